// @ts-check
/* How high each chart is on paper, so that sheets are full: where the next one nearly has room those of
   a sheet are lower, and where it has none they are higher. */

/** A part of a page, in pixels: its height, that of its drawing, and the least and the most that the
 * drawing may have. One with a `start` is broken by the end of a sheet, but not in that.
 * @typedef {{ height: number, picture: number, least: number, most: number, start?: number }} Part */

/** Pixels left free at the end of a sheet: the space below its last chart, and for a text that is wrapped a
 * little otherwise than it was measured. */
const FREE = 12;

/** The heights of the drawings of some parts.
 * @param {Part[]} parts in their order
 * @param {number} first pixels of the first sheet
 * @param {number} later of those after it
 * @returns {number[]} */
export const heightsOn = (parts, first, later) => {
  const heights = parts.map(({ picture }) => picture);
  /** @type {number[]} */
  let sheet = [];
  let [room, used] = [first - FREE, 0];

  /** By how much a drawing may still be lower, or higher.
   * @type {(n: number, isLower: boolean) => number} */
  const free = (n, isLower) => (isLower ? heights[n] - parts[n].least : parts[n].most - heights[n]);
  /** @type {(those: number[], isLower: boolean) => number} */
  const spare = (those, isLower) => those.reduce((sum, n) => sum + free(n, isLower), 0);
  /** Those of the sheet become higher or lower by some pixels together, as far as each may.
   * @type {(by: number) => void} */
  const change = (by) => {
    const part = Math.min(1, Math.abs(by) / (spare(sheet, by < 0) || 1));
    for (const n of sheet) heights[n] += Math.floor(Math.sign(by) * part * free(n, by < 0));
  };
  /** @param {number} rest what of a part stands on the next sheet already */
  const turn = (rest) => {
    [sheet, room, used] = [[], later - FREE, rest];
  };

  parts.forEach((part, n) => {
    const whole = part.start ?? part.height;
    if (used > 0 && used + whole - room > spare([...sheet, n], true)) {
      change(room - used);
      turn(0);
    }
    sheet.push(n);
    const over = Math.max(0, used + whole - room);
    if (over > 0) change(-over);
    used += part.height - over;
    while (part.start !== undefined && used > room) turn(Math.max(0, used - room - FREE));
  });
  return heights;
};

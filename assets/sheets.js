// @ts-check
/* How high each chart is on paper, so that sheets are full: where the next one nearly has room those of
   a sheet are lower, and where it has none they are higher. */

/** A part of a page, in pixels: its height, that of its drawing, and the least and the most that the
 * drawing may have. One with a `start` is broken by the end of a sheet, but not in that, nor within the
 * rows of a table, whose head stands `again` where it goes on.
 * @typedef {{ height: number, picture: number, least: number, most: number, start?: number,
 *   rows?: number[], again?: number }} Part */

/** Pixels left free at the end of a sheet: the space below its last chart, and for a text that is wrapped a
 * little otherwise than it was measured. */
const FREE = 12;

/** Pixels that a list in columns leaves free at the end of a sheet on which it is broken: no item is. */
const LOST = 28;

/** A sheet: the parts on it, its room, what stands on it of a part of the sheet before, and whether its last
 * part goes on on the next one.
 * @typedef {{ those: number[], room: number, rest: number, isBroken: boolean }} Sheet */

/** What parts need of a sheet: of the last, where it is broken by its end, what has to begin there.
 * @type {(parts: Part[], sheet: Sheet) => number} */
const need = (parts, { those, rest, isBroken }) => those.reduce((sum, n, at) => {
  const { height, start } = parts[n];
  return sum + (isBroken && at === those.length - 1 ? start ?? height : height);
}, rest);

/** By how much drawings may be lower, or higher.
 * @type {(parts: Part[], those: number[], isLower: boolean) => number} */
const spare = (parts, those, isLower) => those.reduce((sum, n) => {
  const { picture, least, most } = parts[n];
  return sum + (isLower ? picture - least : most - picture);
}, 0);

/** How far the drawings of a sheet are lowered: 0 not at all, 1 to the least, more has no room.
 * @type {(parts: Part[], sheet: Sheet) => number} */
const lowered = (parts, sheet) => {
  const over = need(parts, sheet) - sheet.room;
  return over <= 0 ? 0 : over / (spare(parts, sheet.those, true) || 1e-9);
};

/** How much of a part that is broken stands on each sheet after that on which it begins.
 * @type {(part: Part, before: number, room: number, later: number) => number[]} */
const onwards = ({ height, start = 0, rows, again = 0 }, before, room, later) => {
  /** @type {number[]} */
  const sheets = [];
  if (!rows) {
    for (let left = before + height - room; left > 0; left += LOST - later) sheets.push(left + LOST);
    return sheets;
  }
  let at = before + start;
  const below = height - start - rows.reduce((sum, row) => sum + row, 0);
  for (const row of [...rows, below]) {
    const isFull = at + row > (sheets.length ? later : room);
    if (isFull) at = again;
    at += row;
    if (isFull) sheets.push(at);
    else if (sheets.length) sheets[sheets.length - 1] = at;
  }
  return sheets;
};

/** The fewest sheets: each has as many parts as have room if they are lowered.
 * @type {(parts: Part[], first: number, later: number) => Sheet[]} */
const fewest = (parts, first, later) => {
  /** @type {Sheet[]} */
  const sheets = [];
  /** @param {number} room @param {number} rest */
  const turn = (room, rest) => sheets.push({ those: [], room: room - FREE, rest, isBroken: false });
  turn(first, 0);
  parts.forEach((part, n) => {
    const last = sheets[sheets.length - 1];
    if (!last.those.length && !last.rest) last.those.push(n);
    else if (lowered(parts, { ...last, those: [...last.those, n], isBroken: true }) <= 1) last.those.push(n);
    else turn(later, 0), sheets[sheets.length - 1].those.push(n);
    if (part.start === undefined) return;
    const { those, rest, room } = sheets[sheets.length - 1];
    const before = Math.min(rest + those.slice(0, -1).reduce((sum, one) => sum + parts[one].height, 0),
      room - part.start);
    for (const left of onwards(part, before, room, later - FREE)) {
      sheets[sheets.length - 1].isBroken = true;
      turn(later, left);
    }
  });
  return sheets;
};

/** How far a sheet is from being full of drawings of their usual height: lowered ones, or room left when they
 * are as high as they may be.
 * @type {(parts: Part[], sheet: Sheet, isLast: boolean) => number} */
const unlike = (parts, sheet, isLast) => {
  const left = sheet.room - need(parts, sheet) - spare(parts, sheet.those, false);
  const part = isLast ? 0 : Math.max(0, left) / sheet.room;
  return Math.max(lowered(parts, sheet), part) ** 2;
};

/** Of all ways to put parts on sheets the one with the least unlike sheets, and how unlike they are together. A
 * text is not parted from what follows it.
 * @type {(parts: Part[], those: number[], sheets: Sheet[]) => [number, number[][]]} */
const best = (parts, those, [sheet, ...more]) => {
  /** @type {[number, number[][]]} */
  let found = [Infinity, []];
  const most = those.length - more.length;
  for (let count = more.length ? 1 : most; count <= most; count += 1) {
    const here = { ...sheet, those: those.slice(0, count) };
    if (more.length && parts[those[count - 1]].start !== undefined) continue;
    if (count > 1 && lowered(parts, here) > 1) break;
    const cost = unlike(parts, here, !more.length);
    if (cost >= found[0]) continue;
    const [rest, after] = more.length ? best(parts, those.slice(count), more) : [0, []];
    if (cost + rest < found[0]) found = [cost + rest, [here.those, ...after]];
  }
  return found;
};

/** Sheets in a row, none of which ends within a part, share their parts: else one of low drawings lies before
 * one that is half empty.
 * @type {(parts: Part[], sheets: Sheet[]) => void} */
const even = (parts, sheets) => {
  for (let at = 0; at < sheets.length; at += 1) {
    let end = at;
    while (end < sheets.length && !sheets[end].isBroken && (end === at || !sheets[end].rest)) end += 1;
    const row = sheets.slice(at, end);
    if (row.length > 1) {
      const [, found] = best(parts, row.flatMap(({ those }) => those), row);
      found.forEach((those, n) => Object.assign(row[n], { those }));
      at = end - 1;
    }
  }
};

/** How many sheets some parts take, and how full the last one is.
 * @type {(parts: Part[], first: number, later: number) => { count: number, full: number }} */
export const endOf = (parts, first, later) => {
  const sheets = fewest(parts, first, later);
  const last = sheets[sheets.length - 1];
  return { count: sheets.length, full: last ? need(parts, last) / last.room : 1 };
};

/** The heights of the drawings of some parts.
 * @param {Part[]} parts in their order
 * @param {number} first pixels of the first sheet
 * @param {number} later of those after it
 * @returns {number[]} */
export const heightsOn = (parts, first, later) => {
  const heights = parts.map(({ picture }) => picture);
  const sheets = fewest(parts, first, later);
  even(parts, sheets);
  sheets.forEach((sheet, at) => {
    const { those, room, isBroken } = sheet;
    const left = room - need(parts, sheet);
    const isLower = left < 0;
    // The last sheet ends where its parts do, and one that is broken is full.
    if (!isLower && (isBroken || at === sheets.length - 1)) return;
    const part = Math.min(1, Math.abs(left) / (spare(parts, those, isLower) || 1));
    for (const n of those) {
      const { picture, least, most } = parts[n];
      heights[n] += Math.floor(part * ((isLower ? least : most) - picture));
    }
  });
  return heights;
};

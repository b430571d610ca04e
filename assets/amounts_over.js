// @ts-check
/* Amounts with their unit over the columns of a narrow chart go aside where they would meet: a unit in
   a line of its own is read as another text. */
import { meet } from "./page.js";

const UNIT = /\d\s[\p{L}.\s]{1,5}$/u;   /* at the end of a line: +15,7 п. п. */
const MOST = 0.6;   /* part of its width that an amount may go, else it is over another column */
const EDGE = 3;   /* pixels that a text keeps from another */

/** @typedef {import("./page.js").Box & {width: number}} Box */

/** @type {(text: string) => boolean} */
const isAmount = (text) => text.split("<br>").some((line) => UNIT.test(line.replace(/<[^>]*>/g, "")));

/** How far each amount goes to the left of what stands over the next column, by its place; none where one
 * of them would leave its column, or meet the text over the one before.
 * @type {(notes: {text: string, xref?: string}[], found: (Box | undefined)[]) => Record<number, number>} */
export const shifts = (notes, found) => {
  /** @type {Record<number, Box>} */
  const boxes = {};
  notes.forEach(({ xref }, at) => {
    const box = found[at];
    if (xref === "x" && box?.width) boxes[at] = box;
  });
  const order = Object.keys(boxes).map(Number).sort((one, other) => boxes[other].left - boxes[one].left);
  /** @type {Record<number, number>} */
  const asked = {};
  for (const [n, at] of order.entries()) {
    const box = boxes[at];
    const next = order.slice(0, n).map((other) => boxes[other]).find((other) => meet(box, other));
    if (!next || !isAmount(notes[at].text)) continue;
    const by = box.right - next.left + EDGE;
    // A box of the browser has its edges from its kind: spread, it would have none.
    const { top, bottom, width } = box;
    const place = { top, bottom, width, left: box.left - by, right: box.right - by };
    if (by > box.width * MOST) return {};
    boxes[at] = place;
    asked[at] = -by;
  }
  // What has no unit stays: an amount may not go over it.
  const isClear = order.every((at, n) => (
    !(at in asked) || order.slice(n + 1).every((other) => !meet(boxes[at], boxes[other]))));
  return isClear ? asked : {};
};

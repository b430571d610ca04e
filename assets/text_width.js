// @ts-check
/* How wide a text is in the letters of another, without a look at how the page is laid out. */
import { letters } from "./broken_lines.js";
import { made } from "./page.js";

const AVERAGE = 0.54;   /* width of a letter on the average, of its height */

/** What tells the pixels of a text of a size, in the typeface of an element: what letters take on the average
 * would cut names of narrow ones that have room.
 * @type {(like: Element | null | undefined, size: number, weight?: string) => (text: string) => number} */
export const widthIn = (like, size, weight = "normal") => {
  const pen = like && made("canvas", {}).getContext?.("2d");
  if (!pen) return (text) => letters(text) * AVERAGE * size;
  const { fontFamily, letterSpacing, wordSpacing } = getComputedStyle(like);
  // What a reader has set between letters and words is part of it.
  Object.assign(pen, { font: weight + " " + size + "px " + fontFamily, letterSpacing, wordSpacing });
  return (text) => pen.measureText(text).width;
};

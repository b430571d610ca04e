// @ts-check
/* Texts of charts in lines of at most so many letters, wide ones counting for more than narrow ones. */
import { contract } from "./contract.js";

/** What stands between the entries of a key. */
export const BETWEEN = contract.lines.between_in_key;

const { widths: WIDTHS, other: OTHER, usual: USUAL } = contract.letters;
const WIDTH_OF = new Map(Object.entries(WIDTHS).flatMap(([signs, width]) => (
  [...signs].map((sign) => /** @type {[string, number]} */ ([sign, width])))));

/* What a reader has set between letters more than usual, in parts of their size. */
let space = 0;

/** @param {number} part */
export const setSpace = (part) => { space = part; };

/** How wide a text is to a reader, in letters of usual width: tags are not seen.
 * @type {(text: string) => number} */
export const letters = (text) => [...text.replace(/<[^>]*>/g, "")]
  .reduce((sum, sign) => sum + (WIDTH_OF.get(sign) ?? OTHER) + space, 0) / USUAL;

/** Where a line may be broken: between words, be they bound to each other, never within a number with its
 * sign or its %, a tag or an abbreviation of several (п. п.). */
const GAPS = /(?:(?<=\D)|(?=[ \u00a0]\D))(?: |(?<![.≈])\u00a0(?!%))(?![^<]*>)/;

/** Words in lines of at most so many letters, with a sign between those of one line; a longer word has
 * a line of its own.
 * @type {(words: string[], most: number, between?: string) => string[]} */
export const filled = (words, most, between = " ") => words.reduce((/** @type {string[]} */ found, word) => {
  const longer = found.length ? found[found.length - 1] + between + word : word;
  if (found.length && letters(longer) <= most) found[found.length - 1] = longer;
  else found.push(word);
  return found;
}, []);

/** A text in lines of at most so many letters, broken between the entries of a key, or where it has
 * none between words.
 * @type {(text: string, most: number) => string} */
export const broken = (text, most) => text.split("<br>").map((line) => {
  const between = line.includes(BETWEEN) ? BETWEEN : " ";
  const words = line.split(between === BETWEEN ? BETWEEN : GAPS);
  return filled(words, most, between).join("<br>");
}).join("<br>");

/** How many lines a text has.
 * @type {(text: string) => number} */
export const lines = (text) => text.split("<br>").length;

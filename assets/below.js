// @ts-check
/* Names below the columns of a chart on a narrow screen: of many, years are shortened or some are left out,
   of few all become smaller where they would meet. */

const FEWEST = 6;   /* marks below a chart of which some may be left out */
const BETWEEN_MARKS = 6;   /* pixels between the names of two of them */
const SMALLEST = 9;   /* pixels of the letters of a name at least */
const YEAR = /^(<[bu]>)?(\d\d)(\d\d)(?=<|$)/;   /* a name that is a year, perhaps with a note below */
const EDGE = 2;   /* pixels between two names that have become smaller */

/** How wide the lines of a name below a chart are.
 * @type {(text: SVGTextContentElement) => number[]} */
const widths = (text) => {
  const lines = /** @type {NodeListOf<SVGTextContentElement>} */ (text.querySelectorAll(".line"));
  return (lines.length ? [...lines] : [text]).map((one) => one.getComputedTextLength());
};

/** Whether names of some widths, so far apart, have room beside each other.
 * @type {(found: number[], apart: number) => boolean} */
const haveRoom = (found, apart) => found.every((width, n) => (
  n === 0 || (found[n - 1] + width) / 2 + BETWEEN_MARKS <= apart));

/** Years without their century, but for the first one of each: 2016, 17, 18; null of other names.
 * @type {(names: string[]) => string[] | null} */
const inShort = (names) => (names.every((name) => YEAR.test(name)) ? names.map((name, n) => {
  const [century, before] = [name, names[n - 1] ?? ""].map((one) => YEAR.exec(one)?.[2]);
  return century === before ? name.replace(YEAR, "$1$3") : name;
}) : null);

/** The names below a chart that have room beside each other: years in short, else every second, third … name,
 * the chosen one among them; null where all have. Plotly would turn them, and names aslant are hard to read.
 * @param {HTMLElement} graph
 * @param {{tickvals?: number[], ticktext?: string[], range?: number[]}} axis
 * @returns {{at: number[], names: string[]} | null} */
export const roomy = (graph, { tickvals: at = [], ticktext: names = [], range }) => {
  const { width } = graph.querySelector(".nsewdrag")?.getBoundingClientRect() ?? { width: 0 };
  if (at.length < FEWEST || at.length !== names.length || !range || !width) return null;
  const texts = /** @type {NodeListOf<SVGTextContentElement>} */ (graph.querySelectorAll(".xtick text"));
  const lines = [...texts].map(widths);
  const apart = width * (at[1] - at[0]) / (range[1] - range[0]);
  const found = lines.map((one) => Math.max(...one));
  if (haveRoom(found, apart)) return null;
  const short = inShort(names);
  const shorter = lines.map(([year, ...notes], n) => Math.max(short?.[n] === names[n] ? year : year / 2, ...notes));
  if (short && haveRoom(shorter, apart)) return { at, names: short };
  const chosen = Math.max(0, names.findIndex((name) => name.includes("<b>")));
  let [every, kept] = [1, at.map((_, n) => n)];
  while (!haveRoom(kept.map((n) => found[n]), apart * every)) {
    every += 1;
    kept = at.map((_, n) => n).filter((n) => (n - chosen) % every === 0);
  }
  return { at: kept.map((n) => at[n]), names: kept.map((n) => names[n]) };
};

/** The size of the names below a few columns at which none meets the next; null where none does.
 * @type {(graph: HTMLElement) => number | null} */
export const lesser = (graph) => {
  const texts = [...graph.querySelectorAll(".xtick text")];
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const parts = boxes.slice(1).map((box, n) => {
    const apart = (box.left + box.right - boxes[n].left - boxes[n].right) / 2;
    return (apart - EDGE) / ((box.width + boxes[n].width) / 2);
  });
  const least = Math.min(...parts);
  if (!(least < 1)) return null;
  const size = Number.parseFloat(getComputedStyle(texts[0]).fontSize);
  const found = Math.max(SMALLEST, Math.floor(size * least));
  return found < size ? found : null;
};

/** The names below columns without the space behind "about": where letters become smaller it is missed
 * least.
 * @type {(axis: {ticktext?: string[]}) => {"xaxis.ticktext"?: string[]}} */
export const closed = ({ ticktext }) => (
  ticktext ? { "xaxis.ticktext": ticktext.map((name) => name.replace(/≈\s/g, "≈")) } : {});

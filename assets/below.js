// @ts-check
/* Names below the columns of a chart on a narrow screen: of many some are left out, of few all become
   smaller where they would meet. */

const FEWEST = 6;   /* marks below a chart of which some may be left out */
const BETWEEN_MARKS = 6;   /* pixels between the names of two of them */
const SMALLEST = 9;   /* pixels of the letters of a name at least */
const EDGE = 2;   /* pixels between two names that have become smaller */

/** The marks below a chart whose names have room beside each other, the chosen one among them; null
 * where all have. Plotly would turn them, and names aslant are hard to read.
 * @param {HTMLElement} graph
 * @param {{tickvals?: number[], ticktext?: string[], range?: number[]}} axis
 * @returns {number[] | null} */
export const roomy = (graph, { tickvals: at = [], ticktext: names = [], range }) => {
  const { width } = graph.querySelector(".nsewdrag")?.getBoundingClientRect() ?? { width: 0 };
  if (at.length < FEWEST || at.length !== names.length || !range || !width) return null;
  const texts = /** @type {NodeListOf<SVGTextContentElement>} */ (graph.querySelectorAll(".xtick text"));
  const longest = Math.max(...[...texts].map((text) => text.getComputedTextLength()));
  const every = Math.ceil((longest + BETWEEN_MARKS) * (range[1] - range[0]) / (width * (at[1] - at[0])));
  const chosen = Math.max(0, names.findIndex((name) => name.includes("<b>")));
  return every > 1 ? at.filter((_, n) => (n - chosen) % every === 0) : null;
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

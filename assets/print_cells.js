// @ts-check
/* Cells on paper: as wide as the sheet, with letters of their size. Made smaller with the rest, as what is
   scrolled on a phone is, they were five points high. */

/** @typedef {{type?: string}} Trace */

/** How the heads of columns stood on the screen.
 * @type {WeakMap<HTMLElement, Record<string, unknown>>} */
const onScreen = new WeakMap();

/** @type {(graph: HTMLElement) => any} */
const axisOf = (graph) => /** @type {any} */ (graph).layout?.xaxis;

/** Whether a chart is one of cells.
 * @type {(graph: HTMLElement) => boolean} */
export const areIn = (graph) => (/** @type {any} */ (graph).data ?? [])
  .some((/** @type {Trace} */ { type }) => type === "heatmap");

/** What Plotly is to be asked for on paper: heads that lie would meet one another, and are tilted.
 * @type {(graph: HTMLElement) => Record<string, unknown>} */
export const tilted = (graph) => {
  const axis = axisOf(graph);
  if (!areIn(graph) || axis?.tickangle !== 0) return {};
  const heads = /** @type {string[]} */ (axis.ticktext);
  onScreen.set(graph, { "xaxis.tickangle": 0, "xaxis.ticktext": heads });
  return { "xaxis.tickangle": -45, "xaxis.ticktext": heads.map((head) => head.replace(/<br>/g, " ")) };
};

/** And to have them stand as before.
 * @type {(graph: HTMLElement) => Record<string, unknown>} */
export const lying = (graph) => {
  const before = onScreen.get(graph) ?? {};
  onScreen.delete(graph);
  return before;
};

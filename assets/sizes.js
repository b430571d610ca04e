// @ts-check
/* Charts have the size of their place. Dash has Plotly draw a chart anew whenever its place opens or is
   looked at for the first time, a tenth of a second after it was drawn; that is for nothing where it
   was drawn in that size. */
import { until } from "./frames.js";

const SHEET = ".main-svg";
const NEAR = 1;   /* pixels: sizes of places are whole numbers, those of drawings need not be */

/** Whether a chart fills its place; one that is not seen has none.
 * @type {(graph: HTMLElement) => boolean} */
export const fits = (graph) => {
  const { clientWidth: width, clientHeight: height } = graph;
  const sheet = graph.querySelector(SHEET);
  if (!sheet) return false;
  /** @type {(name: string, size: number) => boolean} */
  const isAs = (name, size) => Math.abs(Number(sheet.getAttribute(name)) - size) < NEAR;
  return width === 0 || height === 0 || (isAs("width", width) && isAs("height", height));
};

/** Have charts drawn in another size only where they have another. */
export const listen = async () => {
  await until(() => Boolean(window.Plotly));
  const plots = window.Plotly?.Plots;
  if (!plots) return;
  const { resize } = plots;
  plots.resize = async (graph) => {
    if (!fits(graph)) await resize(graph);
  };
};

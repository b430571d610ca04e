// @ts-check
/* How large a slide is drawn: it is laid out in pixels of its own (present.css) and scaled to the window.
   In an upright window, as of a phone, it is laid out upright: lying its type was five pixels high. */
import { relayout } from "./dash.js";
import * as maps from "./maps.js";
import * as narrow from "./narrow.js";
import * as signs from "./signs.js";

const HEIGHT = 540;
const WIDEST_UPRIGHT = 768;

/** By how much a slide is scaled.
 * @returns {number} */
const factorOfSlide = () => (
  matchMedia("(orientation: portrait)").matches
    ? Math.max(1, innerWidth / WIDEST_UPRIGHT)
    : Math.min(innerHeight / HEIGHT, innerWidth / (HEIGHT * 16 / 9))
);

/** Draw a chart at the size of its place. The second time its key has the lines that it needs there.
 * @type {(graph: HTMLElement) => Promise<void>} */
const resized = async (graph) => {
  signs.restore(graph);
  await window.Plotly?.Plots.resize(graph);
  if (graph.offsetParent && graph.querySelector(".legend")) await relayout(graph, { autosize: true });
  await maps.settle(graph);
  await narrow.settle(graph);
};

/** Have the charts that are seen fill their places, on slides or on a page.
 * @param {boolean} areSlides */
export const fit = (areSlides) => {
  document.documentElement.style.setProperty("--factor", String(areSlides ? factorOfSlide() : 1));
  for (const graph of document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot"))) {
    if (window.Plotly && graph.offsetParent) resized(graph);
  }
};

/** Lay the slides out as the page that they are of: on paper a slide was cut at the edges of the sheet.
 * @returns {() => void} what lays them out as slides again, if they were */
export const asPage = () => {
  const root = document.documentElement;
  if (!root.classList.contains("present")) return () => {};
  root.classList.remove("present");
  root.style.setProperty("--factor", "1");
  return () => {
    root.classList.add("present");
    fit(true);
  };
};

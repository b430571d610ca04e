// @ts-check
/* Columns of a narrow chart of which a bound or an estimate is known. */

import { whenResized } from "./frames.js";
import { isNarrow } from "./page.js";

/** @typedef {{traces: number[], text: string[][]}} Texts  Texts of the columns of some traces. */

const SIGN = /^(?:&[lg]t;|[<>≈≥≤])/;   /* at the beginning of a bound or an estimate, as it is escaped */

/** Whether a column is hatched, which says by itself that it is estimated.
 * @type {(marker: any, n: number) => boolean} */
const isHatched = (marker, n) => {
  const shape = marker?.pattern?.shape ?? "";
  return Boolean(Array.isArray(shape) ? shape[n] : shape);
};

/** @param {HTMLElement} graph @returns {any[]} */
const dataOf = (graph) => /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph)).data ?? [];

/** The texts of columns that begin with a sign (> 500), that sign alone where Plotly leaves the text out,
 * which is wider than its column: a bound would be seen as an amount. Null where there are none.
 * @type {(graph: HTMLElement) => Texts | null} */
export const signed = (graph) => {
  if (!isNarrow(graph)) return null;
  const data = dataOf(graph);
  const texts = [...graph.querySelectorAll(/** @type {"text"} */ (".bartext"))];
  const unseen = texts.filter(({ style }) => style.display === "none")
    .map((one) => one.getAttribute("data-unformatted"));
  const found = { traces: /** @type {number[]} */ ([]), text: /** @type {string[][]} */ ([]) };
  data.forEach(({ type, orientation, text, marker }, at) => {
    if (type !== "bar" || orientation === "h" || !Array.isArray(text)) return;
    const short = text.map((one, n) => (
      unseen.includes(one) && !isHatched(marker, n) ? SIGN.exec(one)?.[0] ?? one : one));
    if (short.every((one, n) => one === text[n])) return;
    found.traces.push(at);
    found.text.push(short);
  });
  return found.traces.length ? found : null;
};

/** What was shortened in which chart, and its whole texts.
 * @type {WeakMap<HTMLElement, {short: Texts, whole: Texts}>} */
const kept = new WeakMap();

/** Shorten what has no room in a chart that was drawn.
 * @type {(graph: HTMLElement) => Promise<void>} */
export const settle = async (graph) => {
  const short = signed(graph);
  if (!short) return;
  const data = dataOf(graph);
  kept.set(graph, { short, whole: { ...short, text: short.traces.map((at) => [...data[at].text]) } });
  await window.Plotly?.update(graph, { text: short.text }, {}, short.traces);
};

/** The texts that were shortened, whole; null where there are none, or the chart was drawn anew since.
 * @type {(graph: HTMLElement) => Texts | null} */
export const whole = (graph) => {
  const was = kept.get(graph);
  if (!was) return null;
  kept.delete(graph);
  const data = dataOf(graph);
  return was.short.traces.every((at, n) => String(data[at]?.text) === String(was.short.text[n])) ? was.whole : null;
};

/** Write again in a chart what was shortened, as where it becomes wider.
 * @type {(graph: HTMLElement) => void} */
export const restore = (graph) => {
  const texts = whole(graph);
  if (texts) window.Plotly?.update(graph, { text: texts.text }, {}, texts.traces);
};

/** Listen to windows of another width: before those who look for what has no room in it. */
export const listen = () => whenResized(() => {
  document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot")).forEach(restore);
});

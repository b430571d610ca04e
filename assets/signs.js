// @ts-check
/* Columns of a narrow chart of which a bound or an estimate is known. */

import { isNarrow } from "./page.js";

const SIGN = /^(?:&[lg]t;|[<>≈≥≤])/;   /* at the beginning of a bound or an estimate, as it is escaped */

/** Whether a column is hatched, which says by itself that it is estimated.
 * @type {(marker: any, n: number) => boolean} */
const isHatched = (marker, n) => {
  const shape = marker?.pattern?.shape ?? "";
  return Boolean(Array.isArray(shape) ? shape[n] : shape);
};

/** The texts of columns that begin with a sign (> 500), that sign alone where Plotly leaves the text out,
 * which is wider than its column: a bound would be seen as an amount. Null where there are none.
 * @type {(graph: HTMLElement) => {traces: number[], text: string[][]} | null} */
export const signed = (graph) => {
  if (!isNarrow(graph)) return null;
  const { data = [] } = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph));
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

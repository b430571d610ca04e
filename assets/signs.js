// @ts-check
/* Columns of a narrow chart of which a bound or an estimate is known. */

import { letters } from "./broken_lines.js";
import { isNarrow } from "./page.js";

const SIGN = /^(?:&[lg]t;|[<>≈≥≤])/;   /* at the beginning of a bound or an estimate, as it is escaped */
const LETTER = 6.6;   /* pixels of a letter of a figure */

/** The texts of columns that begin with a sign (> 500), that sign alone where the column is narrower: Plotly
 * leaves out what has no room, and a bound or an estimate would be seen as an amount. Null where all have room.
 * @type {(graph: HTMLElement) => {traces: number[], text: string[][]} | null} */
export const signed = (graph) => {
  const { data = [], layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  const found = { traces: /** @type {number[]} */ ([]), text: /** @type {string[][]} */ ([]) };
  const [first, last] = layout?.xaxis?.range ?? [0, 1];
  const places = (graph.clientWidth - (layout?.margin?.l ?? 0) - (layout?.margin?.r ?? 0)) / (last - first);
  const column = places * (1 - (layout?.bargap ?? 0));
  data.forEach(({ type, orientation, textposition, text }, at) => {
    if (type !== "bar" || orientation === "h" || textposition !== "outside" || !Array.isArray(text)) return;
    const short = text.map((one) => (
      letters(one.replace(SIGN, ">")) * LETTER > column ? SIGN.exec(one)?.[0] ?? one : one));
    if (short.every((one, n) => one === text[n])) return;
    found.traces.push(at);
    found.text.push(short);
  });
  return isNarrow(graph) && found.traces.length ? found : null;
};

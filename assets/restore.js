// @ts-check
/* Puts back into a figure what the server left out of it: dashboard/render/sharing.py. */
import { contract } from "./contract.js";

/** A text: as it is; or its parts, each a text, or the place of a piece with what fills its gaps.
 * @typedef {string | (string | number)[]} Said */
/**
 * What differs between the texts of a trace, or the place of the trace in which the same does.
 * @typedef {[start: string, differing: string[] | number, end: string]} Ends */
/** @typedef {{rows: string[], columns: string[], address: string, bare: number[]}} Cells */
/** @typedef {{type?: string, hovertext?: any, customdata?: any, ids?: any}} Trace */

const CODE = "*";

/** @type {(said: Said, pieces: (string | string[])[]) => string} */
const joined = (said, pieces) => {
  if (typeof said === "string") return said;
  let text = "";
  for (let at = 0; at < said.length; at += 1) {
    const one = said[at];
    const piece = typeof one === "number" ? pieces[one] : one;
    if (typeof piece === "string") text += piece;
    else {
      text += piece[0];
      for (const after of piece.slice(1)) text += said[at += 1] + after;
    }
  }
  return text;
};

/** The order and the address of every cell.
 * @type {(cells: Cells) => string[][]} */
const ofCells = ({ rows, columns, address, bare }) => {
  const without = new Set(bare);
  return rows.map((row, y) => columns.map((column, x) => {
    const cell = row + "/" + column;
    return "cell:" + cell + (without.has(y * columns.length + x) ? "" : " " + address.replace(CODE, cell));
  }));
};

/** Plotly may write into a template.
 * @param {Figure} figure */
export const complete = (figure) => {
  const { data, layout, pieces = [] } = figure;
  layout.template ??= structuredClone(contract.template);
  delete figure.pieces;
  /** @type {Map<number, string[]>} */
  const differing = new Map();
  const traces = /** @type {Trace[]} */ (data);
  for (const [place, trace] of traces.entries()) {
    const { type, hovertext: said, customdata: codes, ids } = trace;
    if (codes?.rows) trace.customdata = ofCells(codes);
    if (typeof codes?.[0] === "string") {
      trace.customdata = codes.map((/** @type {string} */ code) => ["partner:" + code, code]);
      if (typeof ids === "string") {
        trace.ids = codes.map((/** @type {string} */ code) => ids.replace(CODE, code));
      }
    }
    if (Array.isArray(ids) && (Array.isArray(ids[1]) || typeof ids[1] === "number")) {
      const [start, inner, end] = /** @type {Ends} */ (ids);
      const each = typeof inner === "number" ? differing.get(inner) ?? [] : inner;
      differing.set(place, each);
      trace.ids = each.map((one) => start + one + end);
    }
    if (typeof said === "number") trace.hovertext = traces[said].hovertext;
    else if (Array.isArray(said)) {
      const join = (/** @type {Said} */ one) => joined(one, pieces);
      trace.hovertext = type === "heatmap" ? said.map((row) => row.map(join)) : said.map(join);
    }
  }
};

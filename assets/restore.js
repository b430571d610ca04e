// @ts-check
/* Puts back into a figure what the server left out of it: dashboard/render/sharing.py. */
import { contract } from "./contract.js";

/** A text: as it is; or its parts, each a text, or the place of a piece with what fills its gaps.
 * @typedef {string | (string | number)[]} Said */
/**
 * What differs between the texts of a trace, or the place of the trace in which the same does.
 * @typedef {[start: string, differing: string[] | number, end: string]} Ends */
/** Texts that differ in their numbers: the places of the pieces of each, and the numbers of all.
 * @typedef {[places: number[], numbers: string]} Run */
/** @typedef {{rows: string[], columns: string[], address: string, bare: number[]}} Cells */
/** @typedef {{type?: string, hovertext?: any, customdata?: any, ids?: any}} Trace */

const { code: CODE, partner: PARTNER, cell: CELL, country_traces: COUNTRY_TRACES } = contract.sharing;

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

/** The text, or those of a run.
 * @type {(said: Said | Run, pieces: (string | string[])[]) => string[]} */
const texts = (said, pieces) => {
  const [places, numbers] = said;
  if (!Array.isArray(places)) return [joined(/** @type {Said} */ (said), pieces)];
  const left = /** @type {string} */ (numbers).split(" ");
  const gaps = places.map((place) => typeof pieces[place] === "string" ? 0 : pieces[place].length - 1);
  const found = [];
  while (left.length) found.push(joined(places.flatMap((place, n) => [place, ...left.splice(0, gaps[n])]), pieces));
  return found;
};

/** The order and the address of every cell.
 * @type {(cells: Cells) => string[][]} */
const ofCells = ({ rows, columns, address, bare }) => {
  const without = new Set(bare);
  return rows.map((row, y) => columns.map((column, x) => {
    const cell = row + "/" + column;
    return CELL + cell + (without.has(y * columns.length + x) ? "" : " " + address.replace(CODE, cell));
  }));
};

/** Plotly may write into a template.
 * @param {Figure} figure */
export const complete = (figure) => {
  const { data, layout, pieces = [], heads: [heads] = [] } = figure;
  layout.template ??= structuredClone(contract.template);
  delete figure.pieces;
  delete figure.heads;
  /** @type {Map<number, string[]>} */
  const differing = new Map();
  const traces = /** @type {Trace[]} */ (data);
  for (const [place, trace] of traces.entries()) {
    const { type, hovertext: said, customdata: codes, ids } = trace;
    if (codes?.rows) trace.customdata = ofCells(codes);
    if (typeof codes?.[0] === "string") {
      trace.customdata = codes.map((/** @type {string} */ code) => [PARTNER + code, code]);
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
      const whole = (/** @type {Said | Run} */ one) => texts(one, pieces);
      trace.hovertext = type === "heatmap" ? said.map((row) => row.flatMap(whole)) : said.flatMap(whole);
      if (heads && COUNTRY_TRACES.includes(type ?? "") && typeof codes?.[0] === "string") {
        const named = (/** @type {string} */ one, /** @type {number} */ n) => heads[codes[n]] + one;
        trace.hovertext = trace.hovertext.map(named);
      }
    }
  }
};

// @ts-check
/* Lying bars where room is short. Names that would leave them none are broken into lines, or end
   with fewer words and stand whole in hover and table; what is written at their ends keeps clear of
   what stands beside them. */

import { filled, letters } from "./broken_lines.js";
import { relayout } from "./dash.js";
import { isNarrow } from "./page.js";
import * as signs from "./signs.js";

const MOST = 0.42, HALF = 0.5;   /* part of a narrow chart that names may take, and of a wider one */
const SHORT = 18;   /* letters of a line of a name at least: the server breaks longer ones, where rows have room */
const LINE = 15;   /* pixels of a line of a name */
const SMALL_END = /(?:[\s\u00a0]\S{1,3})?[\s\u00a0.,;…]*$/;   /* no name ends with a small word or a sign */
const LETTER = 7;   /* pixels of a letter of a name */
const BESIDE = 16;   /* pixels between a name and its bar */
const SMALL = 6.6;   /* pixels of a letter of a figure */
export const UNSEEN = 0.002;   /* part of the longest bar, of which nothing is seen on a phone */
const TURNS = 4;   /* how often both sides of bars are looked at */
const THIN = 6;   /* how much longer than its bars an axis becomes at most: of thinner ones nothing is seen */
const EDGE = 2;   /* pixels that a text keeps from the edge */
const BETWEEN = 14;   /* pixels between two figures */

/** A name in at most so many lines of at most so many letters; without its last words where that is too
 * few, but never within a word. What is in brackets at its end tells it from others, and stays.
 * @type {(name: string, most: number, rows: number) => string} */
export const fitted = (name, most, rows) => {
  if (name.split("<br>").length <= rows && name.split("<br>").every((line) => letters(line) <= most)) return name;
  const [, head, end = ""] = /^(.*?)([\s\u00a0]\([^()]*\))?$/.exec(name.replaceAll("<br>", " ")) ?? ["", name];
  const words = head.split(" ").flatMap((word) => (letters(word) > most ? word.split("\u00a0") : [word]));
  const lines = filled(end ? [...words, end.trim()] : words, most);
  if (lines.length <= rows) return lines.join("<br>");
  for (let kept = words.length - 1; kept > 1; kept -= 1) {
    const text = words.slice(0, kept).join(" ").replace(SMALL_END, "");
    const less = filled((text.replace(/…$/, "") + "…" + end.replaceAll(" ", "\u00a0")).split(" "), most);
    if (less.length <= rows && less.every((line) => letters(line) <= most)) return less.join("<br>");
  }
  return words.length > 1 ? words[0].replace(SMALL_END, "") + "…" + end : head + end;
};

/** How many lines a row between two bars holds.
 * @type {(graph: HTMLElement, layout: any) => number} */
const linesOf = (graph, { margin, yaxis }) => {
  const [first, last] = yaxis.range ?? [1, 0];
  const height = (graph.clientHeight || 0) - (margin?.t ?? 0) - (margin?.b ?? 0);
  return Math.max(1, Math.floor(height / Math.abs(last - first) / LINE));
};

/** Pixels between names and bars, in which the figures of bars below zero stand.
 * @type {(layout: any) => number} */
const belowZero = (layout) => layout?.yaxis?.ticklabelstandoff ?? 0;

/** Where headings and lines under bars go that begin at the edge of the chart, counted from where bars
 * begin, as these move.
 * @type {(layout: any, left: number) => Record<string, number>} */
export const edged = (layout, left) => {
  /** @type {Record<string, number>} */
  const asked = {};
  layout.annotations?.forEach((/** @type {any} */ note, /** @type {number} */ at) => {
    if (note.x !== 0 || note.xshift >= -BESIDE) return;
    asked["annotations[" + at + "].xshift"] = note.xshift + layout.margin.l - left;
  });
  return asked;
};

/** What Plotly is to be asked for where the names of lying bars are too long; null where none is.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const shortened = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  /** @type {string[]} */
  const names = layout?.yaxis?.ticktext ?? [];
  const isLying = data?.some(({ orientation }) => orientation === "h");
  if (!isLying || layout.yaxis2 || !names.length || graph.clientWidth === 0) return null;
  // They stand above their bars (assets/names_above.js).
  if (layout.yaxis.ticklabelposition) return null;
  const part = isNarrow(graph) ? MOST : HALF;
  const most = Math.max(SHORT, Math.floor(graph.clientWidth * part / LETTER));
  const rows = linesOf(graph, layout);
  /** @type {(room: number) => string[]} */
  const within = (room) => names.map((name) => fitted(name, room, rows));
  /** @type {(some: string[]) => number} */
  const widest = (some) => Math.max(...some.flatMap((name) => name.split("<br>").map(letters)));
  // A single word that cannot be shortened gives the others its room, and they may take a letter more.
  const taken = widest(within(most));
  const short = within(taken > most ? taken + 1 : most);
  if (short.every((name, n) => name === names[n])) return null;
  const longest = widest(short);
  const left = Math.ceil(longest * LETTER) + BESIDE + belowZero(layout);
  return { "yaxis.ticktext": short, "margin.l": left, ...edged(layout, left) };
};

/** The range of the values of lying bars that leaves their figures room on both sides; null where they
 * have it.
 * @type {(graph: HTMLElement, range: [number, number] | undefined, values: number[]) => [number, number] | null} */
export const longer = (graph, range, values) => {
  const place = graph.querySelector(".nsewdrag")?.getBoundingClientRect();
  if (!range || !place?.width) return null;
  const { left, width } = place;
  const beside = belowZero(/** @type {any} */ (graph).layout);
  const end = graph.getBoundingClientRect().right - EDGE;
  let [low, high] = range;
  const zero = left - low * width / (high - low);
  /** @type {(at: number) => number} */
  const valueAt = (at) => range[0] + (at - left) * (range[1] - range[0]) / width;
  const boxes = [...graph.querySelectorAll(".xy .bartext-outside")].map((text) => text.getBoundingClientRect());
  // Room on one side moves zero, and so takes some from the other.
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const box of boxes) {
      const room = end - box.width - left;
      if (box.left >= zero && room > 0) high = Math.max(high, (valueAt(box.left) - low) * width / room + low);
      if (box.right > zero) continue;
      const taken = Math.max(0, box.width - beside);
      low = Math.min(low, (valueAt(box.right) * width - taken * high) / (width - taken));
    }
  }
  const most = Math.max(0, ...values) - Math.min(0, ...values);
  if (high - low > most * THIN) return null;
  return low < range[0] || high > range[1] * 1.001 ? [low, high] : null;
};

/** What Plotly is to be asked for where the figure at the end of a bar leaves the chart, or meets the one
 * at the right edge: longer axes, with what ends at their ends. Null where none does.
 * @type {(graph: HTMLElement) => {traces: number[], x: number[][], ranges: Record<string, number[]>} | null} */
export const apart = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  if (!isNarrow(graph)) return null;
  const width = graph.clientWidth - (layout?.margin?.l ?? 0) - (layout?.margin?.r ?? 0);
  /** @type {(place: string) => any[]} */
  const texts = (place) => data.filter(({ mode, textposition }) => mode === "text" && textposition === place);
  /** @type {(one: any) => string} */
  const axisOf = ({ xaxis = "x" }) => "xaxis" + xaxis.slice(1);
  /** @type {{traces: number[], x: number[][], ranges: Record<string, number[]>}} */
  const found = { traces: [], x: [], ranges: {} };
  for (const own of texts("middle right")) {
    const axis = axisOf(own);
    const edge = texts("middle left").find((one) => axisOf(one) === axis);
    const [start, end] = layout[axis].range;
    const needed = own.y.map((/** @type {number} */ row, /** @type {number} */ n) => {
      const beside = edge?.text[edge.y.indexOf(row)] ?? "";
      const left = width - (letters(own.text[n]) + letters(beside)) * SMALL - (beside ? BETWEEN : 0);
      return left > 0 ? start + (own.x[n] - start) * width / left : end;
    });
    const most = Math.max(end, ...needed);
    if (most === end) continue;
    found.ranges[axis + ".range"] = [start, most];
    data.forEach((one, at) => {
      if (axisOf(one) !== axis || !one.x?.length || !one.x.every((/** @type {number} */ x) => x === end)) return;
      found.traces.push(at);
      found.x.push(one.x.map(() => most));
    });
  }
  return Object.keys(found.ranges).length ? found : null;
};

/** The values of lying bars below zero that are too short to be seen, without their sign: what is written
 * of them, sign and all, then stands on the side that has room. Null where there are none.
 * @type {(graph: HTMLElement) => {traces: number[], x: number[][]} | null} */
export const turned = (graph) => {
  const data = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph)).data ?? [];
  if (!isNarrow(graph)) return null;
  const found = { traces: /** @type {number[]} */ ([]), x: /** @type {number[][]} */ ([]) };
  const lying = data.filter(({ orientation }) => orientation === "h");
  const longest = Math.max(0, ...lying.flatMap(({ x = [] }) => x.map(Math.abs)));
  data.forEach((one, at) => {
    /** @type {(value: number) => boolean} */
    const isUnseen = (value) => value < 0 && -value < longest * UNSEEN;
    if (!lying.includes(one) || one.textposition !== "outside" || !one.x?.some(isUnseen)) return;
    found.traces.push(at);
    found.x.push(one.x.map((/** @type {number} */ value) => (isUnseen(value) ? -value : value)));
  });
  return found.traces.length ? found : null;
};

/** Give the bars of a chart that was drawn the room that they need.
 * @type {(graph: HTMLElement) => Promise<void>} */
export const settle = async (graph) => {
  const names = shortened(graph);
  if (names) await relayout(graph, names);
  await signs.settle(graph);
  const short = turned(graph);
  if (short) await window.Plotly?.update(graph, { x: short.x }, {}, short.traces);
  const figures = apart(graph);
  if (!figures) return;
  if (figures.traces.length) await window.Plotly?.update(graph, { x: figures.x }, figures.ranges, figures.traces);
  else await relayout(graph, figures.ranges);
};

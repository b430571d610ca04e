// @ts-check
/* Texts in charts on a narrow screen: where one is wider than its room it is broken into lines. The
   server places texts for a usual width (dashboard/render/marks.py) and does not know the window. */

import * as amountsOver from "./amounts_over.js";
import * as bars from "./bars.js";
import { closed, lesser, roomy } from "./below.js";
import { BETWEEN, broken, letters, lines } from "./broken_lines.js";
import { keyInSight } from "./cells.js";
import { contract } from "./contract.js";
import { graphOf, relayout } from "./dash.js";
import { painted, until, whenResized } from "./frames.js";
import * as maps from "./maps.js";
import * as namesAbove from "./names_above.js";
import { byId, isNarrow, meet, NARROW } from "./page.js";
import * as spaced from "./spaced.js";
import * as tiles from "./tiles.js";

/** @typedef {{text: string, xref: string, yref: string, y: number, yanchor?: string, xshift?: number, yshift?: number,
 *   font?: {size: number}}} Note */

const WIDE = 2 * NARROW;   /* pixels of a window in which no chart is narrow: none is measured */
const LINE = 16;   /* pixels of a line */
const SAFE = 0.97;   /* part of a line that a key fills */
const SEVERAL = 6;   /* figures over columns of which those that meet another may be left out */
const [LETTERS, SMALLEST] = [12, 9];   /* pixels of the letters of a text, and at least */
const EDGE = 2;   /* pixels that a text keeps from the edge */

/** How far a text leaves the chart, to the right, or to the left with a minus.
 * @type {(graph: HTMLElement, box: DOMRect) => number} */
const outside = (graph, box) => {
  const whole = graph.getBoundingClientRect();
  return Math.max(box.right - whole.right, 0) || Math.min(box.left - whole.left, 0);
};

/** How wide a text may be: as a column where it meets that of another, else to the edge of the chart.
 * @type {(graph: HTMLElement, note: Note, box: DOMRect, others: DOMRect[]) => number} */
const room = (graph, note, box, others) => {
  const columns = graph.querySelectorAll(".xaxislayer-above .xtick, .xaxislayer-below .xtick").length;
  if (note.xref === "x" && columns > 1 && others.some((other) => meet(box, other))) {
    return graph.clientWidth / columns - 4 * EDGE;
  }
  return box.width - Math.abs(outside(graph, box));
};

/** How wide the name of a panel may be where it meets that of the next one on its line; 0 where it meets none.
 * @type {(at: number, notes: Note[], boxes: (DOMRect | undefined)[]) => number} */
const upToNext = (at, notes, boxes) => {
  const [note, box] = [notes[at], /** @type {DOMRect} */ (boxes[at])];
  const next = boxes.find((other, n) => other?.width && n !== at && notes[n].y === note.y && other.left > box.left
    && [note, notes[n]].every(({ xref, yref }) => xref === "paper" && yref === "paper") && meet(box, other));
  return next ? next.left - box.left - 4 * EDGE : 0;
};

/** How far a figure at a point gives way to the chosen one, which is bold, to its left with a minus.
 * @type {(note: Note, box: DOMRect, notes: Note[], boxes: (DOMRect | undefined)[]) => number} */
const aside = (note, box, notes, boxes) => {
  if (note.text.includes("<b>") || !/^[^\s\d]*[\d\s.,]+$/.test(note.text)) return 0;
  const chosen = boxes.find((one, n) =>
    one?.width && notes[n].text.includes("<b>") && notes[n].xref === "x" && meet(box, one));
  if (!chosen) return 0;
  return box.left < chosen.left ? chosen.left - box.right - EDGE : chosen.right - box.left + EDGE;
};

/** Which figures over the columns of many chosen years have no room beside those of larger ones.
 * @type {(notes: Note[], boxes: (DOMRect | undefined)[]) => number[]} */
const crowded = (notes, boxes) => {
  const figures = notes.flatMap(({ text, xref }, at) => (
    xref === "x" && /^<b>\d+<\/b>$/.test(text) && boxes[at]?.width ? [at] : []));
  if (figures.length <= SEVERAL) return [];
  /** @type {(at: number) => number} */
  const value = (at) => Number(notes[at].text.replace(/\D/g, ""));
  /** @type {number[]} */
  const kept = [];
  return figures.sort((one, other) => value(other) - value(one)).filter((at) => {
    const isOver = kept.some((one) => meet(/** @type {DOMRect} */ (boxes[one]), /** @type {DOMRect} */ (boxes[at])));
    if (!isOver) kept.push(at);
    return isOver;
  });
};

/** The size of the mark of made-up data where it is longer than its place: between the edge of the
 * chart and the end of the plot beside names, else within the plot.
 * @type {(graph: HTMLElement, layout: any) => Record<string, number>} */
export const marked = (graph, layout) => {
  /** @type {Record<string, number>} */
  const asked = {};
  const place = graph.querySelector(".nsewdrag")?.getBoundingClientRect();
  (layout?.shapes ?? []).forEach((/** @type {any} */ { label }, /** @type {number} */ at) => {
    const text = label?.text && graph.querySelector('.shape-group[data-index="' + at + '"] text');
    const box = text?.getBoundingClientRect();
    if (!box?.width || !place?.width) return;
    const room = place.right - (label.textposition ? graph.getBoundingClientRect().left : place.left) - 2 * EDGE;
    if (box.width <= room) return;
    asked["shapes[" + at + "].label.font.size"] = Math.floor(label.font.size * room / box.width);
  });
  return asked;
};

/** What Plotly is to be asked for where texts have no room; null where all have.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const changes = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  /** @type {Note[]} */
  const notes = layout?.annotations ?? [];
  if (!isNarrow(graph)) return keyInSight(graph);
  const boxes = notes.map((_, at) => (
    graph.querySelector('.annotation[data-index="' + at + '"] text')?.getBoundingClientRect()
  ));
  /** @type {Record<string, unknown>} */
  const asked = { ...marked(graph, layout) };
  const isLying = data?.some(({ orientation }) => orientation === "h");
  const range = isLying ? bars.longer(graph, layout?.xaxis?.range, data.flatMap(({ x = [] }) => x)) : null;
  if (range) asked["xaxis.range"] = range;
  const marks = isLying || !layout?.xaxis ? null : roomy(graph, layout.xaxis);
  if (marks) Object.assign(asked, { "xaxis.tickvals": marks.at, "xaxis.ticktext": marks.names });
  const size = isLying || marks ? null : lesser(graph);
  if (size) Object.assign(asked, { "xaxis.tickfont.size": size, ...closed(layout.xaxis) });
  for (const at of crowded(notes, boxes)) asked["annotations[" + at + "].visible"] = false;
  const moved = isLying ? {} : amountsOver.shifts(notes, boxes);
  let [above, below] = [0, 0];
  notes.forEach((note, at) => {
    const box = boxes[at];
    if (!box?.width) return;
    const others = boxes.filter((other, n) => n !== at && other?.width && notes[n].xref === "x");
    const out = outside(graph, box);
    const part = "annotations[" + at + "].";
    if (out && note.xref === "x") asked[part + "xshift"] = (note.xshift ?? 0) - out - Math.sign(out) * EDGE;
    const wide = upToNext(at, notes, boxes)
      || room(graph, note, box, /** @type {DOMRect[]} */ (others)) - (out ? EDGE : 0);
    const away = note.xref === "x" && !out ? moved[at] || aside(note, box, notes, boxes) : 0;
    if (away) asked[part + "xshift"] = (note.xshift ?? 0) + away;
    const isUnder = isLying && note.yref === "y" && (note.yanchor ?? "top") === "top";
    const shift = (note.yshift ?? 0) - below * LINE;
    if (isUnder && below) asked[part + "yshift"] = shift;
    if (away || box.width <= wide || (out && note.xref === "x")) return;
    const longest = Math.max(...note.text.split("<br>").map(letters));
    // Letters of an entry of a key may be wider than those of the whole line.
    const fill = note.text.includes(BETWEEN) ? SAFE : 1;
    const whole = isUnder ? note.text.replaceAll("<br>", " ") : note.text;
    const text = broken(whole, Math.max(4, Math.floor(longest * wide * fill / box.width)));
    const widest = Math.max(...text.split("<br>").map(letters)) * box.width / longest;
    if (note.xref === "x" && widest > wide) {
      asked[part + "font.size"] = Math.max(SMALLEST, Math.floor((note.font?.size ?? LETTERS) * wide / widest));
    }
    if (text === note.text) return;
    asked[part + "text"] = text;
    // What stands beside bars goes on below, not over the row above, nor over what goes on there.
    if (isUnder) {
      Object.assign(asked, { [part + "yanchor"]: "top", [part + "yshift"]: shift + (note.yanchor ? 0 : LINE / 2) });
      below += lines(text) - lines(note.text);
    }
    if (note.yref === "paper" && note.yanchor === "bottom" && note.y >= 1) {
      above = Math.max(above, lines(text) - lines(note.text));
    }
  });
  if (above) asked["margin.t"] = (layout.margin?.t ?? 0) + above * LINE;
  if (below) asked["margin.b"] = (layout.margin?.b ?? 0) + below * LINE;
  return Object.keys(asked).length ? asked : null;
};

/** Give the texts of a chart that was drawn the lines that they need.
 * @type {(graph: HTMLElement | null) => Promise<void>} */
export const settle = async (graph) => {
  const fits = innerWidth >= WIDE && !spaced.isSpaced();
  // Whether a graph is seen has the browser lay out the page: of most it need not be known.
  if (!graph || (fits && !tiles.areIn(graph)) || !graph.offsetParent) return;
  await tiles.settle(graph, broken);
  if (fits) return;
  if (await spaced.measure(graph)) maps.thin(graph);
  if (innerWidth < WIDE) {
    await namesAbove.settle(graph);
    await bars.settle(graph);
    const asked = changes(graph);
    if (asked) await relayout(graph, asked);
  }
  if (await spaced.settle(graph)) maps.thin(graph);
};

/** The same of charts that are being drawn.
 * @type {(ids: string[]) => void} */
export const settleLater = (ids) => {
  const fits = innerWidth >= WIDE && !spaced.isSpaced();
  const hasTiles = (/** @type {string} */ id) => byId(id + contract.parts.picture)?.classList.contains("of-tiles");
  ids.filter((id) => !fits || hasTiles(id)).forEach(async (id) => {
    await until(() => Boolean(graphOf(id)?.querySelector(".annotation, .bartext")));
    await painted();
    await settle(graphOf(id));
  });
};

const settleAll = () =>
  document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot")).forEach((graph) => settle(graph));

/** Listen to windows that become narrower, where Plotly draws anew by itself, and to spaces that become wider. */
export const listen = () => {
  whenResized(settleAll);
  spaced.whenSpaced(settleAll);
};

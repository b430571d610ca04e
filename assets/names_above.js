// @ts-check
/* Names of lying bars stand above them where they would take the width of a phone from the bars. */
import { edged, fitted, UNSEEN } from "./bars.js";
import { letters } from "./broken_lines.js";
import { relayout } from "./dash.js";
import { isNarrow } from "./page.js";
import { widthIn } from "./text_width.js";

const MOST = 0.38;   /* part of a narrow chart that names beside bars may take */
const ROW = 30;   /* pixels of a row that holds a name above its bar */
const LETTER = 6.4;   /* pixels of a letter of a name */
const SIZE = 12;   /* of its letters */
const EDGE = 8;   /* pixels left of bars */
const THICK = 14;   /* pixels of a bar */
const GAP = 3;   /* pixels between a name and its bar */

/** Whether the names of a chart stand above its bars.
 * @type {(graph: HTMLElement) => boolean} */
export const isAbove = (graph) => (
  /** @type {any} */ (graph).layout?.yaxis?.ticklabelposition === "inside");

/** Whether any bar of a chart is seen to go below zero.
 * @type {(data: any[]) => boolean} */
const falls = (data) => {
  const values = data.flatMap(({ orientation, x = [] }) => (orientation === "h" ? x : []));
  return Math.min(0, ...values) < -UNSEEN * Math.max(0, ...values);
};

/** The axes of a chart that have names.
 * @type {(layout: any) => string[]} */
const named = (layout) =>
  Object.keys(layout ?? {}).filter((key) => /^yaxis\d*$/.test(key) && layout[key].ticktext?.length);

/** What makes names as short as a chart is wide.
 * @type {(graph: HTMLElement) => (names: string[]) => string[]} */
const within = (graph) => {
  const [room, widthOf] = [graph.clientWidth - 2 * EDGE, widthIn(graph.querySelector?.(".ytick text"), SIZE)];
  /** @type {(name: string) => number} */
  const most = (name) => (widthOf(name) <= room ? letters(name) : Math.floor(room / LETTER));
  return (names) => names.map((one) => one.replaceAll("<br>", " ")).map((name) => fitted(name, most(name), 1));
};

/** What Plotly is to be asked for where names that stand above their bars have become wider than the chart,
 * as wider spaces between letters make them; null where none has.
 * @type {(graph: HTMLElement) => Record<string, string[]> | null} */
export const shorter = (graph) => {
  if (!isAbove(graph)) return null;
  const { layout } = /** @type {any} */ (graph);
  const fit = within(graph);
  const found = named(layout).map((axis) => /** @type {[string, string[]]} */ ([axis, fit(layout[axis].ticktext)]))
    .filter(([axis, names]) => names.some((name, at) => name !== layout[axis].ticktext[at]));
  return found.length ? Object.fromEntries(found.map(([axis, names]) => [axis + ".ticktext", names])) : null;
};

/** How Plotly is to draw the names of lying bars above these, and how thick the bars of each trace then
 * are; null where names have their room beside bars, or rows have none above.
 * @type {(graph: HTMLElement) => {layout: Record<string, unknown>, widths: Record<string, number>} | null} */
export const above = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  const { clientWidth: width, clientHeight: height } = graph;
  const { margin, shapes = [] } = layout ?? {};
  const axes = named(layout);
  if (!isNarrow(graph) || !axes.length || isAbove(graph)) return null;
  if (!data.some(({ orientation }) => orientation === "h") || margin.l < width * MOST) return null;
  const fit = within(graph);
  /** @type {Record<string, unknown>} */
  const asked = { "margin.l": EDGE, ...edged(layout, EDGE) };
  /** @type {Record<string, number>} */
  const widths = {};
  for (const axis of axes) {
    const { ticktext, range: [last, first], domain: [floor, ceiling] = [0, 1] } = layout[axis];
    const row = ((height - margin.t - margin.b) * (ceiling - floor) - THICK) / (last - first);
    if (row < ROW) return null;
    widths[axis.replace("axis", "")] = THICK / row;
    Object.assign(asked, {
      [axis + ".ticktext"]: fit(ticktext),
      [axis + ".ticklabelposition"]: "inside",
      [axis + ".ticklabelshift"]: (THICK + SIZE) / 2 + GAP,
      [axis + ".ticklabelstandoff"]: 0,
      [axis + ".tickfont.size"]: SIZE,
      // A name within the plot that leaves it would not be drawn.
      [axis + ".range"]: [last, first - THICK / row],
    });
  }
  // Lower ones are drawn from zero to the right (assets/bars.js).
  if (axes.length === 1 && !falls(data)) asked["xaxis.range"] = [0, layout.xaxis.range[1]];
  // A line at zero would go through the names.
  shapes.forEach((/** @type {any} */ { type }, /** @type {number} */ at) => {
    if (type === "line") asked["shapes[" + at + "].visible"] = false;
  });
  return { layout: asked, widths };
};

/** Put the names of a chart that was drawn above its bars where that gives these their room.
 * @type {(graph: HTMLElement) => Promise<void>} */
export const settle = async (graph) => {
  const less = shorter(graph);
  if (less) await relayout(graph, less);
  const asked = above(graph);
  if (!asked) return;
  const { data } = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph));
  const bars = data.flatMap(({ type, orientation }, at) => (type === "bar" && orientation === "h" ? [at] : []));
  const widths = bars.map((at) => asked.widths[data[at].yaxis ?? "y"]);
  await window.Plotly?.update(graph, { width: widths }, asked.layout, bars);
};

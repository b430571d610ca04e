// @ts-check
/* Names of lying bars stand above them where they would take the width of a phone from the bars. */
import { edged, fitted, UNSEEN } from "./bars.js";
import { letters } from "./broken_lines.js";
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

/** How Plotly is to draw the names of lying bars above these, and how thick the bars of each trace then
 * are; null where names have their room beside bars, or rows have none above.
 * @type {(graph: HTMLElement) => {layout: Record<string, unknown>, widths: Record<string, number>} | null} */
export const above = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  const { clientWidth: width, clientHeight: height } = graph;
  const { margin, shapes = [] } = layout ?? {};
  const axes = Object.keys(layout ?? {}).filter((key) => /^yaxis\d*$/.test(key) && layout[key].ticktext?.length);
  if (!isNarrow(graph) || !axes.length || isAbove(graph)) return null;
  if (!data.some(({ orientation }) => orientation === "h") || margin.l < width * MOST) return null;
  const [room, widthOf] = [width - 2 * EDGE, widthIn(graph.querySelector?.(".ytick text"), SIZE)];
  /** @type {(name: string) => number} */
  const most = (name) => (widthOf(name) <= room ? letters(name) : Math.floor(room / LETTER));
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
      [axis + ".ticktext"]: ticktext.map((/** @type {string} */ one) => one.replaceAll("<br>", " "))
        .map((/** @type {string} */ name) => fitted(name, most(name), 1)),
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
  const asked = above(graph);
  if (!asked) return;
  const { data } = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph));
  const bars = data.flatMap(({ type, orientation }, at) => (type === "bar" && orientation === "h" ? [at] : []));
  const widths = bars.map((at) => asked.widths[data[at].yaxis ?? "y"]);
  await window.Plotly?.update(graph, { width: widths }, asked.layout, bars);
};

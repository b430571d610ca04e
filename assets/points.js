// @ts-check
/* The points of a chart, walked by arrow keys: each is shown as if a pointer were on it, and its
   sentence is said to those who listen. Enter does what a click on it does. */
import { contract } from "./contract.js";
import { choose } from "./marks.js";
import { around, made, say, textOf } from "./page.js";
import { endOf, first, KEYS, LISTS, next, walkOf } from "./steps.js";

const { ids } = contract;
const PICTURE = ".chart-picture[tabindex]";
const HOW = "point-help";
/** @typedef {import("./steps.js").Point} Point
 * @typedef {import("./steps.js").Trace} Trace
 * @typedef {{picture: Element, curve: number, point: string, text: string} | null} Here */
/** The point that is shown, its chart, and what is said of it.
 * @type {Here} */
let now = null;
/** That from which its reader went to the panel of a number, and to which the walk comes back.
 * @type {Here} */
let kept = null;

/** @type {(picture: Element) => (HTMLElement & Trace) | null} */
const graphIn = (picture) => picture.querySelector(".js-plotly-plot");

/** Show a point as Plotly shows one under a pointer.
 * @type {(graph: HTMLElement & Trace, at: Point) => void} */
const show = (graph, { curve, point }) => {
  const trace = graph.data[curve];
  if (trace.type === "treemap") {
    // Tiles stand in the order of their size, after the whole that they are parts of.
    const mine = trace.values[Number(point)];
    const larger = trace.values.filter((/** @type {number} */ one, /** @type {number} */ n) =>
      one > mine || (one === mine && n < Number(point))).length;
    const tiles = [...graph.querySelectorAll(".treemaplayer .slice")];
    const slice = tiles[tiles.length - trace.values.length + larger]?.querySelector("path.surface");
    const box = slice?.getBoundingClientRect();
    if (!box) return;
    const [clientX, clientY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    slice?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true, clientX, clientY }));
    return;
  }
  const panel = LISTS.includes(trace.type) ? trace.geo || "geo" : (trace.xaxis || "x") + (trace.yaxis || "y");
  const [row, column] = trace.type === "heatmap"
    ? [point].flat()
    : graph.calcdata[curve]?.[Number(point)]?.ct?.toReversed() ?? [];
  // Cells and areas are found by Plotly where they are alone; an area by its middle.
  const isArea = trace.type === "heatmap" || trace.type === "choropleth";
  if (!isArea) window.Plotly?.Fx.hover(graph, [{ curveNumber: curve, pointNumber: point }], panel);
  else if (column !== undefined) window.Plotly?.Fx.hover(graph, { xval: column, yval: row }, panel);
  graph.querySelector(".hoverlayer .hovertext")?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

/** The point of a walk at which a reader is.
 * @type {(walk: import("./steps.js").Walk) => Point | undefined} */
const hereIn = (walk) => walk.points.flat().find((one) =>
  one.curve === now?.curve && JSON.stringify([one.point].flat()) === now.point);

const leave = () => {
  const graph = now && graphIn(now.picture);
  if (graph && window.Plotly) window.Plotly.Fx.unhover(graph);
  if (now) say("");
  now = null;
};

const hideHow = () => document.querySelector("." + HOW)?.remove();

/** Do what a click on the point does; where that is nothing, show where its number is from. Of one that
 * is asked about and has none ("not published") what is known is said again.
 * @type {(graph: HTMLElement & Trace, at: {curve: number, point: string, text: string}, isAsking: boolean) => void} */
const enter = (graph, { curve, point, text }, isAsking) => {
  const trace = graph.data[curve];
  /** @type {(values: any) => any} */
  const of = (values) => (Array.isArray(values)
    ? JSON.parse(point).reduce((/** @type {any} */ all, /** @type {number} */ n) => all?.[n], values)
    : undefined);
  if (choose({ id: of(trace.ids), customdata: of(trace.customdata) }, isAsking) || !isAsking) return;
  // A text that stays as it is would not be heard.
  say("");
  requestAnimationFrame(() => say(text));
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  const picture = event.target instanceof Element && event.target.matches(PICTURE) ? event.target : null;
  const graph = picture && graphIn(picture);
  if (!graph || event.ctrlKey || event.metaKey || document.documentElement.classList.contains("present")) return;
  if (now?.picture !== picture) now = null;
  if (now && event.key === "Enter") enter(graph, now, event.altKey);
  if (event.key === "Escape") hideHow();
  if (now && event.key === "Escape") leave();
  if (event.altKey || event.shiftKey || !KEYS.includes(event.key)) return;
  const walk = walkOf(graph.data, graph.layout);
  const to = next(event.key, walk, hereIn(walk), first(walk, graph.data, graph.layout));
  if (!to) return;
  event.preventDefault();
  hideHow();
  const end = now ? endOf(walk) : "";
  const text = (to.lead ?? "") + to.text.slice(0, to.text.length - end.length);
  now = { picture, curve: to.curve, point: JSON.stringify([to.point].flat()), text };
  show(graph, to);
  say(text);
};

/** Go on at the point at which the panel of its number was opened, where it is still there.
 * @type {(picture: Element, graph: HTMLElement & Trace) => boolean} */
const goneOn = (picture, graph) => {
  now = kept?.picture === picture ? kept : null;
  kept = null;
  const walk = walkOf(graph.data, graph.layout);
  const at = now && hereIn(walk);
  if (!now || !at) return false;
  show(graph, at);
  // The chart may have been drawn anew meanwhile.
  now.text = (at.lead ?? "") + at.text.slice(0, at.text.length - endOf(walk).length);
  say(now.text);
  return true;
};

/** Say to those who look what those who listen are told of a chart that has the focus.
 * @param {FocusEvent} event */
const entered = (event) => {
  const picture = around(event, PICTURE);
  const graph = picture && graphIn(picture);
  if (!graph || picture !== event.target || goneOn(picture, graph) || !picture.matches(":focus-visible")) return;
  hideHow();
  picture.parentElement?.append(made("p", { className: HOW, "aria-hidden": "true" }, textOf(ids.POINTS_HOW)));
  const how = document.querySelector(/** @type {"p"} */ ("." + HOW));
  if (how && picture instanceof HTMLElement) how.style.top = picture.offsetTop + "px";
};

/** Listen to keys in charts. */
export const listen = () => {
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", entered);
  document.addEventListener("focusout", (event) => {
    if (!around(event, PICTURE)) return;
    hideHow();
    const { relatedTarget: next } = event;
    kept = next instanceof Element && next.closest("dialog") ? now : null;
    leave();
  });
};

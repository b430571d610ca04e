// @ts-check
/* A mark of a chart that is clicked: what it chooses, or where its number comes from. */
import { propsOf, setProps } from "./dash.js";
import { obey } from "./navigate.js";
import { isToClose } from "./open_lists.js";

/** The orders that marks of charts carry; what else stands in their data is for the hover. */
const OF_MARKS = /^(year|alone|partner|sector|cell|lane|drill):/;

/**
 * The order of a mark of a chart, of its custom data; "" where a click on it does nothing.
 * A region of the map ("region:NO-18", "NOR") chooses its country.
 * @param {unknown} data
 * @returns {string}
 */
export const orderOf = (data) => {
  const parts = partsOf(data);
  const order = parts.find((part) => OF_MARKS.test(part));
  if (order) return order;
  return /^region:/.test(parts[0] || "") && parts[1] ? "partner:" + parts[1] : "";
};

/** What the data of a mark say; those of a cell are one text, with a blank between.
 * @type {(data: unknown) => string[]} */
const partsOf = (data) => [data ?? []].flat().map(String)
  .flatMap((one) => (/^(cell|lane|year|alone):/.test(one) ? one.split(" ") : [one]));

/** The address of a number, from where those of all begin: a cell of a table, or a row. */
const FIGURE = /^([^:]+\/.+|[A-Z]\d+)$/;

/**
 * Where the number of a mark of a chart comes from: its id, or what follows its orders in its data,
 * as in a grid and at an event; "" where it has none.
 * @param {{id?: unknown, customdata?: unknown}} point
 * @returns {string}
 */
export const figureOf = ({ id, customdata }) => (
  [id, ...partsOf(customdata).slice(1)].map((one) => String(one ?? ""))
    .find((one) => FIGURE.test(one)) || ""
);

/** What the last button of the mouse was pressed with: "mouse", "pen", "touch". */
let pointer = "";
/** How often a pointer went down. */
let presses = 0;
/** The mark that a finger touched last, and with which of these. */
let touched = { mark: "", press: 0 };

/** Whether a finger touched another mark before: the first touch tells what a mark is, a second one
 * chooses it. A slow browser makes a click of the mouse, too, of what Plotly has taken as a touch:
 * both are of one press.
 * @type {(mark: string) => boolean} */
const isFirstTouch = (mark) => {
  const before = touched;
  touched = { mark, press: presses };
  return pointer === "touch" && (before.mark !== mark || before.press === presses);
};

/** Where a pointer went down last, and whether it was drawn from there: then no mark is meant, though
 * Plotly tells of a click. */
let start = { x: 0, y: 0 };
let isDrawn = false;
/** Whether it closed a list that lay open: then none is meant either. */
let hasClosed = false;
const CLICK = 8;   /* pixels that a click may move */

/** @param {PointerEvent} event */
const putDown = (event) => {
  const { pointerType, clientX, clientY } = event;
  hasClosed = isToClose(event);
  pointer = pointerType;
  presses += 1;
  start = { x: clientX, y: clientY };
  isDrawn = false;
};

/** @param {PointerEvent} event */
const lifted = ({ clientX, clientY }) => {
  isDrawn = Math.hypot(clientX - start.x, clientY - start.y) >= CLICK;
};

/** Whether Alt was held when a button of the mouse last went down: the mark is asked about. */
let isAsking = false;
/** What shows where a mark comes from: assets/provenance.js, by main.js.
 * @type {(figure: string) => void} */
let showOrigin = () => {};

/** Have the marks that are asked about shown.
 * @param {(figure: string) => void} show */
export const whenAsked = (show) => {
  showOrigin = show;
};

/** Show where the number of a mark comes from; whether it has one.
 * @type {(point: {id?: unknown, customdata?: unknown}) => boolean} */
const ask = (point) => {
  const figure = figureOf(point);
  if (figure) showOrigin(figure);
  return figure !== "";
};

/** Do what a mark of a chart does that was clicked.
 * @type {(chart: string, point: {id?: unknown, customdata?: unknown}) => void} */
const take = (chart, point) => {
  const order = orderOf(point.customdata);
  if (isDrawn || hasClosed) return;
  // What is asked about and has no number chooses nothing: its hover says what is known of it.
  if (isAsking) ask(point);
  else if (order && !isFirstTouch(chart + order)) obey(order);
};

/** Do what the marks do that Dash has noted as clicked. */
const takeClicked = () => {
  for (const { id } of document.querySelectorAll(".dash-graph[id]")) {
    const point = propsOf(id)?.clickData?.points?.[0];
    if (!point) continue;
    // A click is taken once.
    setProps(id, { clickData: null });
    take(id, point);
  }
};

/** Plotly keeps a click on a map to itself: it is heard of on its way down, and Dash has noted the mark
 * when it is over. */
const clicked = () => setTimeout(takeClicked);

/** Do what a mark does that was reached by keys: what it chooses, else, or where it is asked about,
 * show where its number comes from. Whether it does anything: one without a number cannot be asked.
 * @type {(point: {id?: unknown, customdata?: unknown}, isAskedAbout: boolean) => boolean} */
export const choose = (point, isAskedAbout) => {
  const order = isAskedAbout ? "" : orderOf(point.customdata);
  if (!order) return ask(point);
  obey(order);
  return true;
};

/** Listen to how a mark is clicked. */
export const listen = () => {
  document.addEventListener("pointerdown", putDown, true);
  document.addEventListener("pointerup", lifted, true);
  document.addEventListener("click", clicked, true);
  document.addEventListener("mousedown", (event) => { isAsking = event.altKey; }, true);
};

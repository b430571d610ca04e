// @ts-check
/* The address is the state. Filters, clicks on charts, links and Back all end here: a new address,
   and a question to the server when what it must draw has changed. */
import { joined, read, write } from "./address.js";
import { changed, chosen, figureOf, orderOf, same, valuesOf } from "./choices.js";
import { contract } from "./contract.js";
import { propsOf, setProps, triggers } from "./dash.js";
import { around, isPlain } from "./page.js";
import { openPath, placed } from "./place.js";
import * as state from "./state.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./choices.js").Value} Value */

/** What the filters hold by our doing; what differs from it the reader changed.
 * @type {Record<string, Value>} */
let shown = {};
let moved = false;

/** The names of the address that is open. */
export const here = () => read(location.search);

/** The address of a path with what is chosen now.
 * @param {string} path
 * @param {State} chosenNow */
export const addressOf = (path, chosenNow = here()) => (
  joined(path, write(chosenNow, state.knownOf(chosenNow)))
);

/** Whether the page was come to by a link of ours since this was last asked. */
export const hasMoved = () => {
  const was = moved;
  moved = false;
  return was;
};

/** Change the address alone: what only the browser obeys.
 * @param {State} next */
export const rewrite = (next) => {
  history.replaceState({}, "", placed(addressOf(openPath(), next)) + location.hash);
};

/** Have the filters show what is chosen, as far as they offer it.
 * @param {State} next */
export const showInFilters = (next) => {
  const values = valuesOf(next, state.knownOf(next));
  for (const filter of contract.filters) {
    const there = propsOf(filter.id);
    const value = there ? offered(there.options, values[filter.name]) : undefined;
    if (!there || value === undefined) continue;
    shown[filter.name] = value;
    if (!same(there.value, value)) setProps(filter.id, { value });
  }
};

/** @type {(options: {value: string}[] | undefined, value: Value | undefined) => Value | undefined} */
const offered = (options, value) => {
  if (!options) return value;
  const known = options.map((option) => option.value);
  if (Array.isArray(value)) return value.map(String).filter((one) => known.includes(one));
  return value !== undefined && known.includes(value) ? value : undefined;
};

/** What takes a question to the page of its answer: assets/turn.js, by main.js.
 * @type {(asked: import("./state.js").Asked) => void} */
let take = () => {};

/** Have questions taken.
 * @param {(asked: import("./state.js").Asked) => void} act */
export const whenChosen = (act) => {
  take = act;
};

/** Ask the server for what the address says, unless it was asked for last. */
export const ask = () => {
  const next = here();
  const asked = state.questionOf(openPath(), next);
  if (state.isAsked(asked)) {
    moved = false;
    state.settled();
    return;
  }
  state.ask(asked);
  // While the server answers there is time for the filters.
  take(asked);
  showInFilters(next);
};

/** Go to an address of ours and ask for it.
 * @param {string} address
 * @param {boolean} replaces whether it takes the place of the one that is open */
export const go = (address, replaces = false) => {
  const open = openPath() + location.search;
  if (address !== open && address !== open + location.hash) {
    history[replaces ? "replaceState" : "pushState"]({}, "", placed(address));
  }
  ask();
};

/** Do what an order says.
 * @param {string} order */
export const obey = (order) => {
  const now = here();
  const choice = chosen(order, openPath(), now, state.knownOf(now));
  moved ||= Boolean(choice.moves);
  go(addressOf(choice.path, choice.state), choice.replaces);
};

/** Dash calls it when a filter has changed.
 * @param {(Value | null | undefined)[]} values in the order of the contract's filters */
export const filters = (...values) => {
  if (!state.drawn()) return;
  const now = here();
  const given = Object.fromEntries(contract.filters.map((filter, i) => [filter.name, values[i]]));
  const next = changed(now, given, shown);
  if (!same(next, now)) go(addressOf(openPath(), next));
};

/** What the last button of the mouse was pressed with: "mouse", "pen", "touch". */
let pointer = "";
/** The mark that a finger touched last. */
let touched = "";

/** Whether a finger touched another mark before: the first touch tells what a mark is, a second one
 * chooses it.
 * @type {(mark: string) => boolean} */
const isFirstTouch = (mark) => {
  const before = touched;
  touched = mark;
  return pointer === "touch" && before !== mark;
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

/** Dash calls it when a mark of a chart was clicked. */
export const marks = () => {
  for (const { prop_id: property, value } of triggers()) {
    const point = value?.points?.[0];
    if (!point) continue;
    // A second click on the same mark is no change of the property, unless it is emptied.
    setProps(property.slice(0, property.lastIndexOf(".")), { clickData: null });
    const order = orderOf(point.customdata);
    const figure = figureOf(point);
    if (isAsking && figure) showOrigin(figure);
    else if (order && !isFirstTouch(property + order)) obey(order);
  }
};

const reset = () => {
  const { lang = "", theme = "", present = "" } = here();
  go(addressOf(openPath(), { lang, theme, present }));
};

/** @param {MouseEvent} event */
const clicked = (event) => {
  const { ids } = contract;
  if (around(event, "#" + ids.RESET + ", [data-clear]")) reset();
  const link = around(event, "a[data-go], a[data-order]");
  if (link && !isPlain(event)) return;
  if (link) event.preventDefault();
  const bearer = around(event, "[data-go], [data-order]");
  const { go: path, order } = bearer?.dataset ?? {};
  if (path) obey("go:" + path);
  else if (order) obey(order);
};

/** A chip is taken away by the keys that take away.
 * @param {KeyboardEvent} event */
const pressed = (event) => {
  const { order = "" } = around(event, ".chip.taken")?.dataset ?? {};
  if (order && ["Delete", "Backspace"].includes(event.key)) obey(order);
};

/** Listen to clicks on links and orders, to keys on chips, and to Back and Forward. */
export const listen = () => {
  document.addEventListener("click", clicked);
  document.addEventListener("pointerdown", ({ pointerType }) => { pointer = pointerType; }, true);
  document.addEventListener("keydown", pressed);
  document.addEventListener("mousedown", (event) => { isAsking = event.altKey; }, true);
  window.addEventListener("popstate", ask);
};

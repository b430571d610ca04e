// @ts-check
/* What the reader may choose next is asked for ahead: when a button goes down on it, what is under
   the pointer or has the focus, and when nothing else is to be done, its neighbours. Little, one
   after another, and nothing after the next choice. The server may refuse what can wait. */
import { askAhead, isKept } from "./answers.js";
import { chosen, valuesOf } from "./choices.js";
import { contract } from "./contract.js";
import { graphOf, propsOf } from "./dash.js";
import { fetchFiner } from "./maps.js";
import { here } from "./navigate.js";
import { chosenAt } from "./options.js";
import { openPath } from "./place.js";
import * as state from "./state.js";
import { choiceOf } from "./turn.js";
import * as visible from "./visible.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./answers.js").Choice} Choice */

const [NEIGHBOURS, POINTED] = [6, 6];   /* how many are asked for after a choice */
const STAYS = 60;   /* milliseconds that a pointer stays on what it may choose */
const AHEAD = { [contract.ahead]: "1" };
let asking = new AbortController();
/** What the button went down on last.
 * @type {{choice: Choice, controller: AbortController} | null} */
let pressed = null;
let pointed = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let staying;

/** @type {(next: State) => Choice} */
const choiceTo = (next) => choiceOf(state.questionOf(openPath(), next));

/** What an order would choose here; null where it leads to another page.
 * @type {(order: string) => Choice | null} */
const ofOrder = (order) => {
  const now = here();
  const choice = chosen(order, openPath(), now, state.knownOf(now));
  return choice.moves ? null : choiceTo(choice.state);
};

/** The choice that a click on an element would make.
 * @param {EventTarget | null} target
 * @returns {Choice | null} */
const choiceAt = (target) => {
  if (!(target instanceof Element)) return null;
  const order = target.closest("[data-order]")?.getAttribute("data-order");
  if (order) return ofOrder(order);
  const next = chosenAt(target);
  return next && choiceTo(next);
};

/** The values that a filter offers.
 * @type {(name: string) => string[]} */
const offeredBy = (name) => {
  const id = contract.filters.find((one) => one.name === name)?.id || "";
  return (propsOf(id)?.options ?? []).map((/** @type {{value: string}} */ one) => one.value);
};

/** What is likely to be chosen after what is shown: the years beside it, the flows, the partners in
 * the charts that are seen.
 * @returns {Choice[]} */
const neighbours = () => {
  const now = here();
  const years = offeredBy("year");
  const at = years.indexOf(String(valuesOf(now, state.knownOf(now)).year));
  const beside = at < 0 ? [] : [years[at - 1], years[at + 1]].filter(Boolean).map((one) => "year:" + one);
  const { empty = "" } = contract.filters.find((one) => one.name === "flow") ?? {};
  const flows = offeredBy("flow").map((one) => "flow:" + (one === empty ? "" : one));
  const partners = visible.inView().flatMap(ordersIn).filter((one) => one.startsWith("partner:"));
  const choices = [...beside, ...flows, ...partners].map(ofOrder);
  return choices.filter((one) => one !== null);
};

/** The orders of the marks of a chart.
 * @type {(chart: string) => string[]} */
const ordersIn = (chart) => {
  const graph = /** @type {Drawing | null} */ (graphOf(chart));
  const data = /** @type {{customdata?: unknown[]}[]} */ (graph?.data ?? []);
  return data.flatMap(({ customdata }) => (Array.isArray(customdata) ? customdata : [])).flat()
    .filter((one) => typeof one === "string");
};

/** Whether nothing is to be loaded that the reader did not ask for: he said so, or there is no network. */
const isSparing = () => !navigator.onLine
  || /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData === true;

/**
 * Whether a choice is of something else than is shown and was not asked for.
 * @param {Choice | null} choice
 * @returns {choice is Choice}
 */
const isNew = (choice) => choice !== null && !state.isAsked(choice) && !isKept(choice);

/** When the page is whole: finer outlines of its map, and what is near, one after another.
 * @returns {Promise<void>} */
export const askNeighbours = async () => {
  if (isSparing() || document.hidden) return;
  const { signal } = asking;
  await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
  if (signal.aborted) return;
  // A country that is chosen is drawn near, and is the likeliest choice.
  await fetchFiner(signal);
  let left = NEIGHBOURS;
  for (const choice of signal.aborted ? [] : neighbours()) {
    if (signal.aborted || left === 0 || isSparing()) return;
    if (!isNew(choice)) continue;
    left -= 1;
    await askAhead(choice, { signal, priority: "low", headers: AHEAD });
  }
};

/** A choice was made: what was asked ahead of another one is dropped. */
export const drop = () => {
  asking.abort();
  asking = new AbortController();
  pointed = 0;
  clearTimeout(staying);
  if (pressed && !state.isAsked(pressed.choice)) pressed.controller.abort();
};

/** @param {Event} event */
const stays = ({ target }) => {
  clearTimeout(staying);
  if (pointed >= POINTED || isSparing()) return;
  staying = setTimeout(() => {
    const choice = state.drawn() && !document.documentElement.classList.contains("busy") ? choiceAt(target) : null;
    if (!isNew(choice)) return;
    pointed += 1;
    askAhead(choice, { signal: asking.signal, priority: "low", headers: AHEAD });
  }, STAYS);
};

/** A button that goes down on an option is a choice all but made: there is no reason to wait.
 * @param {Event} event */
const goesDown = ({ target }) => {
  const choice = state.drawn() ? choiceAt(target) : null;
  if (!isNew(choice)) return;
  pressed?.controller.abort();
  pressed = { choice, controller: new AbortController() };
  askAhead(choice, { priority: "high", signal: pressed.controller.signal });
};

/** Listen to what the reader points at, focuses and presses. */
export const listen = () => {
  document.addEventListener("pointerover", stays);
  document.addEventListener("focusin", stays);
  document.addEventListener("pointerdown", (event) => {
    if (event.button === 0) goesDown(event);
  }, true);
};

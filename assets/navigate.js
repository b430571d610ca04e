// @ts-check
/* The address is the state. Filters, clicks on charts, links and Back all end here: a new address,
   and a question to the server when what it must draw has changed. */
import { joined, read, writeNamed } from "./address.js";
import { changed, chosen, same, valuesOf } from "./choices.js";
import { contract } from "./contract.js";
import { propsOf, setProps } from "./dash.js";
import { showMonths } from "./months.js";
import { around, isPlain } from "./page.js";
import { openPath, placed } from "./place.js";
import * as state from "./state.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./choices.js").Value} Value */
/** @typedef {{value?: Value | null, options?: {value: string, disabled?: boolean}[], clearable?: boolean}} Props
 *  What a control holds and offers. */

/** What the filters hold by our doing; what differs from it the reader changed.
 * @type {Record<string, Value>} */
let shown = {};
/** Whether the filters are those of a page that is being put in, which nobody has changed yet. */
let areNew = false;
let moved = false;

/** The names of the address that is open. */
export const here = () => read(location.search);

/** The address of a path with what is chosen now.
 * @param {string} path
 * @param {State} chosenNow */
export const addressOf = (path, chosenNow = here()) => (
  joined(path, writeNamed(chosenNow, state.knownOf(chosenNow)))
);

/** Whether the page was come to by a link of ours since this was last asked. */
export const hasMoved = () => {
  const was = moved;
  moved = false;
  return was;
};

/** Change the address alone: what only the browser obeys, and the place on the page.
 * @type {(next: State, hash?: string) => void} */
export const rewrite = (next, hash = location.hash) => {
  history.replaceState(history.state, "", placed(addressOf(openPath(), next)) + hash);
};

/** Have the filters show what is chosen, as far as they offer it.
 * @param {State} next */
export const showInFilters = (next) => {
  areNew = false;
  const values = valuesOf(next, state.knownOf(next));
  for (const filter of contract.filters) {
    const there = propsOf(filter.id);
    const value = there ? offered(/** @type {Props} */ (there), values[filter.name]) : undefined;
    if (!there || value === undefined) continue;
    shown[filter.name] = value ?? "";
    if (!same(there.value ?? null, value)) setProps(filter.id, { value });
  }
  showMonths();
};

/** A new page is put in, with filters of its own: what they hold is nobody's choice until they show it. */
export const awaitFilters = () => {
  areNew = true;
};

/** What a filter is to hold; null: nothing, undefined: what it holds.
 * @type {(props: Props, value: Value | undefined) => Value | null | undefined} */
const offered = ({ options, clearable = true }, value) => {
  if (!options) return value;
  const known = options.map((option) => option.value);
  if (Array.isArray(value)) return value.map(String).filter((one) => known.includes(one));
  if (value !== undefined && known.includes(value)) return value;
  return !value && clearable ? null : undefined;
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
    // While the answer is awaited a second click on the same link is no other journey.
    if (state.isCurrent()) moved = false;
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
    if (replaces) history.replaceState(history.state, "", placed(address));
    else history.pushState({}, "", placed(address));
  }
  ask();
};

/** Keep the language that was chosen for the next visit: the server is to know it before there is
 * a page. It says nothing else of the reader.
 * @param {string} lang */
const keepLanguage = (lang) => {
  const path = "; path=" + placed("/") + "; max-age=31536000; samesite=lax";
  document.cookie = contract.language_cookie + "=" + lang + path;
};

/** Do what an order says.
 * @param {string} order */
export const obey = (order) => {
  const now = here();
  const choice = chosen(order, openPath(), now, state.knownOf(now));
  moved ||= Boolean(choice.moves);
  if (choice.state.lang !== now.lang) keepLanguage(choice.state.lang || "");
  go(addressOf(choice.path, choice.state), choice.replaces);
};

/** Take what the reader changed in the filters: Dash has noted it when the event of it comes to the
 * document. Its callbacks tell of it after several rounds through all components, while the answer
 * waits to be painted. */
export const takeFilters = () => {
  if (!state.drawn() || areNew) return;
  const there = contract.filters.map(({ name, id }) => ({ name, props: propsOf(id) }));
  const isShown = there.every(({ name, props }) =>
    props?.value === undefined || same(props.value ?? "", shown[name] ?? ""));
  if (isShown) return;
  const now = here();
  const held = Object.fromEntries(there.map(({ name, props }) => [name, heldBy(name, props)]));
  const next = changed(now, held, shown);
  if (same(next, now)) showInFilters(now);
  else go(addressOf(openPath(), next));
};

/** What a filter holds, as far as it may be chosen; undefined where it says nothing.
 * @type {(name: string, props: Props | null) => Value | undefined} */
const heldBy = (name, props) => {
  const { value, options = [] } = props ?? {};
  // A reader cleared it; else Dash did, as what was chosen is not offered any more.
  if (value === null) return options.some((one) => one.value === shown[name]) ? "" : undefined;
  if (!Array.isArray(value)) return value;
  // Enter takes the first line of a list, be it a heading that the text which was typed has not yet
  // taken away.
  const none = options.filter(({ disabled }) => disabled).map((one) => one.value);
  return /** @type {Value} */ (value.filter((one) => !none.includes(String(one))));
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
  document.addEventListener("keydown", pressed);
  window.addEventListener("popstate", ask);
  // What could not be answered without a network is asked again with one.
  window.addEventListener("online", ask);
};

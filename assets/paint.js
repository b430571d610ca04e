// @ts-check
/* Puts what the server drew into the page: texts of elements, charts, tables, window title,
   language. When and in which order is for assets/turn.js. */
import { read } from "./address.js";
import { fold } from "./alike.js";
import * as answers from "./answers.js";
import { same } from "./choices.js";
import { contract } from "./contract.js";
import { propsOf, setProps } from "./dash.js";
import * as figures from "./figures.js";
import { until } from "./frames.js";
import { textsOf } from "./cached_pieces.js";
import { joinLater } from "./layers.js";
import * as maps from "./maps.js";
import { areFiltersOpen, foldFilters } from "./menus.js";
import * as narrow from "./narrow.js";
import { awaitFilters, showInFilters } from "./navigate.js";
import { byId } from "./page.js";
import * as state from "./state.js";
import * as tables from "./tables.js";
import * as texts from "./texts.js";
import * as visible from "./visible.js";

/** @typedef {import("./state.js").Drawn} Drawn */

/** What is put of a part, a chart or a panel, beside its figure.
 * @type {(part: string) => string[]} */
const placesOf = (part) => [part, ...Object.values(contract.parts).map((ending) => part + ending)];

/** The order of the button in an element that has the focus; "" of none.
 * @type {(element: HTMLElement) => string} */
const heldIn = (element) => {
  const { activeElement: here } = document;
  return here instanceof HTMLElement && element.contains(here) ? here.dataset.order || "" : "";
};

/** The id of the list in an element that has the focus; "" of none.
 * @type {(element: HTMLElement) => string} */
const listIn = (element) => {
  const { activeElement: here } = document;
  return here?.tagName === "SELECT" && element.contains(here) ? here.id : "";
};

/** A button that was used is there again, or one of its kind: so is the focus. Else it goes to what
 * stood beside it, or to the heading of the page, not to nowhere.
 * @type {(element: HTMLElement, order: string) => void} */
const focusAgain = (element, order) => {
  const wanted = order.slice(0, order.indexOf(":"));
  const same = element.querySelector('[data-order="' + CSS.escape(order) + '"]')
    ?? element.querySelector('[data-order^="' + CSS.escape(wanted) + ':"]');
  const beside = element === document.body ? null : element.querySelector("select, button");
  const next = same ?? beside ?? byId(contract.ids.PAGE_TITLE);
  // What holds it was unfolded, and comes folded.
  const fold = same?.closest("details");
  if (fold) fold.open = true;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
};

/** @type {(drawn: Drawn, ids: string[]) => void} */
const paintText = ({ html, attributes }, ids) => {
  for (const id of ids) {
    const element = id in html || id in attributes ? byId(id) : null;
    if (!element) continue;
    for (const [name, value] of Object.entries(attributes[id] ?? {})) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    if (!(id in html)) continue;
    const text = html[id];
    const [held, list] = [heldIn(element), listIn(element)];
    if (/[<&]/.test(text)) element.innerHTML = text;
    else element.textContent = text;
    if (held) focusAgain(element, held);
    if (list) byId(list)?.focus({ preventScroll: true });
  }
};

/** Put the words of parts of an answer into the page, by which the room of their pictures is known.
 * @type {(drawn: Drawn, parts: string[]) => void} */
export const paintWords = (drawn, parts) => {
  paintText(drawn, parts.flatMap(placesOf));
  // What is folded leaves its room to others.
  fold();
};

/** Put the pictures and tables of parts into the page, whose words are there.
 * @type {(drawn: Drawn, parts: string[]) => void} */
export const paintPictures = (drawn, parts) => {
  for (const part of parts) {
    const { figure, ...props } = drawn.props[part] ?? {};
    if (Object.keys(props).length) setProps(part, props);
    if (figure) figures.draw(part, figure);
  }
  tables.show(drawn.tables, parts);
};

/** The parts that an answer holds.
 * @param {Drawn} drawn */
export const partsIn = ({ html, props, tables: given }) => visible.every()
  .filter((part) => part in props || part in html || part + contract.parts.table in given);

/** Whether the properties of a component are what it would be given.
 * @type {(there: Record<string, any> | null, props: Record<string, any>) => boolean} */
const holds = (there, props) => Object.entries(props).every(([name, value]) => same(there?.[name], value));

/** @type {(drawn: Drawn) => void} */
const paintWindow = (drawn) => {
  const { documentElement: root } = document;
  // Whatever it is set to, the browser styles all of the page anew.
  if (root.lang !== drawn.lang) root.lang = drawn.lang;
  root.dataset.page = drawn.page;
  root.dataset.partner = drawn.of;
  document.title = drawn.title;
};

/** Put an answer into the page that is open.
 * @param {Drawn} drawn */
export const paintPage = (drawn) => {
  paintWindow(drawn);
  const parts = partsIn(drawn);
  const there = new Set(parts.flatMap(placesOf));
  paintText(drawn, [...new Set([...Object.keys(drawn.html), ...Object.keys(drawn.attributes)])]
    .filter((id) => !there.has(id)));
  for (const [id, props] of Object.entries(drawn.props)) {
    // Dash goes through every component of the page for what it is given, be it what is there.
    if (!there.has(id) && !holds(propsOf(id), props)) setProps(id, props);
  }
  paintWords(drawn, parts);
  paintPictures(drawn, parts);
  showInFilters(read(drawn.query));
};

/** Ends the wait for the texts of the page that came first. */
let end = () => {};

/** Await the texts of the first page; Dash knows them by then. To be called before Dash is started. */
export const awaitTexts = () => {
  /** @type {{texts: string[], query: string} | undefined} */
  let first;
  end = texts.fillWhatComes(() => {
    const sent = propsOf(contract.ids.DRAWN)?.data;
    return first ??= sent?.texts && { texts: textsOf(sent.texts), query: sent.query };
  });
};

/** The id of what had the focus last outside the list of a filter: a list that closes gives it back to
 * its filter, but an answer may come before. */
let lastHeld = "";
document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(".dash-dropdown-content")) lastHeld = target.id;
});

/** Have Dash make what stands in an element anew; when it is there. What had the focus has it again.
 * @type {(id: string, children: object[]) => Promise<void>} */
const putIn = async (id, children) => {
  const before = byId(contract.ids.PAGE_TITLE);
  const held = heldIn(document.body);
  setProps(id, { children: figures.theme() === "dark" ? figures.coloured(children, "dark") : children });
  await until(() => Boolean(byId(contract.ids.PAGE_TITLE)) && byId(contract.ids.PAGE_TITLE) !== before);
  if (held && !heldIn(document.body)) focusAgain(document.body, held);
  else if (lastHeld && document.activeElement === document.body) byId(lastHeld)?.focus({ preventScroll: true });
};

/** Put a new page into the window, or a new frame into the surroundings that it has; when it is there.
 * @param {Drawn} drawn
 * @returns {Promise<void>} */
export const paintNew = async (drawn) => {
  answers.forget();
  figures.forget();
  tables.forget();
  awaitFilters();
  end();
  end = texts.fillWhatComes(() => drawn);
  // Who is choosing goes on; who came to another page is to see it.
  const isChoosing = document.documentElement.dataset.page === drawn.page && areFiltersOpen();
  paintWindow(drawn);
  if (drawn.shell) {
    await putIn(contract.ids.SHELL, drawn.shell);
    if (!isChoosing) foldFilters();
  }
  if (drawn.main) await putIn(contract.ids.MAIN, drawn.main);
  if (state.drawn() !== drawn) return;
  end();
  paintText(drawn, Object.keys(drawn.html));
  fold();
  visible.watch();
  showInFilters(read(drawn.query));
  tables.show(drawn.tables, visible.every());
  maps.settleNew(visible.every());
  narrow.settleLater(visible.every());
  joinLater(visible.every());
};

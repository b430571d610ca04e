// @ts-check
/* Shows what the server drew: properties of components, tables, window title, language. */
import { read } from "./address.js";
import { contract } from "./contract.js";
import { setProps } from "./dash.js";
import * as figures from "./figures.js";
import { ask, hasMoved, showInFilters } from "./navigate.js";
import { byId, whenThere } from "./page.js";
import * as state from "./state.js";

/** @typedef {import("./state.js").Drawn} Drawn */

/** Dash calls it with every answer. One that a newer question has overtaken is dropped.
 * @param {Drawn | null} drawn */
export const paint = (drawn) => {
  if (!drawn || !state.isWanted(drawn)) return;
  const opening = state.drawn() === null;
  state.show(drawn);
  const root = document.documentElement;
  root.lang = drawn.lang;
  root.dataset.page = drawn.page;
  root.dataset.partner = drawn.of;
  document.title = drawn.title;
  if (drawn.first) figures.forget();
  if (drawn.shell) setProps(contract.ids.SHELL, { children: figures.coloured(drawn.shell, figures.theme()) });
  for (const [id, { figure, ...props }] of Object.entries(drawn.props)) {
    if (Object.keys(props).length) setProps(id, props);
    if (figure) figures.draw(id, figure);
  }
  showInFilters(read(drawn.query));
  whenThere(Object.keys(drawn.tables), () => finish(drawn, opening));
};

/** @type {(drawn: Drawn, opening: boolean) => void} */
const finish = (drawn, opening) => {
  if (state.drawn() !== drawn) return;
  for (const [id, html] of Object.entries(drawn.tables)) {
    const table = byId(id);
    if (table) table.innerHTML = html;
  }
  if (drawn.first && figures.theme() === "dark") figures.redraw();
  if (hasMoved()) byId(contract.ids.PAGE_TITLE)?.focus({ preventScroll: false });
  document.documentElement.classList.remove("busy");
  // The page that came first may be of another address: a proxy may hide which one was opened.
  if (opening) ask();
  else state.settled();
};

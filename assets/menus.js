// @ts-check
/* Menus of charts are filled when they are opened, and close when something else is done; the
   filters come folded on a phone; print. */
import { contract } from "./contract.js";
import { update } from "./links.js";
import { around, byId, whenThere } from "./page.js";
import * as printing from "./print_begin.js";
import { menuOf } from "./state.js";

/** @type {() => NodeListOf<HTMLDetailsElement>} */
const openMenus = () => document.querySelectorAll("details.chart-menu[open]");

/** A click opens it, also one by the keyboard: it is full before it is seen.
 * @param {Event} event */
const fill = (event) => {
  const menu = around(event, ".chart-menu > summary")?.parentElement?.querySelector("[data-menu]:empty");
  if (!(menu instanceof HTMLElement)) return;
  menu.innerHTML = menuOf(menu.dataset.menu || "");
  update();
};

/** @param {Event} event */
const clicked = (event) => {
  fill(event);
  for (const menu of openMenus()) {
    const inside = event.target instanceof Node && menu.contains(event.target);
    if (inside && !around(event, "a, button")) continue;
    menu.open = false;
    // What was chosen is folded away with the focus that it had.
    if (inside) menu.querySelector("summary")?.focus();
  }
  if (around(event, "[data-print]")) printing.begin();
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
};

const { FILTERS_FOLD } = contract.ids;
const isOnPhone = () => matchMedia("(max-width: 43.75em)").matches;

/** Whether the filters are unfolded. */
export const areFiltersOpen = () => byId(FILTERS_FOLD)?.hasAttribute("open") ?? false;

/** Fold the filters where they would lie over the page that is new. */
export const foldFilters = () => {
  if (isOnPhone()) byId(FILTERS_FOLD)?.removeAttribute("open");
};

/** Listen to clicks and Escape. */
export const listen = () => {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  if (isOnPhone()) whenThere([FILTERS_FOLD], foldFilters);
};

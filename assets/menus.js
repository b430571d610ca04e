// @ts-check
/* Menus close when something else is done; the filters come folded on a phone; print. */
import { contract } from "./contract.js";
import { around, byId, whenThere } from "./page.js";

/** @type {() => NodeListOf<HTMLDetailsElement>} */
const openMenus = () => document.querySelectorAll("details.chart-menu[open]");

/** @param {Event} event */
const clicked = (event) => {
  for (const menu of openMenus()) {
    const inside = event.target instanceof Node && menu.contains(event.target);
    if (inside && !around(event, "a, button")) continue;
    menu.open = false;
    // What was chosen is folded away with the focus that it had.
    if (inside) menu.querySelector("summary")?.focus();
  }
  if (around(event, "[data-print]")) window.print();
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
};

/** Listen to clicks and Escape. */
export const listen = () => {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  if (!matchMedia("(max-width: 700px)").matches) return;
  const { FILTERS_FOLD } = contract.ids;
  whenThere([FILTERS_FOLD], () => byId(FILTERS_FOLD)?.removeAttribute("open"));
};

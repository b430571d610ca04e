// @ts-check
/* Options of filters: which one is under the pointer, and what is chosen by whatever means. */
import { picked } from "./choices.js";
import { takeMonths } from "./months.js";
import { here, takeFilters } from "./navigate.js";
import * as state from "./state.js";

/** @typedef {import("./address.js").State} State */

/** The filter and the value of an option.
 * @param {Element} element in a list that is open, or in a row of buttons
 * @returns {{id: string, option: string} | null} */
const optionAt = (element) => {
  const ofList = element.closest(".dash-dropdown-option")?.querySelector("input");
  if (ofList) {
    const open = document.querySelector("button.dash-dropdown[aria-expanded=true]");
    return { id: open?.id || "", option: ofList.value };
  }
  const ofRow = element.closest(".form-check")?.querySelector("input");
  return ofRow ? { id: ofRow.closest("[id$=-filter]")?.id || "", option: ofRow.value } : null;
};

/** What is chosen after a click on an element; null where it is no option.
 * @param {Element} element
 * @returns {State | null} */
export const chosenAt = (element) => {
  const found = optionAt(element);
  const now = here();
  return found && picked(now, state.knownOf(now), found.id, found.option);
};

/** @param {Event} event */
const happened = ({ target }) => {
  if (target instanceof Element) takeMonths(target.id);
  takeFilters();
};

/** Listen to all that may change a filter: a click, a key, a list. */
export const listen = () => {
  for (const kind of ["click", "keyup", "change"]) document.addEventListener(kind, happened);
};

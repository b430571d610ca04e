// @ts-check
/* Options of filters: which one is under the pointer, and a choice of one taken at once. Dash tells
   of it too, when it has been through all of its components; then nothing is left to be done. What
   it tells counts, if it is something else. */
import { picked } from "./choices.js";
import { addressOf, go, here } from "./navigate.js";
import { openPath } from "./place.js";
import * as state from "./state.js";

/** @typedef {import("./address.js").State} State */

/** The filter and the value of an option.
 * @param {Element} element in a list that is open, or in a row of buttons
 * @returns {{id: string, option: string} | null} */
export const optionAt = (element) => {
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
const changed = ({ target }) => {
  const next = target instanceof Element && state.drawn() ? chosenAt(target) : null;
  if (next) go(addressOf(openPath(), next));
};

/** Listen to options that are chosen, by whatever means. */
export const listen = () => {
  document.addEventListener("change", changed);
};

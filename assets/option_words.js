// @ts-check
/* The words by which the options of a filter's list are found. Dash makes an index of all their parts as soon
   as it has them, which a page that is being drawn would wait for; so a list gets them when somebody comes to
   it, before it opens. */
import { propsOf, setProps } from "./dash.js";

/** @typedef {{search?: string}} Option */

/** @param {Event} event */
const comeTo = ({ target }) => {
  const field = target instanceof Element ? target.closest("[data-search]") : null;
  const id = field?.querySelector("button.dash-dropdown")?.id;
  const options = id && propsOf(id)?.options;
  if (!id || !(field instanceof HTMLElement) || !Array.isArray(options)) return;
  if (options.some((/** @type {Option} */ one) => one.search)) return;
  // A line for each option, in their order; headings have an empty one.
  const words = (field.dataset.search ?? "").split("\n");
  setProps(id, { options: options.map((one, place) => (words[place] ? { ...one, search: words[place] } : one)) });
};

/** Listen to whoever comes to a list, by a key, a finger or the mouse. */
export const listen = () => document.addEventListener("focusin", comeTo);

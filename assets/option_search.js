// @ts-check
/* What is searched in the list of a filter: names that begin with it stand first, then those of which
   a word does. Dash leaves the options in their order, in which what is meant may come last. */
import { propsOf, setProps } from "./dash.js";

/** @typedef {{value: string, label: unknown, search?: string}} Option */

const FIELD = ".dash-dropdown-search";
const LIST = ".dash-dropdown-content";
const OPTION = ".dash-options-list-option-checkbox";
/** The options of a list as they came, and as they stand while something is searched.
 * @type {{id: string, came: Option[], stand: Option[]} | null} */
let kept = null;

/** @type {(text: unknown) => string} */
const plain = (text) => (typeof text === "string" ? text.toLowerCase().replaceAll("ё", "е") : "");

/** How well an option is what is searched: 0 its name begins with it, 1 a word of it, 2 one of its other
 * names or its code, 3 it stands within a word.
 * @type {(option: Option, text: string) => number} */
const rank = ({ label, search }, text) => {
  /** @type {(names: string) => boolean} */
  const hasWord = (names) => names.split(/[\s(«“‘'’/-]+/).some((word) => word.startsWith(text));
  if (plain(label).startsWith(text)) return 0;
  return hasWord(plain(label)) ? 1 : hasWord(plain(search)) ? 2 : 3;
};

/** Options with those first that are meant by a text; each lot stays in its order.
 * @type {(options: Option[], text: string) => Option[]} */
export const ordered = (options, text) => {
  const asked = plain(text.trim());
  const ranks = new Map(options.map((one) => [one, asked ? rank(one, asked) : 0]));
  return [...options].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
};

/** Give a list its own order back, unless it has been given other options meanwhile. */
const restore = () => {
  if (kept && propsOf(kept.id)?.options === kept.stand) setProps(kept.id, { options: kept.came });
  kept = null;
};

/** @param {Event} event */
const searched = ({ target }) => {
  const button = document.querySelector("button.dash-dropdown[aria-expanded=true]");
  if (!(target instanceof HTMLInputElement) || !target.matches(FIELD) || !button) return;
  const { id } = button;
  const now = propsOf(id)?.options;
  if (!Array.isArray(now)) return;
  const came = kept && kept.id === id && kept.stand === now ? kept.came : now;
  const stand = ordered(came, target.value);
  if (!kept) new MutationObserver((_, watch) => {
    if (button.getAttribute("aria-expanded") === "true") return;
    watch.disconnect();
    restore();
  }).observe(button, { attributes: true, attributeFilter: ["aria-expanded"] });
  kept = { id, came, stand };
  setProps(id, { options: stand });
};

/** What is typed at an option is the next name, not the end of the one by which it was found: Dash puts
 * it behind what stands in the field.
 * @param {KeyboardEvent} event */
const typed = (event) => {
  const { target, key } = event;
  const isLetter = key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isLetter || !(target instanceof HTMLInputElement) || !target.matches(OPTION)) return;
  const field = target.closest(LIST)?.querySelector(FIELD);
  if (!(field instanceof HTMLInputElement)) return;
  event.stopPropagation();
  field.focus();
  field.select();
};

/** Listen to what is searched. */
export const listen = () => {
  document.addEventListener("input", searched);
  document.addEventListener("keydown", typed, true);
};

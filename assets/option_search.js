// @ts-check
/* What is searched in the list of a filter: names that begin with it stand first, then those of which
   a word does. Dash leaves the options in their order, in which what is meant may come last. */
import { propsOf, setProps } from "./dash.js";
import { MODIFIERS } from "./shortcuts.js";

/** @typedef {{value: string, label: unknown, search?: string}} Option */

const FIELD = ".dash-dropdown-search";
const OPENED = "button.dash-dropdown[aria-expanded=true]";
const LIST = ".dash-dropdown-content";
const OPTION = ".dash-options-list-option-checkbox";
/** Keys that are held or pressed for what is typed next, and type nothing; those of a phone have no name. */
const BEFORE_LETTERS = new Set([...MODIFIERS, "Dead", "Process", "Unidentified"]);
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

/** Whether an option had the focus since something was searched. */
let isMoved = false;

/** Have arrows begin with the first of the options that are found: Dash counts on from the place of the
 * one that had the focus before, and would pass over as many. Home, at an option, leads it to the field.
 * @param {HTMLInputElement} field */
const beginAnew = (field) => {
  const option = field.closest(LIST)?.querySelector(OPTION);
  if (option instanceof HTMLElement) {
    option.focus({ preventScroll: true });
    option.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true, cancelable: true }));
    field.focus();
  }
  isMoved = false;
};

/** @param {Event} event */
const searched = (event) => {
  const { target } = event;
  const button = document.querySelector(OPENED);
  if (!(target instanceof HTMLInputElement) || !target.matches(FIELD) || !button) return;
  // A word that is being composed would be written twice if the focus left it.
  if (isMoved && !(/** @type {InputEvent} */ (event).isComposing)) beginAnew(target);
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

/** @type {(event: KeyboardEvent) => boolean} */
const isLetter = ({ key, ctrlKey, metaKey, altKey }) =>
  key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;

/** Whether an option was chosen since something was typed. */
let isChosen = false;

/** Have what is typed next stand in the place of the name by which an option was found and chosen.
 * @param {HTMLInputElement} field */
const overwrite = (field) => {
  if (isChosen) field.select();
  isChosen = false;
};

/** What is typed at an option, or after one was chosen, is the next name, not the end of the one by which
 * it was found: Dash puts it behind what stands in the field, to which the focus may have gone back.
 * @param {KeyboardEvent} event */
const typed = (event) => {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const atOption = target.matches(OPTION);
  if (!atOption && !target.matches(FIELD)) return;
  if (BEFORE_LETTERS.has(key) || event.ctrlKey || event.metaKey) return;
  if (!isLetter(event)) {
    isChosen = key === "Enter" || (isChosen && atOption);
    return;
  }
  const field = target.closest(LIST)?.querySelector(FIELD);
  if (!(field instanceof HTMLInputElement)) return;
  if (atOption) {
    event.stopPropagation();
    field.focus();
    isChosen = true;
  }
  overwrite(field);
};

/** @param {Event} event */
const met = ({ type, target }) => {
  if (!(target instanceof Element) || !target.matches(OPTION)) return;
  if (type === "focusin") isMoved = true;
  else isChosen = true;
};

/** What comes without keys (of a phone, by voice, pasted) is the next name too. Who taps the field sees
 * the first one marked, and taps again to go on with it.
 * @param {Event} event */
const began = (event) => {
  const { type, target } = event;
  const { inputType = "insert" } = /** @type {InputEvent} */ (event);
  if (!isChosen || !(target instanceof Element) || !inputType.startsWith("insert")) return;
  const field = target.closest(LIST)?.querySelector(FIELD);
  if (!(field instanceof HTMLInputElement) || (target !== field && type === "click")) return;
  if (target !== field) field.focus();
  overwrite(field);
};

/** Letters typed while a list is opening, which has no field for them yet. */
let ahead = "";

/** Put what was typed too early into the field, as if it had been typed there.
 * @param {HTMLInputElement} field */
const catchUp = (field) => {
  const text = ahead;
  ahead = "";
  field.focus();
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/** Keep letters until the list of a button has its field; of one that closes before, forget them: they
 * were for no other list.
 * @param {Element} button */
const waitFor = (button) => {
  const watch = new MutationObserver(() => {
    const field = document.querySelector(LIST + " " + FIELD);
    const isOpen = button.isConnected && button.matches(OPENED);
    if (isOpen && !(field instanceof HTMLInputElement)) return;
    watch.disconnect();
    if (isOpen && field instanceof HTMLInputElement) catchUp(field);
    else ahead = "";
  });
  const attributeFilter = ["aria-expanded"];
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter });
};

/** Letters go to the field of the list that is open or opening, though the focus comes there later.
 * @param {KeyboardEvent} event */
const early = (event) => {
  const { target } = event;
  if (!isLetter(event) || !(target instanceof Element) || target instanceof HTMLInputElement) return;
  const button = document.querySelector(OPENED);
  if (!button || target.closest("textarea, select")) return;
  const there = document.querySelector(LIST + " " + FIELD);
  if (there instanceof HTMLInputElement && !ahead) {
    // The key that is down writes where the focus is when it has been heard.
    there.focus();
    overwrite(there);
    event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  ahead += event.key;
  if (ahead.length === 1) waitFor(button);
};

/** Listen to what is searched. */
export const listen = () => {
  document.addEventListener("keydown", early, true);
  document.addEventListener("input", searched);
  for (const kind of ["focusin", "change"]) document.addEventListener(kind, met);
  document.addEventListener("keydown", typed, true);
  for (const kind of ["click", "beforeinput", "compositionstart"]) document.addEventListener(kind, began, true);
};

// @ts-check
/* Small questions to the document that several modules ask. */
import { contract } from "./contract.js";

/** @type {(id: string) => HTMLElement | null} */
export const byId = (id) => document.getElementById(id);

/** @type {(id: string) => string} */
export const textOf = (id) => byId(id)?.textContent || "";

/** The element around a click or a key that fits a selector.
 * @type {(event: Event, selector: string) => HTMLElement | null} */
export const around = (event, selector) => (
  event.target instanceof Element ? event.target.closest(selector) : null
);

/** Whether a link may be followed here: no key is held that opens it elsewhere.
 * @type {(event: MouseEvent) => boolean} */
export const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;

/** Whether a key is meant for the page, not for a field or the browser.
 * @type {(event: KeyboardEvent) => boolean} */
export const isForPage = (event) => !event.ctrlKey && !event.metaKey && !event.altKey
  && !around(event, "input, textarea, select, [contenteditable]");

/** Say something to those who listen, and at the foot of the page to those who look; what everybody
 * has to know stands above it, wherever the page is moved to.
 * @type {(text: string, isForAll?: boolean) => void} */
export const say = (text, isForAll = false) => {
  const status = byId(contract.ids.STATUS);
  if (!status) return;
  status.textContent = text;
  status.classList.toggle("shown", isForAll && text !== "");
};

/** Pixels of width of a chart below which texts may not have the room that the server thinks. */
export const NARROW = 480;

/** Whether a chart is seen, and narrow.
 * @type {(graph: Element) => boolean} */
export const isNarrow = ({ clientWidth }) => clientWidth > 0 && clientWidth < NARROW;

/** @typedef {Pick<DOMRect, "left" | "right" | "top" | "bottom">} Box */

/** Whether two boxes lie over each other; `lead`: pixels of a box above and below its letters.
 * @type {(one: Box, other: Box, lead?: number) => boolean} */
export const meet = (one, other, lead = 0) => one.left < other.right && other.left < one.right
  && one.top + lead < other.bottom && other.top + lead < one.bottom;

/** Go on when elements are there, after four seconds in any case.
 * @type {(ids: string[], then: () => void, tries?: number) => void} */
export const whenThere = (ids, then, tries = 240) => {
  if (tries === 0 || ids.every(byId)) then();
  else requestAnimationFrame(() => whenThere(ids, then, tries - 1));
};

/**
 * An element with its properties, attributes (names with a hyphen) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} given
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const made = (tag, given = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
};

/** A button that is a sign. What a mouse is shown of it stands around the sign: a title of the button would be
 * read aloud after its name.
 * @type {(label: string, sign: Node | string, act: () => void, given?: Record<string, any>) => HTMLElement} */
export const signButton = (label, sign, act, given = {}) => made("button", {
  type: "button", "aria-label": label, onclick: act, ...given,
}, made("span", { title: label, "aria-hidden": "true" }, sign));

// @ts-check
/* What a reader looks at stays where it is on the screen while a choice changes the height of what
   stands above it: the chart in which the choice was made, else the first one below the filters. */
import { around } from "./page.js";
import { openPath } from "./place.js";

const PART = "[data-part]";
const BAR = ".filters";
const SEEN = 64;   /* pixels of a part below the filters from which on it is looked at */
const RECENT = 1000;   /* milliseconds from a click or a key to the turn that it begins */
const ARRIVAL = 3000;   /* milliseconds in which the charts above one that was come to are drawn */
const AFTER = 400;   /* milliseconds after a turn in which charts take their new heights */
const KEYS = ["Enter", " ", "Delete", "Backspace"];   /* that choose or clear */
const ENDS = ["wheel", "touchmove", "pointerdown", "keydown"];

/** @typedef {{id: string, top: number, path: string, at: number}} Place  A part, and where its upper
 *  edge was on the screen. */
/** @type {Place | null} */
let noted = null;
/** What is kept in its place; when that ends. @type {(Place & {until: number}) | null} */
let kept = null;

/** @type {(event: Event) => Element | undefined} */
const partOf = (event) => {
  const inside = around(event, PART);
  if (inside || scrollY === 0) return inside ?? undefined;
  const edge = document.querySelector(BAR)?.getBoundingClientRect().bottom ?? 0;
  return [...document.querySelectorAll(PART)].find((one) => one.getBoundingClientRect().bottom > edge + SEEN);
};

/** @param {Event} event */
const note = (event) => {
  if (event instanceof KeyboardEvent && !KEYS.includes(event.key)) return;
  const part = partOf(event);
  const id = part?.getAttribute("data-part");
  noted = part && id ? { id, top: part.getBoundingClientRect().top, path: openPath(), at: performance.now() } : null;
};

const keep = () => {
  if (!kept) return;
  const there = kept.path === openPath() ? document.querySelector(`[data-part="${kept.id}"]`) : null;
  if (!there || performance.now() > kept.until) {
    kept = null;
    return;
  }
  const off = there.getBoundingClientRect().top - kept.top;
  if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: "instant" });
  requestAnimationFrame(keep);
};

/** A turn begins: what was noted last is kept in its place. */
export const begin = () => {
  const isKept = kept !== null;
  if (noted && performance.now() - noted.at < RECENT) kept = { ...noted, until: Infinity };
  if (kept && !isKept) requestAnimationFrame(keep);
};

/** It has come to its end. */
export const end = () => {
  if (kept?.until === Infinity) kept.until = performance.now() + AFTER;
};

/** What was come to is kept where it is now, if it is of a part, while the page is drawn.
 * @param {Element} element */
export const hold = (element) => {
  const part = element.closest(PART);
  const id = part?.getAttribute("data-part");
  if (!part || !id) return;
  const [isKept, at] = [kept !== null, performance.now()];
  kept = { id, top: part.getBoundingClientRect().top, path: openPath(), at, until: at + ARRIVAL };
  if (!isKept) requestAnimationFrame(keep);
};

const letGo = () => {
  kept = null;
};

/** Listen to what may be a choice, and to readers who go elsewhere by themselves. */
export const listen = () => {
  for (const kind of ENDS) document.addEventListener(kind, letGo, { capture: true, passive: true });
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, note, true);
};

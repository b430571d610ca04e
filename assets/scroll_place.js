// @ts-check
/* What a reader looks at stays where it is on the screen while a choice changes the height of what
   stands above it: the chart in which the choice was made, else the first one below the filters. A page
   that anybody else moves meanwhile, the reader by whatever means or a program, is let go. */
import { around } from "./page.js";
import { openPath } from "./place.js";

const root = document.documentElement;
const PART = "[data-part]";
const BAR = ".filters";
const SEEN = 64;   /* pixels of a part below the filters from which on it is looked at */
const RECENT = 1000;   /* milliseconds from a click or a key to the turn that it begins */
const ARRIVAL = 3000;   /* milliseconds in which the charts above one that was come to are drawn */
const AFTER = 400;   /* milliseconds after a turn in which charts take their new heights */
const KEYS = ["Enter", " ", "Delete", "Backspace"];   /* that choose or clear */
export const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];   /* that readers move a page by */

/** @typedef {{id: string, top: number, path: string, at: number, y: number}} Place  A part, where its
 *  upper edge was on the screen, and how far the page was scrolled. */
/** @type {Place | null} */
let noted = null;
/** What is kept in its place; when that ends. @type {(Place & {until: number}) | null} */
let kept = null;

/** The first part that is looked at. */
export const partInView = () => {
  const edge = document.querySelector(BAR)?.getBoundingClientRect().bottom ?? 0;
  return [...document.querySelectorAll(PART)].find((one) => one.getBoundingClientRect().bottom > edge + SEEN);
};

/** @type {(event: Event) => Element | undefined} */
const partOf = (event) => around(event, PART) ?? (scrollY === 0 ? undefined : partInView());

/** @param {Event} event */
const note = (event) => {
  if (event instanceof KeyboardEvent && !KEYS.includes(event.key)) return;
  const part = partOf(event);
  const id = part?.getAttribute("data-part");
  noted = part && id ? placeOf(part, id) : null;
};

/** @type {(part: Element, id: string) => Place} */
const placeOf = (part, id) => ({
  id, top: part.getBoundingClientRect().top, path: openPath(), at: performance.now(), y: scrollY,
});

/** Whether somebody else moved the page since this was last asked. One that becomes shorter, be it for
 * as long as a chart is drawn, moves up by itself.
 * @type {(place: Place, off: number) => boolean} */
const isMoved = ({ y }, off) => {
  if (Math.abs(scrollY - y) < 1 || Math.abs(off) < 1) return false;
  const isLowest = scrollY >= root.scrollHeight - root.clientHeight - 1;
  return scrollY > y || !(isLowest || root.classList.contains("busy"));
};

/** Begin or end; browsers do not move along what is kept here. Of the page they ask its body for that.
 * @param {(Place & {until: number}) | null} next */
const set = (next) => {
  if (!kept && next) requestAnimationFrame(keep);
  kept = next;
  document.body.style.overflowAnchor = next ? "none" : "";
};

const keep = () => {
  if (!kept) return;
  const there = kept.path === openPath() ? document.querySelector(`[data-part="${kept.id}"]`) : null;
  const off = there ? there.getBoundingClientRect().top - kept.top : 0;
  if (!there || performance.now() > kept.until || isMoved(kept, off)) {
    set(null);
    return;
  }
  if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: "instant" });
  kept.y = scrollY;
  requestAnimationFrame(keep);
};

/** A turn begins: what was noted last is kept in its place. */
export const begin = () => {
  if (noted && performance.now() - noted.at < RECENT) set({ ...noted, until: Infinity });
};

/** It has come to its end. */
export const end = () => {
  if (kept?.until === Infinity) kept.until = performance.now() + AFTER;
};

/** What was come to is kept, if it is of a part, while the page is drawn: where it is now, or where
 * its part was before.
 * @type {(element: Element, top?: number) => void} */
export const hold = (element, top) => {
  const part = element.closest(PART);
  const id = part?.getAttribute("data-part");
  if (!part || !id) return;
  const place = placeOf(part, id);
  set({ ...place, top: top ?? place.top, until: performance.now() + ARRIVAL });
};

const letGo = () => {
  if (kept) set(null);
};

/** Listen to what may be a choice, and to readers who go elsewhere by themselves. */
export const listen = () => {
  for (const kind of MOVES) document.addEventListener(kind, letGo, { capture: true, passive: true });
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, note, true);
};

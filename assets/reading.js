// @ts-check
/* The place of reading: after a reload, Back and Forward a page is shown where it was left. Browsers
   do so before there is a page here, so each entry of the history keeps its place, and the page is
   moved to it when it is drawn; a reader who moves it before is not moved back. */
import { isCurrent, whenSettled } from "./state.js";
import { hold, MOVES, partInView } from "./scroll_place.js";

/** @typedef {{id: string, top: number, y: number}} Place  The first part that is seen ("": none), where
 *  its upper edge is on the screen, and how far the page is scrolled. */

const REST = 300;   /* milliseconds without a move after which a place is noted: browsers count such notes */
/** Where the page is to be moved once it is drawn. @type {Place | null} */
let sought = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @returns {Place | null} */
const noted = () => history.state?.place ?? null;

/** @param {Element} part */
const topOf = (part) => part.getBoundingClientRect().top;

const note = () => {
  clearTimeout(timer);
  timer = undefined;
  if (sought || document.documentElement.classList.contains("busy")) return;
  const part = partInView();
  const place = { id: part?.getAttribute("data-part") ?? "", top: part ? topOf(part) : 0, y: scrollY };
  history.replaceState({ ...history.state, place }, "");
};

const noteSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(note, REST);
};

/** Move the page to where it was left, or note where it is. */
const show = () => {
  if (!sought) {
    noteSoon();
    return;
  }
  if (!isCurrent()) return;
  const { id, top, y } = sought;
  sought = null;
  const part = id ? document.querySelector(`[data-part="${CSS.escape(id)}"]`) : null;
  scrollTo({ top: part ? scrollY + topOf(part) - top : y, behavior: "instant" });
  if (part) hold(part, top);
};

/** Whether the page that is open was read before. */
export const wasRead = () => noted() !== null;

/** Listen to what moves the page, and to Back and Forward; before those who draw another page then. */
export const listen = () => {
  history.scrollRestoration = "manual";
  sought = noted();
  window.addEventListener("scroll", noteSoon, { passive: true });
  for (const kind of MOVES) {
    document.addEventListener(kind, () => {
      sought = null;
    }, { capture: true, passive: true });
  }
  // A click may lead away before the page has rested.
  document.addEventListener("click", () => {
    if (timer !== undefined) note();
  }, true);
  window.addEventListener("popstate", () => {
    sought = noted();
  });
  whenSettled(show);
};

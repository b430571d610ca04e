// @ts-check
/* The data that an open page shows may be replaced: a release is imported or taken back. The reader
   is told, and draws the page anew when it suits; nothing changes on the screen by itself. */
import { answerTo, forget } from "./answers.js";
import { contract } from "./contract.js";
import { ask } from "./navigate.js";
import { around, byId, made } from "./page.js";
import * as state from "./state.js";

/** @typedef {import("./state.js").Drawn} Drawn */

const { ids } = contract;
const OFTEN = 60_000;   /* milliseconds between two looks at an open page */
const AHEAD = { [contract.ahead]: "1" };   /* the server may refuse what can wait */
/** What was shown when a turn began. @type {Drawn | null} */
let before = null;
let looked = performance.now();

/** Whether two answers are of other data, of the same page with the same data chosen.
 * @type {(one: Drawn | null, other: Drawn | null) => boolean} */
export const isReplaced = (one, other) => (
  one !== null && other !== null && one.data.chosen === other.data.chosen && one.data.version !== other.data.version
);

/** @type {(text: string, button?: string) => void} */
const tell = (text, button = "") => {
  const place = byId(ids.REPLACED);
  // What stands there stays: the button may be under a finger or hold the focus, and is read aloud once.
  if (!place || place.textContent === text + button) return;
  const refresh = made("button", { type: "button", id: ids.REFRESH, className: "action" }, button);
  place.replaceChildren(...(text ? [made("span", {}, text)] : []), ...(button ? [refresh] : []));
};

/** Look whether the data are still those that are shown. */
const look = async () => {
  const shown = state.drawn();
  const isBusy = document.documentElement.classList.contains("busy") || !state.isCurrent();
  if (!shown || isBusy || document.hidden || !navigator.onLine) return;
  looked = performance.now();
  const nothing = { ...shown.asked, key: shown.key, wanted: "", tables: "" };
  const now = await answerTo(nothing, { priority: "low", headers: AHEAD }).catch(() => null);
  if (state.drawn() === shown && isReplaced(shown, now)) tell(state.word("replaced"), state.word("refresh"));
};

const lookAgain = () => {
  if (performance.now() - looked >= OFTEN / 2) look();
};

/** A turn begins. */
export const begin = () => {
  before = state.drawn();
};

/** It has come to its end: what was told of an earlier page is of no page any more, and what a choice
 * brought beside what was chosen is told. */
export const end = () => {
  const now = state.drawn();
  if (document.activeElement?.id === ids.REFRESH) byId(ids.PAGE_TITLE)?.focus({ preventScroll: true });
  if (isReplaced(before, now)) tell(state.word("was_replaced"));
  else if (before?.data.version !== now?.data.version || before?.key !== now?.key) tell("");
  before = now;
};

/** @param {Event} event */
const clicked = (event) => {
  if (!around(event, "#" + ids.REFRESH)) return;
  forget();
  state.forgetPage();
  ask();
};

/** Listen to the button; look from time to time, and when somebody comes back to the page. */
export const listen = () => {
  document.addEventListener("click", clicked);
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("pageshow", lookAgain);
  setInterval(look, OFTEN);
};

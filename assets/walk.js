// @ts-check
/* The walk through the years: a slider, one step back and on, and play. */
import { contract } from "./contract.js";
import { here, obey } from "./navigate.js";
import { around, byId } from "./page.js";
import { knownOf } from "./state.js";

const { ids } = contract;
const WHOLE = 9000;   /* milliseconds that the walk takes from its first year to its last, at most */
const PAUSE = 900;    /* and a year, at most */
/** @type {ReturnType<typeof setInterval> | undefined} */
let playing;

const slider = () => /** @type {HTMLInputElement | null} */ (byId(ids.YEAR_WALK));
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The year that is chosen, the year that pages open on, and the ends of the walk. */
const years = () => {
  const { latest } = knownOf(here());
  const now = Number(here().year) || latest;
  const range = slider();
  return { now, latest, first: Number(range?.min) || now, last: Number(range?.max) || now };
};

/** @param {number} year */
const go = (year) => {
  const { now, first, last } = years();
  const to = Math.min(Math.max(year, first), last);
  if (to !== now) obey("walk:" + to);
};

/** The button says what it will do.
 * @param {boolean} on */
const showPlaying = (on) => {
  const button = byId(ids.YEAR_PLAY);
  if (!button) return;
  button.setAttribute("aria-pressed", String(on));
  const icon = button.querySelector("i");
  if (icon) icon.className = "bi bi-" + (on ? "pause" : "play") + "-fill";
  const label = button.querySelector("span");
  if (label) label.textContent = (on ? button.dataset.pause : button.dataset.play) || "";
};

const stop = () => {
  clearInterval(playing);
  playing = undefined;
  showPlaying(false);
};

/** The year that is due so long after the walk began: where drawing is slow years are passed over.
 * @type {(from: number, last: number, pace: number, milliseconds: number) => number} */
const due = (from, last, pace, milliseconds) => Math.min(from + Math.floor(milliseconds / pace), last);

/** A year that is not yet drawn is waited for.
 * @type {(from: number, began: number, pace: number) => void} */
const tick = (from, began, pace) => {
  const { now, last } = years();
  if (!slider() || now >= last) stop();
  else if (!document.documentElement.classList.contains("busy")) {
    go(Math.max(now, due(from, last, pace, Date.now() - began)));
  }
};

const play = () => {
  const { now, latest, first, last } = years();
  if (playing) {
    stop();
  } else if (isStill()) {
    go(now >= last ? first : now + 1);
  } else {
    // From the year of the opening, or from the end, it begins at the beginning.
    const from = now >= last || now === latest ? first : now;
    const pace = Math.min(PAUSE, WHOLE / Math.max(last - first, 1));
    const began = Date.now();
    go(from);
    playing = setInterval(() => tick(from, began, pace), pace / 2);
    showPlaying(true);
  }
};

/** @param {Event} event */
const clicked = (event) => {
  const step = around(event, "[data-walk]")?.dataset.walk;
  if (step === "play") {
    play();
  } else if (step) {
    stop();
    go(years().now + Number(step));
  } else if (playing && around(event, "[data-order], [data-go]")) {
    stop();
  }
};

/** Listen to the slider and the buttons. */
export const listen = () => {
  document.addEventListener("click", clicked);
  document.addEventListener("input", (event) => {
    const shown = byId(ids.YEAR_SHOWN);
    if (around(event, "#" + ids.YEAR_WALK) && shown) shown.textContent = slider()?.value || "";
  });
  document.addEventListener("change", (event) => {
    if (!around(event, "#" + ids.YEAR_WALK)) return;
    stop();
    go(Number(slider()?.value));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && playing) stop();
  });
};

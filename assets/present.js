// @ts-check
/* Meeting mode: one chart a slide, large, in a room. F or present=1 enters, arrows walk, Esc leaves.
   What is shown was already drawn, so it works with the network cut. */
import { goOnFrom } from "./anchor.js";
import { contract } from "./contract.js";
import { here, rewrite } from "./navigate.js";
import { around, byId, isForPage, made, textOf } from "./page.js";
import { isPressed } from "./shortcuts.js";
import { fit } from "./slide_size.js";
import { whenSettled } from "./state.js";

const [IDLE, BETWEEN] = [2000, "\u00a0· "];   /* no line begins with its dot */
/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const root = document.documentElement;
let at = 0;
/** The chart to open with when the page has been drawn. */
let wanted = "";
/** @typedef {{at: number, count: number, name: string, chart: string, to: (at: number) => void, left: () => void}} List
 *  Views that are shown one after another: which of how many is shown, its name and its chart ("" of
 *  one that is a page), how another one is opened, and what is done when they are left. */
/** @type {List | null} */
let list = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

export const isOn = () => root.classList.contains("present");

/** Whether it is to be on: a page without slides is read as it is, and left by the same keys.
 * @returns {boolean} */
const isWanted = () => isOn() || here().present === "1";

/** The cards, and the charts that have something to show; where none has, those that say why.
 * @returns {HTMLElement[]} */
const slides = () => {
  const shown = /** @type {"main"} */ ("main .cards, main figure.chart:not([data-empty=invites])");
  const all = [...document.querySelectorAll(shown)];
  const telling = all.filter((one) => !one.matches("[data-empty]"));
  return telling.length ? telling : all;
};

/** What is marked as the slide that is shown. */
const marked = () => document.querySelectorAll("main :is(.cards, .chart).current");

/** The chart of the slide that is shown; "" where it is none. */
export const chartShown = () => (
  document.querySelector(".present figure.chart.current .chart-graph")?.id || ""
);

/** Open with a chart when the page that was asked for is there.
 * @param {string} chart */
export const openWith = (chart) => {
  wanted = chart;
};

/** Walk through a list from now on: arrows stay within it until meeting mode is left.
 * @param {List} shown */
export const follow = (shown) => {
  list = shown;
  at = 0;
};

const foot = () => {
  let line = byId(contract.ids.SLIDE_FOOT);
  if (!line) {
    line = made("div", { id: contract.ids.SLIDE_FOOT, "aria-live": "polite" });
    document.body.append(line);
  }
  const region = document.querySelector(".region-name")?.textContent || "";
  const count = list ? [list.at, list.count] : [at, slides().length];
  const texts = [list?.name ?? "", textOf(contract.ids.PAGE_TITLE), textOf(contract.ids.CAPTION)];
  const shown = [...new Set(texts.flatMap((one) => one.split(/\s· /)))].filter(Boolean);
  const said = made("span", {}, made("span", {}, region + BETWEEN), shown.join(BETWEEN));
  line.replaceChildren(said, made("span", {}, made("span", {}, BETWEEN), (count[0] + 1) + " / " + count[1]));
  // Cards have no title of their own: their slide has that of their page with its years, and beneath it the rest.
  const cards = /** @type {HTMLElement | null} */ (document.querySelector("main .cards"));
  const headed = list ? 3 : 2;
  const [heading, more] = [shown.slice(0, headed), shown.slice(headed)].map((some) => some.join(BETWEEN));
  if (cards) Object.assign(cards.dataset, { heading, more });
  line.hidden = !isOn();
};

/** The slide that is shown stands behind # in the address, where no list of views does.
 * @param {string} hash */
const nameInAddress = (hash, next = here()) => {
  rewrite(next, location.hash.startsWith("#view=") ? location.hash : hash);
};

/** @param {number} to */
const show = (to) => {
  const all = slides();
  if (!all.length) return;
  at = Math.max(0, Math.min(to, all.length - 1));
  const current = all[at];
  // What was shown may be no slide any more: an answer came that has nothing to show in it.
  for (const one of marked()) one.classList.toggle("current", one === current);
  current.classList.add("current");
  foot();
  nameInAddress("#" + current.id);
  requestAnimationFrame(() => fit(isOn()));
};

const enter = () => {
  if (isOn() || !slides().length) return;
  const near = slides().findIndex((slide) => slide.getBoundingClientRect().bottom > 140);
  root.classList.add("present");
  rewrite({ ...here(), present: "1" });
  if (document.fullscreenEnabled) root.requestFullscreen().catch(() => {});
  show(near);
};

export const leave = () => {
  if (!isWanted()) return;
  const slide = slides()[at];
  root.classList.remove("present", "idle", "blank");
  for (const one of marked()) one.classList.remove("current");
  nameInAddress("", { ...here(), present: "" });
  list?.left();
  list = null;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  foot();
  requestAnimationFrame(() => {
    fit(isOn());
    slide?.scrollIntoView({ block: "center" });
    // By keyboard on from what was shown, not from the head of the page.
    if (slide) goOnFrom(slide);
  });
};

/** @param {number} step */
export const walk = (step) => {
  const to = at + step;
  const isWithin = to >= 0 && to < slides().length;
  if (isWithin && !list?.chart) show(to);
  else toView((list?.at ?? 0) + step);
};

/** To a view of the list, if there is one: without a list arrows stay on the page.
 * @param {number} to */
const toView = (to) => {
  if (list && to >= 0 && to < list.count) list.to(to);
};

/** To the first or the last of what is walked through.
 * @param {boolean} isLast */
const toEnd = (isLast) => {
  if (list) toView(isLast ? list.count - 1 : 0);
  else show(isLast ? slides().length - 1 : 0);
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (!isForPage(event) || around(event, "dialog")) return;
  const turnsOnOrOff = isPressed(event, "f");
  if (!isWanted() && !turnsOnOrOff) return;
  if (!isWanted()) enter();
  else if (turnsOnOrOff || event.key === "Escape") leave();
  else if (event.key in STEPS) walk(STEPS[event.key]);
  else if (event.key === "Home" || event.key === "End") toEnd(event.key === "End");
  else return;
  event.preventDefault();
};

/** A deep link opens in meeting mode, a new page keeps it; one without slides is read as it is. */
const keep = () => {
  const was = isOn();
  if (here().present === "1") root.classList.toggle("present", slides().length > 0);
  if (was && !isOn()) foot();
  if (!isOn()) return;
  // What has nothing to show is known late, and is counted no longer: the slide that is shown stays.
  const asked = wanted ? "#" + wanted + contract.parts.figure : location.hash;
  wanted = "";
  const places = [(/** @type {HTMLElement} */ one) => "#" + one.id === asked,
    (/** @type {HTMLElement} */ one) => one.classList.contains("current")];
  show(places.map((is) => slides().findIndex(is)).find((place) => place >= 0) ?? at);
};

const moved = () => {
  root.classList.remove("idle");
  clearTimeout(idle);
  if (isOn()) idle = setTimeout(() => root.classList.add("idle"), IDLE);
};

/** Listen to keys, the button, the window. */
export const listen = () => {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (around(event, "#" + contract.ids.PRESENT)) enter();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && document.hasFocus()) leave();
  });
  document.addEventListener("mousemove", moved);
  window.addEventListener("resize", () => {
    if (isOn()) requestAnimationFrame(() => fit(isOn()));
  });
  whenSettled(keep);
};

// @ts-check
/* Meeting mode: one chart a slide, large, in a room. F or present=1 enters, arrows walk, Esc leaves.
   What is shown was already drawn, so it works with the network cut. */
import { contract } from "./contract.js";
import { here, rewrite } from "./navigate.js";
import { around, byId, isForPage, made, textOf } from "./page.js";
import { whenSettled } from "./state.js";

const HEIGHT = 405;   /* logical pixels that a slide is laid out in; everything is scaled from it */
const IDLE = 2000;
/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const root = document.documentElement;
let at = 0;
/** The chart to open with when the page has been drawn. */
let wanted = "";
/** @type {(step: number) => void} */
let beyond = () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

export const isOn = () => root.classList.contains("present");

/** @returns {HTMLElement[]} */
const slides = () => [...document.querySelectorAll(/** @type {"main"} */ ("main .cards, main figure.chart"))];

/** The chart of the slide that is shown; "" where it is none. */
export const chartShown = () => (
  document.querySelector(".present figure.chart.current .chart-graph")?.id || ""
);

/** Open with a chart when the page that was asked for is there.
 * @param {string} chart */
export const openWith = (chart) => {
  wanted = chart;
};

/** What to do when arrows go past the first or the last slide.
 * @param {(step: number) => void} act */
export const whenBeyond = (act) => {
  beyond = act;
};

const fit = () => {
  const factor = isOn() ? Math.min(innerHeight / HEIGHT, innerWidth / (HEIGHT * 16 / 9)) : 1;
  root.style.setProperty("--factor", String(factor));
  for (const graph of document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot"))) {
    if (window.Plotly && graph.offsetParent) window.Plotly.Plots.resize(graph);
  }
};

const foot = () => {
  let line = byId(contract.ids.SLIDE_FOOT);
  if (!line) {
    line = made("div", { id: contract.ids.SLIDE_FOOT, "aria-live": "polite" });
    document.body.append(line);
  }
  const name = document.querySelector(".region-name")?.textContent || "";
  const count = (at + 1) + " / " + slides().length;
  line.textContent = [name, textOf(contract.ids.CAPTION), count].join("  ·  ");
  line.hidden = !isOn();
};

/** @param {number} to */
const show = (to) => {
  const all = slides();
  if (!all.length) return;
  at = Math.max(0, Math.min(to, all.length - 1));
  all.forEach((slide, i) => slide.classList.toggle("current", i === at));
  foot();
  requestAnimationFrame(fit);
};

const enter = () => {
  if (isOn() || !slides().length) return;
  const near = slides().findIndex((slide) => slide.getBoundingClientRect().bottom > 140);
  root.classList.add("present");
  rewrite({ ...here(), present: "1" });
  if (document.fullscreenEnabled) root.requestFullscreen().catch(() => {});
  show(near);
};

const leave = () => {
  if (!isOn()) return;
  const slide = slides()[at];
  root.classList.remove("present", "idle");
  for (const one of slides()) one.classList.remove("current");
  rewrite({ ...here(), present: "" });
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  foot();
  requestAnimationFrame(() => {
    fit();
    slide?.scrollIntoView({ block: "center" });
  });
};

/** @param {number} step */
const walk = (step) => {
  const to = at + step;
  if (to >= 0 && to < slides().length) show(to);
  else beyond(step);
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (!isForPage(event) || around(event, "dialog")) return;
  // By its place too: under a Russian layout the key of F gives another letter.
  const f = event.key.toLowerCase() === "f" || event.code === "KeyF";
  if (!isOn() && !f) return;
  if (!isOn()) enter();
  else if (f || event.key === "Escape") leave();
  else if (event.key in STEPS) walk(STEPS[event.key]);
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(slides().length - 1);
  else return;
  event.preventDefault();
};

/** A deep link opens in meeting mode, a new page keeps it. */
const keep = () => {
  if (here().present === "1") root.classList.add("present");
  if (!isOn()) return;
  const found = wanted ? slides().findIndex((one) => one.querySelector("#" + CSS.escape(wanted))) : at;
  wanted = "";
  show(found);
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
    if (isOn()) requestAnimationFrame(fit);
  });
  whenSettled(keep);
};

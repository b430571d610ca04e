// @ts-check
/* On paper: light colours whatever the theme, charts as wide as the sheet, and above each page what
   it shows and when it was printed. The browser tells when it begins and when it is done; what is
   to be on paper must stand there by then: assets/print_begin.js waits for it. */
import { contract } from "./contract.js";
import { relayout } from "./dash.js";
import * as figures from "./figures.js";
import * as maps from "./maps.js";
import { byId, made, textOf } from "./page.js";
import { answersBelow } from "./print_answer.js";
import * as cells from "./print_cells.js";
import { fitted, measured } from "./print_measures.js";
import { endOf, heightsOn } from "./sheets.js";
import { asPage } from "./slide_size.js";
import { word } from "./state.js";
import * as signs from "./signs.js";

const WIDTH = 680;   /* pixels of A4 between its margins: assets/print.css */
/** And from above to below: of the first sheet, whose lines above are measured with less than they take,
 * and of a later one. */
const SHEETS = /** @type {const} */ ([1012, 1005]);
/** What a chart has that is scrolled on a phone: it is drawn as on a screen, and made smaller. */
const WIDE = 1040;
/** Part of a sheet that what stands on the last one has at least. */
const LITTLE = 0.4;
const { ids } = contract;

/** @type {string | undefined} */
let theme;
/** What was opened for the sheet: paper cannot be unfolded.
 * @type {HTMLDetailsElement[]} */
let unfolded = [];
let toSlides = () => {};
let answersAway = () => {};

/** @returns {HTMLElement[]} */
const graphs = () => [...document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot"))];

/** A brief or a note.
 * @returns {HTMLElement | null} */
const sheet = () => document.querySelector(/** @type {"div"} */ (".sheet"));

/** The date on which it is printed, as the language of the page writes it.
 * @type {(lang: string, now?: Date) => string} */
export const dateIn = (lang, now = new Date()) => new Intl.DateTimeFormat(
  lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric" },
).format(now);

/** A text as CSS takes it.
 * @type {(text: string) => string} */
export const quoted = (text) => '"' + text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ").replace(/</g, "\\3c ") + '"';

/** What stands above the page: whose it is, which page, what is chosen, of when, printed when.
 * On the first page its heading follows, so that it need not be said. */
const heads = () => {
  const [region, product] = [".region-name", ".product-name"]
    .map((name) => document.querySelector(name)?.textContent || "");
  const printed = word("printed") + " " + dateIn(document.documentElement.lang);
  const shown = [region, textOf(ids.PAGE_TITLE), textOf(ids.CAPTION)];
  return {
    first: [
      [region, product, address()], [textOf(ids.AS_OF), printed], [isPartial() ? word("print_partial") : ""],
    ].map(joined).filter(Boolean),
    later: [joined(shown), printed],
  };
};

/** Whether something of the page is still on its way: paper cannot wait for it, and says so.
 * @returns {boolean} */
export const isPartial = () => document.documentElement.classList.contains("busy")
  || [...document.querySelectorAll(".chart:not([data-empty]) .chart-picture:not(.nothing) .dash-graph")]
    .some((graph) => !graph.querySelector(".main-svg"));

/** Where the page about the data stands: what is folded there is not on paper. */
const address = () => (document.documentElement.dataset.page === "data" ? location.host + location.pathname : "");

/** @type {(parts: string[]) => string} */
const joined = (parts) => parts.filter(Boolean).join(" · ");

const head = () => {
  const { first, later } = heads();
  const [left, right] = later.map(quoted);
  const style = made("style", {}, [
    `@page { @top-left { content: ${left}; width: 78%; } @top-right { content: ${right}; } }`,
    "@page :first { @top-left { content: none; } @top-right { content: none; } }",
  ].join("\n"));
  document.body.prepend(made("div", { id: ids.PRINT_HEAD }, ...first.map((text) => made("p", {}, text)), style));
};

/** The place of a chart that is drawn as on a screen, and made smaller.
 * @type {(graph: HTMLElement) => HTMLElement | null} */
const gridOf = (graph) => (cells.areIn(graph) ? null
  : graph.closest(/** @type {"div"} */ (".chart-picture.of-grid")));

/** @type {(graph: HTMLElement, height: number) => void} */
const toPaper = (graph, height) => {
  const picture = gridOf(graph);
  const isWide = Boolean(picture);
  picture?.style.setProperty("--paper", String(WIDTH / WIDE));
  const size = { width: isWide ? WIDE : WIDTH, height, autosize: false, ...cells.tilted(graph) };
  maps.prepare(graph, size);
  signs.restore(graph);
  // The second time the key has the lines that it needs at this width, and stands above the drawing.
  relayout(graph, size);
  relayout(graph, size)?.then(() => maps.thin(graph));
};

/** @type {(graph: HTMLElement) => void} */
const toScreen = (graph) => {
  const picture = graph.closest(".chart-picture");
  if (picture instanceof HTMLElement) picture.style.removeProperty("--paper");
  relayout(graph, { width: null, height: null, autosize: true, ...cells.lying(graph) });
  maps.settle(graph);
};

/** @param {string} to */
const paintIn = (to) => {
  document.documentElement.dataset.bsTheme = to;
  figures.redraw();
};

/** The parts of the page as they are on paper. Where the last sheet would have little on it, and there is none
 * when the lines of tables stand closer, they do. */
const laidOut = () => {
  const { classList } = document.documentElement;
  const measure = () => measured(WIDTH, (graph) => (gridOf(graph) ? WIDTH / WIDE : 1));
  const parts = measure();
  const { count, full } = endOf(parts, ...SHEETS);
  if (count < 2 || full > LITTLE) return parts;
  classList.add("tight");
  const closer = measure();
  if (endOf(closer, ...SHEETS).count < count) return closer;
  classList.remove("tight");
  return parts;
};

const before = () => {
  if (document.documentElement.classList.contains("printing")) return;
  document.documentElement.classList.add("printing");
  toSlides = asPage();
  theme = figures.theme();
  if (theme !== "light") paintIn("light");
  // Of the page about the data, thirty sheets are folded: those are printed that were unfolded.
  const folds = /** @type {"details"} */ (
    "html:not([data-page='data']) :not(.whole-table) > details.folded:not([open])");
  unfolded = [...document.querySelectorAll(folds)];
  for (const one of unfolded) one.open = true;
  // The first rows of a table and all of them are not printed beside each other.
  for (const one of document.querySelectorAll(".whole-table > details[open]")) {
    one.parentElement?.parentElement?.classList.add("printed-whole");
  }
  head();
  answersAway = answersBelow(byId(ids.PRINT_HEAD));
  sheet()?.style.setProperty("zoom", String(fitted(WIDTH, SHEETS[0])));
  const parts = laidOut();
  const heights = heightsOn(parts, ...SHEETS);
  parts.forEach(({ graph, zoom, under }, n) => {
    if (under !== undefined) document.body.style.setProperty("--drawn", under + heights[n] + "px");
    if (graph) toPaper(graph, Math.round(heights[n] / zoom));
  });
};

const after = () => {
  document.documentElement.classList.remove("printing", "tight");
  answersAway();
  byId(ids.PRINT_HEAD)?.remove();
  if (theme && theme !== "light") paintIn(theme);
  for (const one of unfolded) one.open = false;
  for (const one of document.querySelectorAll(".printed-whole")) one.classList.remove("printed-whole");
  graphs().forEach(toScreen);
  sheet()?.style.removeProperty("zoom");
  document.body.style.removeProperty("--drawn");
  toSlides();
};

/** Listen to printing, however it is begun. */
export const listen = () => {
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
};

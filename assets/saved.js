// @ts-check
/* The dialog of saved views: kept in this browser, whole in a link, shown one after another, taken
   away as slides. */
import { contract } from "./contract.js";
import { copied } from "./clipboard.js";
import { fileOf, sayIn } from "./files.js";
import { go, here, rewrite } from "./navigate.js";
import { around, byId, made, signButton, textOf } from "./page.js";
import { openPath, placed } from "./place.js";
import * as present from "./present.js";
import { questionOf } from "./state.js";
import { readViews, writeViews } from "./views.js";

/** @typedef {import("./views.js").View} View */

const KEY = "trade-views";
const { ids } = contract;
const { longest, most } = contract.views;
/** @type {View[]} */
let views = [];
/** Whether a link brought the list. */
let isLinked = false;

const dialog = () => /** @type {HTMLDialogElement} */ (byId(ids.VIEWS));
/** @param {string} name */
const word = (name) => dialog().getAttribute("data-word-" + name) || "";
/** @type {import("./files.js").Say} */
const say = (text, aloud) => {
  const line = byId(ids.VIEWS_STATUS);
  if (line) sayIn(line)(text, aloud);
};

const stored = () => {
  try {
    return readViews(localStorage.getItem(KEY) || "");
  } catch {
    return [];
  }
};
/** Keep the list and show it. */
const keep = () => {
  try {
    localStorage.setItem(KEY, writeViews(views));
  } catch {
    // Private browsing: the list lasts as long as the page.
  }
  draw();
};

/** @type {(from: number, to: number) => void} */
const swap = (from, to) => {
  if (to < 0 || to >= views.length) return;
  [views[from], views[to]] = [views[to], views[from]];
  keep();
  focusTool(to, from > to ? 1 : 2);
};

/** @type {(one: View, i: number) => HTMLElement} */
const row = (one, i) => {
  const name = made("input", { value: one.view, maxLength: longest, "aria-label": word("name") });
  name.addEventListener("change", () => {
    one.view = name.value || one.view;
    keep();
  });
  /** @type {(what: string, sign: string, act: () => void) => HTMLElement} */
  const tool = (what, sign, act) => signButton(word(what) + ": " + one.view, sign, act, { className: "tool" });
  return made("li", {}, name,
    tool("show", "→", () => open(i)),
    tool("up", "↑", () => swap(i, i - 1)),
    tool("down", "↓", () => swap(i, i + 1)),
    tool("remove", "×", () => {
      views.splice(i, 1);
      keep();
      focusTool(i, 3);
      say(word("removed"));
    }));
};

/** What can be done with a list is offered where there is one. */
const draw = () => {
  const rows = views.length ? views.map(row) : [made("li", { className: "none" }, word("empty"))];
  byId(ids.VIEWS_LIST)?.replaceChildren(...rows);
  for (const one of document.querySelectorAll("button[data-views]")) {
    const { views: order } = /** @type {HTMLElement} */ (one).dataset;
    one.toggleAttribute("hidden", !views.length && order !== "add" && order !== "close");
  }
};

/** Its row is new, and the focus goes on to the same button of it; without any, to the first of all.
 * @type {(at: number, tool: number) => void} */
const focusTool = (at, tool) => {
  const rows = byId(ids.VIEWS_LIST)?.children ?? [];
  const held = rows[Math.min(at, views.length - 1)]?.querySelectorAll("button")[tool];
  (held ?? /** @type {HTMLElement | null} */ (dialog().querySelector("[data-views=add]")))?.focus();
};

/** @returns {View} */
const current = () => {
  const chart = present.chartShown();
  const title = chart ? textOf(chart + contract.parts.title)
    : [textOf(ids.PAGE_TITLE), textOf(ids.CAPTION)].join(" · ");
  return { view: title, chart, ...questionOf(openPath(), here()) };
};

/** @param {number} i */
const open = (i) => {
  const one = views[i];
  if (!one) return;
  const { theme, present: presenting } = here();
  const kept = [theme ? "theme=" + theme : "", presenting ? "present=1" : ""];
  const query = [one.query, ...kept].filter(Boolean).join("&");
  present.openWith(one.chart);
  if (dialog().open) dialog().close();
  // A list that a link brought stays in the address; the place on the page that is left does not.
  go(one.path + (query ? "?" + query : "") + (location.hash.startsWith("#view=") ? location.hash : ""));
};

const inAddress = () => "#" + writeViews(views);
const left = () => rewrite(here(), isLinked ? inAddress() : "");

/** Walk through the list from a view on: arrows go on to the next one.
 * @param {number} i */
const stand = (i) => {
  const { view, chart } = views[i];
  present.follow({ at: i, count: views.length, name: view, chart, to: follow, left });
};

/** Show a view as one of the list; the address names both.
 * @param {number} i */
const follow = (i) => {
  stand(i);
  open(i);
  rewrite(here(), inAddress() + "&shown=" + (i + 1));
};

/** Take the list of an address, and go on with it where it was shown. */
const resume = () => {
  const text = location.hash.slice(1);
  const linked = readViews(text);
  isLinked = linked.length > 0;
  if (isLinked) views = linked;
  const i = Number(new URLSearchParams(text).get("shown")) - 1;
  if (!linked[i] || here().present !== "1") return;
  stand(i);
  present.openWith(views[i].chart);
};

const share = async () => {
  const address = location.origin + location.pathname + location.search + inAddress();
  say(await copied(address) ? word("shared") : address);
};

let isMaking = false;
/** The list as a file of slides. Sixty take a minute: it says how many are done, and asks once. */
const deck = async () => {
  if (isMaking) return;
  isMaking = true;
  const { lang } = here();
  const body = (lang ? "lang=" + lang + "&" : "") + writeViews(views);
  const why = fileOf(placed(contract.paths.deck), say, { method: "POST", body });
  say(await why.catch(() => word("failed")));
  isMaking = false;
};

/** @type {Record<string, () => void>} */
const ORDERS = {
  close: () => dialog().close(),
  add: () => {
    if (views.length >= most) {
      say(word("full"));
      return;
    }
    views.push(current());
    keep();
  },
  present: () => {
    if (!views.length) return;
    rewrite({ ...here(), present: "1" });
    follow(0);
  },
  share,
  deck,
};

/** Listen to the buttons of the dialog. */
export const listen = () => {
  views = stored();
  resume();
  // Before the page of the address is asked for: main.js listens here before it does in navigate.js.
  window.addEventListener("popstate", resume);
  document.addEventListener("click", (event) => {
    if (around(event, "#" + ids.VIEWS_OPEN)) {
      draw();
      dialog().showModal();
    }
    ORDERS[around(event, "button[data-views]")?.dataset.views || ""]?.();
  });
};

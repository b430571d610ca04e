// @ts-check
/* The search: "/" opens it, arrows go through what is found, Enter goes there, Escape closes. */
import { asking } from "./asking.js";
import { contract } from "./contract.js";
import { update } from "./links.js";
import { addressOf, here } from "./navigate.js";
import { around, byId, made } from "./page.js";
import { openPath, placed } from "./place.js";
import { isPressed } from "./shortcuts.js";

/** @typedef {{title: string, detail: string, go?: string, order?: string, href?: string, file?: string,
 *  export?: string, prints?: string}} Hit
 *  What is found, where it leads or what it chooses; `href`: a page with a state of its own, `file`: a
 *  file with one, `export`: a file of the page as it is, `prints`: the page on paper. Of a reference
 *  that there is not, none of them. */

const { ids } = contract;
const PAUSE = 90;

const dialog = () => /** @type {HTMLDialogElement | null} */ (byId(ids.SEARCH_DIALOG));
const field = () => /** @type {HTMLInputElement} */ (byId(ids.SEARCH_FIELD));

/** @type {(text: string) => Promise<Hit[]>} */
const ask = async (text) => {
  const lang = dialog()?.dataset.lang || "";
  const chosen = Object.entries(here()).filter(([name, value]) => contract.search_keeps.includes(name) && value);
  const page = openPath();
  const from = [...chosen, ...(page === "/" ? [] : [["page", page]])];
  const asked = new URLSearchParams([["q", text], ["lang", lang], .../** @type {[string, string][]} */ (from)]);
  const answer = await fetch(placed(contract.paths.search) + "?" + asked);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

/** @type {(href: string) => string} */
const withTheme = (href) => {
  const { theme } = here();
  const [page, place] = href.split("#");
  return (theme ? page + (page.includes("?") ? "&" : "?") + "theme=" + theme : page) + (place ? "#" + place : "");
};

/** @type {(hit: Hit) => HTMLElement} */
const item = ({ title, detail, go, order, href, file, export: exported, prints }) => {
  const parts = [
    made("span", { className: "search-title" }, title),
    made("span", { className: "search-detail" }, detail.replaceAll(" · ", contract.lines.between)),
  ];
  const given = { className: "search-hit" };
  const taken = { ...given, download: "" };
  if (file) return made("li", {}, made("a", { ...taken, href: placed(withTheme(file)) }, ...parts));
  if (exported) return made("li", {}, made("a", { ...taken, "data-export": exported }, ...parts));
  if (prints) return made("li", {}, made("button", { ...given, type: "button", "data-print": prints }, ...parts));
  if (href) return made("li", {}, made("a", { ...given, href: placed(withTheme(href)) }, ...parts));
  if (go) return made("li", {}, made("a", { ...given, href: placed(addressOf(go)), "data-go": go }, ...parts));
  if (order) return made("li", {}, made("button", { ...given, type: "button", "data-order": order }, ...parts));
  return made("li", { className: "search-none" }, ...parts);
};

/** Show what was found, and say how much; the same is not said again. What only says why nothing
 * was found leads nowhere, and is not counted.
 * @type {(hits: Hit[], none: string) => void} */
const show = (hits, none) => {
  byId(ids.SEARCH_FOUND)?.replaceChildren(...hits.map(item));
  update();
  const status = byId(ids.SEARCH_STATUS);
  const count = links().length;
  const said = count ? status?.dataset.count + ": " + count : none;
  if (status && status.textContent !== said) status.textContent = said;
};

/** Whether what is shown was found for a text that has changed since. */
let isOld = false;
/** What a key is to do when what is found for the text is there.
 * @type {(() => void) | null} */
let later = null;

/** Do what a key asks with what is found for the text as it is, not with what stands there for an
 * earlier one.
 * @param {() => void} act */
const whenFound = (act) => {
  if (isOld) later = act;
  else act();
};

/** @type {(hits: Hit[], none?: string) => void} */
const found = (hits, none = "") => {
  show(hits, none);
  isOld = false;
  const act = later;
  later = null;
  act?.();
};

const asked = asking(ask, (hits) => {
  const { none, failed } = byId(ids.SEARCH_STATUS)?.dataset ?? {};
  found(hits ?? [], hits ? none : failed);
}, PAUSE);

const search = () => {
  const text = field().value.trim();
  later = null;
  if (text) {
    isOld = true;
    asked.soon(text);
  } else {
    asked.forget();
    found([]);
  }
};

const open = () => {
  const box = dialog();
  if (!box || box.open) return;
  box.showModal();
  field().focus();
  field().select();
  search();
};

/** @type {() => HTMLElement[]} */
const links = () => [...document.querySelectorAll(/** @type {"a"} */ ("#" + ids.SEARCH_FOUND + " .search-hit"))];

/** @param {number} step */
const move = (step) => {
  const all = links();
  const to = all.findIndex((one) => one === document.activeElement) + step;
  (to < 0 ? field() : all[Math.min(to, all.length - 1)] || field()).focus();
};

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  const box = dialog();
  if (!box?.open) {
    if (!isPressed(event, "/")) return;
    open();
  } else if (event.key === "Escape") {
    box.close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    whenFound(() => move(event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && event.target === field()) {
    whenFound(() => links()[0]?.click());
  } else {
    return;
  }
  event.preventDefault();
};

/** Listen to the button, the field and the keys. */
export const listen = () => {
  document.addEventListener("click", (event) => {
    if (around(event, "#" + ids.SEARCH_OPEN)) open();
    const closes = around(event, "#" + ids.SEARCH_CLOSE + ", .search-hit");
    // A click beside the dialog is one on the dialog itself.
    if (closes || event.target === dialog()) dialog()?.close();
  });
  document.addEventListener("input", (event) => {
    if (event.target === byId(ids.SEARCH_FIELD)) search();
  });
  document.addEventListener("keydown", pressed);
};

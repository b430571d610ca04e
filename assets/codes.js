// @ts-check
/* The search for a commodity code: asks while the reader types, shows buttons that choose. */
import { asking } from "./asking.js";
import { contract } from "./contract.js";
import { here } from "./navigate.js";
import { around, byId, made } from "./page.js";
import { openPath, placed } from "./place.js";
import { questionOf } from "./state.js";

/** @typedef {{found: {label: string, level: string, order: string}[], said: string}} Answer */

const { ids } = contract;
const PAUSE = 200;
const BOX = ".goods-search";

/** @type {(text: string) => Promise<Answer>} */
const ask = async (text) => {
  const { query } = questionOf(openPath(), here());
  const answer = await fetch(placed(contract.paths.codes) + "?" + query + "&q=" + encodeURIComponent(text));
  return answer.json();
};

/** @param {Node[]} parts */
const show = (...parts) => {
  const results = byId(ids.CODE_RESULTS);
  if (!results) return;
  results.replaceChildren(...parts);
  results.hidden = parts.length === 0;
};

/** @param {Answer | null} answer */
const showAnswer = (answer) => {
  const said = answer ? answer.said : byId(ids.CODE_RESULTS)?.dataset.failed || "";
  const found = (answer?.found ?? []).map(({ label, level, order }) => made("li", {},
    made("button", { type: "button", "data-order": order }, label, made("span", {}, level))));
  show(made("p", {}, said), ...(answer ? [made("ul", {}, ...found)] : []));
};

const asked = asking(ask, showAnswer, PAUSE);

const close = () => {
  asked.forget();
  show();
};

/** Listen to the field; Escape, a choice or a click elsewhere closes what was found. */
export const listen = () => {
  document.addEventListener("input", (event) => {
    const field = around(event, "#" + ids.CODE_SEARCH);
    if (!(field instanceof HTMLInputElement)) return;
    if (field.value.trim()) asked.soon(field.value);
    else close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && around(event, BOX)) close();
  });
  document.addEventListener("click", (event) => {
    if (!around(event, BOX) || around(event, "#" + ids.CODE_RESULTS + " button")) close();
  });
};

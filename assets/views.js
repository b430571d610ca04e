// @ts-check
/* Saved views ⇄ a text: a list of screens, each with its name, page, filters and chart, as
   dashboard/documents/views.py reads it. It stands behind # in a link. */
import { contract } from "./contract.js";

/** @typedef {{view: string, path: string, query: string, chart: string}} View */

const { longest } = contract.views;
const FIELDS = /** @type {const} */ (["path", "query", "chart"]);
const PLAIN = { path: "/", query: "", chart: "" };

/**
 * The views of a text; other names in it are left alone, names that are too long are cut.
 * @param {string} text
 * @returns {View[]}
 */
export const readViews = (text) => {
  /** @type {View[]} */
  const views = [];
  for (const [name, value] of new URLSearchParams(text)) {
    const last = views.at(-1);
    const field = FIELDS.find((one) => one === name);
    if (name === "view") views.push({ view: [...value].slice(0, longest).join(""), ...PLAIN });
    else if (last && field) last[field] = value;
  }
  return views;
};

/**
 * The text of views, in order: `readViews` is its inverse.
 * @param {View[]} views
 * @returns {string}
 */
export const writeViews = (views) => views.flatMap((one) => [
  ["view", one.view],
  ...FIELDS.filter((field) => one[field] !== PLAIN[field]).map((field) => [field, one[field]]),
]).map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");

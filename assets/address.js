// @ts-check
/* The grammar of the address: its names, their order, and what is left out because it is the same
   by default. Names, order and defaults are those of dashboard/query.py, by way of contract.js. */
import { contract } from "./contract.js";

/** @typedef {Record<string, string>} State  Names of an address with their texts. */

const NAMES = new Set(contract.query.map((part) => part.name));
/** What only the browser obeys: the server draws the same page for any value of it. */
const UNASKED = new Set(["theme", "present"]);

/**
 * The names of an address that are known, with what it says of them.
 * @param {string} query with or without "?"
 * @returns {State}
 */
export const read = (query) => Object.fromEntries(
  [...new URLSearchParams(query)].filter(([name, text]) => NAMES.has(name) && text),
);

/**
 * The query of an address, without "?".
 * @param {State} state
 * @param {number} latest the year on which the dataset opens; 0 where it is not known
 * @returns {string}
 */
export const write = (state, latest) => contract.query
  .filter((part) => !isDefault(part, state, latest))
  .map(({ name }) => name + "=" + encoded(state[name]))
  .join("&");

/**
 * The same without what only the browser obeys: what is asked of the server.
 * @param {State} state
 * @param {number} latest
 */
export const writeAsked = (state, latest) => write(
  Object.fromEntries(Object.entries(state).filter(([name]) => !UNASKED.has(name))), latest,
);

/**
 * A path with a query, if there is one.
 * @param {string} path
 * @param {string} query
 */
export const joined = (path, query) => path + (query ? "?" + query : "");

/** @type {(part: {name: string, default: string}, state: State, latest: number) => boolean} */
const isDefault = (part, state, latest) => {
  const text = state[part.name] || "";
  if (text === "" || text === part.default) return true;
  if (part.name === "year") return Number(text) === latest;
  const year = Number(state.year) || latest;
  return part.name === "against" && year > 0 && Number(text) === year - 1;
};

/** As Python's urlencode writes it, with commas left plain.
 * @param {string} text */
const encoded = (text) => encodeURIComponent(text)
  .replace(/[!'()*]/g, (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase())
  .replace(/%20/g, "+")
  .replace(/%2C/g, ",");

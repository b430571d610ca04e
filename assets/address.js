// @ts-check
/* The grammar of the address: its names, their order, and what is left out because it is the same
   by default. Names, order and defaults are those of dashboard/grammar.py, by way of contract.js. */
import { contract } from "./contract.js";

/** @typedef {Record<string, string>} State  Names of an address with their texts. */
/** @typedef {{latest: number, current: string, traded: number[]}} Known
 *  The year on which a dataset opens, its current release, and the years of which trade is known;
 *  0, "" and none where they are not known. */

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
 * @param {Known} known
 * @returns {string}
 */
export const write = (state, known) => written(state, known, []);

/**
 * The same as it stands in the browser: the language that it names it goes on naming. Where an
 * address names none, whoever opens it is led to their own (dashboard/callbacks/reader_language.py).
 * @param {State} state
 * @param {Known} known
 */
export const writeNamed = (state, known) => written(state, known, ["lang"]);

/** @type {(state: State, known: Known, named: string[]) => string} */
const written = (state, known, named) => contract.query
  .filter((part) => (named.includes(part.name) ? state[part.name] : !isDefault(part, state, known)))
  .map(({ name }) => name + "=" + encoded(state[name]))
  .join("&");

/**
 * The same without what only the browser obeys: what is asked of the server.
 * @param {State} state
 * @param {Known} known
 */
export const writeAsked = (state, known) => write(
  Object.fromEntries(Object.entries(state).filter(([name]) => !UNASKED.has(name))), known,
);

/**
 * A path with a query, if there is one; a place on its page stays at the end.
 * @param {string} path
 * @param {string} query
 */
export const joined = (path, query) => {
  const [page, place] = path.split("#");
  return page + (query ? "?" + query : "") + (place ? "#" + place : "");
};

/**
 * The year that a year is compared with unless another is chosen.
 * @param {number} year
 * @param {Known} known
 */
export const before = (year, { traded }) => (
  Math.max(...traded.filter((one) => one < year), 0) || year - 1
);

/** @type {(part: {name: string, default: string}, state: State, known: Known) => boolean} */
const isDefault = ({ name, default: usual }, state, known) => {
  const { latest, current } = known;
  const text = state[name] || "";
  if (text === "" || text === usual) return true;
  const year = Number(state.year) || latest;
  switch (name) {
    case "year": return Number(text) === latest;
    case "against": return year > 0 && Number(text) === before(year, known);
    case "release": return text === current;
    default: return false;
  }
};

/** As Python's urlencode writes it, with commas left plain.
 * @param {string} text */
const encoded = (text) => encodeURIComponent(text)
  .replace(/[!'()*]/g, (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase())
  .replace(/%20/g, "+")
  .replace(/%2C/g, ",");

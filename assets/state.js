// @ts-check
/* What the page shows and what was asked of the server last: all that modules share. */
import { read, writeAsked } from "./address.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./address.js").Known} Known */
/** @typedef {{path: string, query: string}} Asked */
/**
 * An answer of the server.
 * @typedef {object} Drawn
 * @property {Asked} asked what it answers, as it was asked
 * @property {string} query as it was understood
 * @property {string} key what the surroundings of the page depend on
 * @property {{chosen: string, version: string}} data which data are chosen, and which state of them is shown
 * @property {string} lang
 * @property {string} title of the window
 * @property {string} page noun of the page
 * @property {string} of code of the country or region that the page is of, else ""
 * @property {string} partner country that the page is of, else ""
 * @property {number} latest
 * @property {string} current
 * @property {number[]} traded the years of which trade is known
 * @property {boolean} first whether the page, or all between its filters and its footer, is new
 * @property {boolean} rest whether it holds nothing but what an earlier answer left
 * @property {string[]} left the ids of charts and panels that it does not hold
 * @property {object[]} [shell] the page, where its surroundings are new
 * @property {object[]} [main] what stands in its surroundings, where these are not new
 * @property {string[]} [texts] what stands in elements of a page that is new: assets/texts.js
 * @property {Record<string, string>} [words] what is said here; of a page that is new
 * @property {string} [menu] what is in the menu of a chart, * for its id; of a page that is new
 * @property {Record<string, string>} html what stands in an element, by its id
 * @property {Record<string, Record<string, string | null>>} attributes of an element, by its id;
 *   null: it has none
 * @property {Record<string, Record<string, any>>} props by the id of a component of Dash
 * @property {Record<string, string>} tables HTML by the id of an element
 */

/** @type {Known} */
const UNKNOWN = { latest: 0, current: "", traded: [] };
/** @type {Drawn | null} */
let shown = null;
let menu = "";
/** @type {Record<string, string>} */
let words = {};
let question = "";
/** The question that is answered by what is shown. */
let answered = "";
let isAnew = false;
/** @type {(() => void)[]} */
const listeners = [];

export const drawn = () => shown;
/** @param {string} name */
export const word = (name) => words[name] || "";

/** What is in the menu of a chart of the page.
 * @param {string} chart its id */
export const menuOf = (chart) => menu.replaceAll("*", chart);

/**
 * What is known of the dataset of an address; nothing where another one is shown.
 * @param {State} state
 * @returns {Known}
 */
export const knownOf = (state) => {
  if (!shown) return UNKNOWN;
  const { query, latest, current, traded } = shown;
  const there = read(query);
  const release = state.release === current ? "" : state.release || "";
  const same = (state.dataset || "") === (there.dataset || "") && release === (there.release || "");
  return same ? { latest, current, traded } : UNKNOWN;
};

/** What an address asks of the server, by what is known now: one text for one question.
 * @type {(path: string, state: State) => Asked} */
export const questionOf = (path, state) => (
  { path, query: writeAsked(state, knownOf(state)) }
);

/** The names of the address as the server understood them; none before it answered.
 * @returns {State} */
export const understood = () => read(shown?.query || "");

/** The last question, as one text: what is shown is of it once the page is settled. */
export const asked = () => question;

/** Whether what is shown is of the last question. */
export const isCurrent = () => shown !== null && question === answered;

/** Whether a question is the last one that was asked.
 * @type {(asked: Asked) => boolean} */
export const isAsked = ({ path, query }) => question === path + "?" + query;

/** @type {(asked: Asked) => void} */
export const ask = ({ path, query }) => {
  question = path + "?" + query;
};

/** @type {(answer: Drawn) => void} */
export const show = (answer) => {
  shown = answer;
  isAnew = false;
  menu = answer.menu ?? menu;
  words = answer.words ?? words;
  // An address may name the same in another order.
  ask(questionOf(answer.asked.path, read(answer.asked.query)));
  answered = question;
};

/** Forget the last question, to which there is no answer: it can be asked again. */
export const forget = () => {
  question = " ";
};

/** Have the next question ask for the whole page: a server answers who names the release that is
 * shown from that release for a while, though there is a newer one. */
export const forgetPage = () => {
  isAnew = true;
  forget();
};

/** What the server need not send again, as it names it; nothing where all is to be had anew. */
export const key = () => (isAnew ? "" : shown?.key || "");

/** Have something done whenever the page is what was asked for.
 * @param {() => void} act */
export const whenSettled = (act) => {
  listeners.push(act);
};
export const settled = () => {
  for (const act of listeners) act();
};

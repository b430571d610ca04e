// @ts-check
/* Questions to the server's one callback, asked as Dash asks it. They do not go by way of Dash's
   renderer: it can neither take a question back nor ask two at once, and it draws what it is
   answered by a trip through every component. */
import { contract } from "./contract.js";

/** @typedef {import("./state.js").Drawn} Drawn */
/** @typedef {import("./state.js").Asked} Asked */
/**
 * What is asked for; all values are texts.
 * @typedef {object} Choice
 * @property {string} path
 * @property {string} query
 * @property {string} key of the surroundings that are shown
 * @property {string} [wanted] ids of charts and panels, with commas; all where it is missing
 * @property {string} [near] in its place, how many charts from the top of a page
 * @property {string} [tables] ids of charts of which the tables are wanted
 * @property {string} [rest] "1": nothing but these
 */
/** @typedef {{signal?: AbortSignal, priority?: "high" | "low", headers?: Record<string, string>}} Manner */

const { CHOICE, DRAWN } = contract.ids;
const JSON_TYPE = { "Content-Type": "application/json" };

/** What the callback is sent.
 * @param {Choice} choice */
export const bodyOf = (choice) => ({
  output: DRAWN + ".data",
  outputs: { id: DRAWN, property: "data" },
  inputs: [{ id: CHOICE, property: "data", value: choice }],
  changedPropIds: [CHOICE + ".data"],
});

/**
 * The answer to a choice; null where the server has no time for one that can wait.
 * @param {Choice} choice
 * @param {Manner} [manner]
 * @returns {Promise<Drawn | null>} fails if it is taken back, or cannot be had
 */
export const answerTo = async (choice, { headers, ...manner } = {}) => {
  const answer = await fetch(contract.paths.answer, {
    method: "POST",
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(bodyOf(choice)),
    ...manner,
  });
  if (answer.status === 204) return null;
  if (!answer.ok) throw new Error(answer.status + " " + answer.statusText);
  return (await answer.json()).response[DRAWN].data;
};

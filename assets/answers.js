// @ts-check
/* Questions to the server's one callback, asked as Dash asks it. They do not go by way of Dash's
   renderer: it can neither take a question back nor ask two at once, and it draws what it is
   answered by a trip through every component.

   What may be chosen next can be asked for ahead; a choice finds its answer then. */
import { contract } from "./contract.js";
import { Missing, named, restored } from "./cached_pieces.js";
import { placed } from "./place.js";

/** @typedef {import("./state.js").Drawn} Drawn */
/**
 * What is asked for; all values are texts.
 * @typedef {object} Choice
 * @property {string} path
 * @property {string} query
 * @property {string} key of the surroundings that are shown
 * @property {string} [wanted] ids of charts and panels, with commas; all where it is missing
 * @property {string} [near] in its place, how many charts from the top of a page
 * @property {string} [tables] ids of charts of which the tables are wanted
 * @property {string} [table_order] "2:descending": the column by which one that is cut is sorted
 * @property {string} [rest] "1": nothing but these
 * @property {string} [cached] digests of what the answer need not hold
 */
/** @typedef {{signal?: AbortSignal, priority?: "high" | "low", headers?: Record<string, string>}} Manner */
/** @typedef {{since: number, text: Promise<string>}} Kept  An answer as it was sent, "": refused. */

const { CHOICE, DRAWN } = contract.ids;
const JSON_TYPE = { "Content-Type": "application/json" };
const [MOST, LONGEST] = [24, 60_000];   /* answers that are kept, and for how many milliseconds */
const [OPENED_ANEW, RARELY] = ["trade-opened-anew", 30_000];   /* milliseconds */
const [NOT_UNDERSTOOD, SIGNED_OUT] = [400, 401];
/** Answers that were asked for ahead, the newest last.
 * @type {Map<string, Kept>} */
const kept = new Map();

/** The server answered, but not what was asked; its log knows the number of the request. */
class Refused extends Error {
  /** @param {Response} answer */
  constructor(answer) {
    super(answer.status + " " + answer.statusText);
    this.number = answer.headers.get("X-Request-Id") || "";
  }
}

/** What is said of a failure, with the number of the request where there is one.
 * @type {(text: string, error: unknown) => string} */
export const numbered = (text, error) =>
  text && error instanceof Refused && error.number ? `${text} (${error.number})` : text;

/** What the callback is sent.
 * @param {Choice} choice */
const bodyOf = (choice) => ({
  output: DRAWN + ".data",
  outputs: { id: DRAWN, property: "data" },
  inputs: [{ id: CHOICE, property: "data", value: choice }],
  changedPropIds: [CHOICE + ".data"],
});

/** Ask for the page anew. Where the session is over it leads to where readers sign in, and back; where the
 * server does not understand its scripts, they are those of before an upgrade. Not again and again. */
const openAnew = () => {
  try {
    if (Date.now() - Number(sessionStorage.getItem(OPENED_ANEW)) < RARELY) return;
    sessionStorage.setItem(OPENED_ANEW, String(Date.now()));
    location.reload();
  } catch {
    // Where nothing can be remembered, the reader reloads the page.
  }
};

/** ``cached``: the digests of what is not to be sent again.
 * @type {(choice: Choice, manner: Manner, cached?: string) => Promise<string>} */
const textOf = async (choice, { headers, ...manner }, cached = named()) => {
  const answer = await fetch(placed(contract.paths.answer), {
    method: "POST",
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(bodyOf({ ...choice, cached })),
    ...manner,
  });
  if (answer.status === 204) return "";
  if ([NOT_UNDERSTOOD, SIGNED_OUT].includes(answer.status) && manner.priority !== "low") openAnew();
  if (!answer.ok) throw new Refused(answer);
  return answer.text();
};

/** @type {(choice: Choice) => string} */
const nameOf = (choice) => JSON.stringify(Object.entries(choice).sort());

/** Whether a choice has been asked for ahead, or is being.
 * @param {Choice} choice */
export const isKept = (choice) => {
  const found = kept.get(nameOf(choice));
  return found !== undefined && performance.now() - found.since < LONGEST;
};

/**
 * Ask what may be chosen next; when it has been answered, or could not be.
 * @param {Choice} choice
 * @param {Manner} [manner]
 * @returns {Promise<void>}
 */
export const askAhead = async (choice, manner = {}) => {
  if (isKept(choice)) return;
  const name = nameOf(choice);
  const text = textOf(choice, manner);
  kept.delete(name);
  kept.set(name, { since: performance.now(), text });
  for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest);
  const answered = await text.catch(() => "");
  if (!answered && kept.get(name)?.text === text) kept.delete(name);
};

/** Forget what was asked ahead: it was of another state of the page. */
export const forget = () => kept.clear();

/** @type {(text: string) => Drawn} */
const readIn = (text) => {
  if (!text) throw new Error("no answer");
  return restored(JSON.parse(text).response[DRAWN].data);
};

/**
 * The answer to a choice.
 * @param {Choice} choice
 * @param {Manner} [manner]
 * @returns {Promise<Drawn>} fails if it is taken back, or cannot be had
 */
export const answerTo = async (choice, manner = {}) => {
  const ahead = isKept(choice) ? await kept.get(nameOf(choice))?.text.catch(() => "") : "";
  const text = ahead || await textOf(choice, manner);
  try {
    return readIn(text);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return readIn(await textOf(choice, manner, ""));
  }
};

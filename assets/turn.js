// @ts-check
/* A turn: from a choice of the reader to all of the page. What is seen is asked for and painted
   first, then the rest, frame by frame. A newer choice ends the turn wherever it is. */
import { answerTo, numbered } from "./answers.js";
import { contract } from "./contract.js";
import { graphOf, propsOf } from "./dash.js";
import { near } from "./first_page.js";
import { enough, painted, until } from "./frames.js";
import { ask, hasMoved } from "./navigate.js";
import { byId, say } from "./page.js";
import { paintNew, paintPage, paintPictures, paintWords, partsIn } from "./paint.js";
import * as state from "./state.js";
import * as tables from "./tables.js";
import * as visible from "./visible.js";

/** @typedef {import("./answers.js").Choice} Choice */
/** @typedef {import("./state.js").Drawn} Drawn */
/** @typedef {import("./state.js").Asked} Asked */

const root = document.documentElement;
let turn = new AbortController();
/** What is done when a turn begins and when it has come to its end: assets/prefetch.js, by main.js. */
let around = { begins: () => {}, ends: () => {} };

/** Have something done around every turn.
 * @param {{begins: () => void, ends: () => void}} acts */
export const whenTurning = (acts) => {
  around = acts;
};

const begin = () => {
  turn.abort();
  turn = new AbortController();
  return turn.signal;
};

/** What is asked first: what is seen; of another page, what stands at its top.
 * @param {Asked} asked
 * @returns {Choice} */
export const choiceOf = (asked) => {
  const drawn = state.drawn();
  const parts = drawn?.asked.path === asked.path ? { wanted: visible.around().join(",") } : { near: near() };
  return { ...asked, key: state.key(), ...parts, tables: tables.open().join(",") };
};

/** What an answer leaves, and what no choice changes where it was left before and never came.
 * @type {(drawn: Drawn, signal: AbortSignal) => Promise<Drawn> | null} */
const askRest = ({ asked, key, left: changing }, signal) => {
  const left = [...new Set([...changing, ...visible.missing()])];
  if (!left.length) return null;
  const open = tables.open().filter((chart) => left.includes(chart)).join(",");
  const wanted = [...left].sort().join(",");
  const rest = answerTo({ ...asked, key, wanted, tables: open, rest: "1" }, { signal });
  // It may be taken back before anybody waits for it.
  rest.catch(() => {});
  return rest;
};

/** Paint what was left, the nearest first: a part a frame, or as many as it may hold.
 * @type {(asked: Promise<Drawn> | null, signal: AbortSignal) => Promise<void>} */
const paintRest = async (asked, signal) => {
  const rest = await asked;
  if (signal.aborted || !rest) return;
  if (rest.first) {
    await show(rest, signal);
    return;
  }
  const waiting = new Set(partsIn(rest));
  const wordless = new Set(waiting);
  let since = performance.now();
  while (waiting.size) {
    const part = visible.nearest([...waiting]);
    waiting.delete(part);
    // Of a chart that is new it is not known yet how long it takes to draw: Dash does it afterwards.
    const isNew = Boolean(rest.props[part]?.figure) && !graphOf(part);
    // A picture fills what the words of its row leave: those of what stands beside it come first, else
    // it would be drawn twice.
    const words = [part, ...visible.beside(part)].filter((one) => wordless.delete(one));
    if (words.length) paintWords(rest, words);
    paintPictures(rest, [part]);
    if (waiting.size && !isNew && performance.now() - since < enough()) continue;
    await painted();
    if (signal.aborted) return;
    since = performance.now();
  }
};

/** Paint an answer, and what it leaves.
 * @type {(drawn: Drawn, signal: AbortSignal) => Promise<void>} */
const show = async (drawn, signal) => {
  state.show(drawn);
  // While this is painted, the server has time for the rest.
  const rest = askRest(drawn, signal);
  if (drawn.first) await paintNew(drawn);
  else paintPage(drawn);
  if (signal.aborted) return;
  if (hasMoved()) {
    // Where focus alone moves a page to depends on how much of it is drawn by then.
    scrollTo({ top: 0, behavior: "instant" });
    byId(contract.ids.PAGE_TITLE)?.focus({ preventScroll: true });
  }
  state.settled();
  await painted();
  if (!signal.aborted) await paintRest(rest, signal);
};

/** A turn from its beginning to its end, if it is not ended before.
 * @type {(act: (signal: AbortSignal) => Promise<void>) => Promise<void>} */
const whole = async (act) => {
  const signal = begin();
  if (byId(contract.ids.STATUS)?.classList.contains("shown")) say("");
  around.begins();
  root.classList.add("busy");
  try {
    await act(signal);
  } catch (error) {
    if (signal.aborted) return;
    // What is shown is of no question: the same one can be asked again.
    state.forget();
    say(numbered(state.word("failed"), error), true);
    console.warn(error);
  }
  if (signal.aborted) return;
  root.classList.remove("busy");
  state.settled();
  await tables.ready();
  if (!signal.aborted) around.ends();
};

/** Ask a question, and show its answer.
 * @param {Asked} asked */
export const take = (asked) => whole(async (signal) => {
  const drawn = await answerTo(choiceOf(asked), { signal, priority: "high" });
  if (!signal.aborted) await show(drawn, signal);
});

/** Dash calls it with the page that came first, whose charts it draws.
 * @param {Drawn | null} drawn */
export const paint = (drawn) => {
  if (!drawn || state.drawn()) return;
  whole(async (signal) => {
    state.show(drawn);
    await paintNew(drawn);
    byId(contract.ids.AWAITED)?.remove();
    state.settled();
    // The page that came first may be of another address: a proxy may hide which one was opened.
    ask();
    if (signal.aborted) return;
    const rest = askRest(drawn, signal);
    const first = visible.every().filter((part) => propsOf(part)?.figure);
    // Else the rest would be drawn between the steps of what is seen.
    await until(() => first.every((part) => graphOf(part)?.querySelector(".main-svg")));
    await painted();
    if (!signal.aborted) await paintRest(rest, signal);
  });
};

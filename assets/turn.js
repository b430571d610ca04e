// @ts-check
/* A turn: from a choice of the reader to all of the page. What is seen is asked for and painted
   first, then the rest, a chart a frame. A newer choice ends the turn wherever it is. */
import { answerTo } from "./answers.js";
import { contract } from "./contract.js";
import { graphOf, propsOf } from "./dash.js";
import { near } from "./first_page.js";
import { painted, until } from "./frames.js";
import { ask, hasMoved } from "./navigate.js";
import { byId, say } from "./page.js";
import { paintNew, paintPage, paintParts, partsIn } from "./paint.js";
import * as state from "./state.js";
import * as tables from "./tables.js";
import * as visible from "./visible.js";

/** @typedef {import("./answers.js").Choice} Choice */
/** @typedef {import("./state.js").Drawn} Drawn */
/** @typedef {import("./state.js").Asked} Asked */

const root = document.documentElement;
let turn = new AbortController();

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
  const parts = drawn?.asked.path === asked.path ? { wanted: visible.inView().join(",") } : { near: near(window) };
  return { ...asked, key: drawn?.key || "", ...parts, tables: tables.open().join(",") };
};

/** Ask for what is left, and paint it, the nearest first.
 * @type {(drawn: Drawn, signal: AbortSignal) => Promise<void>} */
const paintRest = async (drawn, signal) => {
  if (!drawn.left.length) return;
  const choice = {
    ...drawn.asked,
    key: drawn.key,
    wanted: [...drawn.left].sort().join(","),
    tables: tables.open().filter((chart) => drawn.left.includes(chart)).join(","),
    rest: "1",
  };
  const rest = await answerTo(choice, { signal });
  if (signal.aborted || !rest) return;
  if (rest.first) {
    await show(rest, signal);
    return;
  }
  const waiting = new Set(partsIn(rest));
  while (waiting.size) {
    const part = visible.nearest([...waiting]);
    waiting.delete(part);
    paintParts(rest, [part]);
    await painted();
    if (signal.aborted) return;
  }
};

/** Paint an answer, and what it leaves.
 * @type {(drawn: Drawn, signal: AbortSignal) => Promise<void>} */
const show = async (drawn, signal) => {
  state.show(drawn);
  if (drawn.first) await paintNew(drawn);
  else paintPage(drawn);
  if (signal.aborted) return;
  if (hasMoved()) byId(contract.ids.PAGE_TITLE)?.focus({ preventScroll: false });
  state.settled();
  await painted();
  if (!signal.aborted) await paintRest(drawn, signal);
};

/** A turn from its beginning to its end, if it is not ended before.
 * @type {(act: (signal: AbortSignal) => Promise<void>) => Promise<void>} */
const whole = async (act) => {
  const signal = begin();
  root.classList.add("busy");
  try {
    await act(signal);
  } catch (error) {
    if (signal.aborted) return;
    // What is shown is of no question: the same one can be asked again.
    state.forget();
    say(state.word("failed"));
    console.warn(error);
  }
  if (signal.aborted) return;
  root.classList.remove("busy");
  state.settled();
  tables.ready();
};

/** Ask a question, and show its answer.
 * @param {Asked} asked */
export const take = (asked) => whole(async (signal) => {
  const drawn = await answerTo(choiceOf(asked), { signal, priority: "high" });
  if (!signal.aborted && drawn) await show(drawn, signal);
});

/** Dash calls it with the page that came first, whose charts it draws.
 * @param {Drawn | null} drawn */
export const paint = (drawn) => {
  if (!drawn || state.drawn()) return;
  whole(async (signal) => {
    state.show(drawn);
    await paintNew(drawn);
    state.settled();
    // The page that came first may be of another address: a proxy may hide which one was opened.
    ask();
    if (signal.aborted) return;
    const first = visible.every().filter((part) => propsOf(part)?.figure);
    await until(() => first.every(graphOf));
    await painted();
    if (!signal.aborted) await paintRest(drawn, signal);
  });
};

// @ts-check
/* The tables of charts: asked for when a reader opens one, and with its chart while it is open. */
import { answerTo } from "./answers.js";
import { contract } from "./contract.js";
import { byId } from "./page.js";
import * as state from "./state.js";

/** @typedef {import("./state.js").Drawn} Drawn */

const OPEN = "details.chart-details[open] > .chart-table";
/** The question that each table answers, by its id.
 * @type {Map<string, string>} */
const filled = new Map();
/** @type {Promise<void>} */
let asking = Promise.resolve();

/** The ids of charts whose tables are open.
 * @returns {string[]} */
export const open = () => [...document.querySelectorAll(OPEN)]
  .map(({ id }) => id.slice(0, -contract.parts.table.length)).sort();

/** Show the tables of an answer. One that is closed is of no choice from now on.
 * @type {(tables: Record<string, string>, charts: string[]) => void} */
export const show = (tables, charts) => {
  for (const chart of charts) {
    const id = chart + contract.parts.table;
    const table = byId(id);
    if (!table) continue;
    if (id in tables) {
      table.innerHTML = tables[id];
      filled.set(id, state.asked());
    } else if (filled.get(id) !== state.asked()) {
      table.replaceChildren();
      filled.delete(id);
    }
  }
};

/** A choice that nothing is drawn for but tables.
 * @type {(drawn: Drawn, charts: string[]) => import("./answers.js").Choice} */
const tablesOf = (drawn, charts) => (
  { ...drawn.asked, key: drawn.key, wanted: "", tables: charts.join(","), rest: "1" });

const fill = async () => {
  const drawn = state.drawn();
  const charts = open().filter((chart) => filled.get(chart + contract.parts.table) !== state.asked());
  if (!drawn || !charts.length || !state.isCurrent()) return;
  const question = state.asked();
  const answer = await answerTo(tablesOf(drawn, charts)).catch(() => null);
  if (!answer || state.asked() !== question) return;
  show(answer.tables, charts);
  state.settled();
};

/** Ask for the tables that are open and not of what is shown; when they are there.
 * @returns {Promise<void>} */
export const ready = () => {
  asking = asking.then(fill);
  return asking;
};

/** How often each table was asked for in another order, by its id.
 * @type {Map<string, number>} */
const turns = new Map();

/** Show a table that is cut in the order of a column, as ``2:descending``; "": as it came. It is sorted by
 * the server, before it is cut. Whether it is shown: it is not where something else is asked for meanwhile.
 * @type {(table: Element, order: string) => Promise<boolean>} */
export const reorder = async ({ id }, order) => {
  const drawn = state.drawn();
  const chart = id.slice(0, -contract.parts.table.length);
  if (!drawn || !state.isCurrent()) return false;
  const question = state.asked();
  const turn = (turns.get(id) ?? 0) + 1;
  turns.set(id, turn);
  const answer = await answerTo({ ...tablesOf(drawn, [chart]), table_order: order });
  if (state.asked() !== question || turn !== turns.get(id) || !answer.tables?.[id]) return false;
  show(answer.tables, [chart]);
  state.settled();
  return true;
};

/** The page is new: so are its tables. */
export const forget = () => filled.clear();

/** Listen to tables that are opened, by whatever means. */
export const listen = () => {
  document.addEventListener("toggle", ({ target }) => {
    if (target instanceof Element && target.matches("details.chart-details")) ready();
  }, true);
};

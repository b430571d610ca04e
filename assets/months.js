// @ts-check
/* The months: two lists on the page, one value [first, last] for the rest of the program. */
import { same } from "./choices.js";
import { contract } from "./contract.js";
import { propsOf, setProps } from "./dash.js";

const { ids } = contract;
const MONTHS = contract.filters.find((filter) => filter.name === "months")?.id || "";

/**
 * The first and the last month; where they would cross, the one that was not moved follows.
 * @param {number} first
 * @param {number} last
 * @param {boolean} lastMoved
 * @returns {[number, number]}
 */
export const ordered = (first, last, lastMoved) => {
  if (first <= last) return [first, last];
  return lastMoved ? [last, last] : [first, first];
};

const LISTS = [ids.FIRST_MONTH, ids.LAST_MONTH];
const WHOLE_YEAR = [1, 12];

/** The first and the last month that are offered; of a year that is not whole they are not the first
 * and the last of the year.
 * @type {() => number[]} */
const offered = () => {
  const options = propsOf(ids.FIRST_MONTH)?.options;
  const months = Array.isArray(options) ? options.map(({ value }) => Number(value)) : WHOLE_YEAR;
  return [Math.min(...months), Math.max(...months)];
};

/** Have the lists show the value, as far as they offer it.
 * @type {() => void} */
export const showMonths = () => {
  const value = propsOf(MONTHS)?.value;
  if (!Array.isArray(value)) return;
  const [first, last] = offered();
  LISTS.forEach((id, i) => {
    const month = String(Math.min(Math.max(value[i], first), last));
    const there = propsOf(id);
    if (there && there.value !== month) setProps(id, { value: month });
  });
};

/** Take what the reader chose in a list.
 * @param {string} moved its id */
export const takeMonths = (moved) => {
  const [first, last] = LISTS.map((id) => Number(propsOf(id)?.value));
  if (!LISTS.includes(moved) || !first || !last) return;
  const taken = ordered(first, last, moved === ids.LAST_MONTH);
  // All that is offered is the year, of which more may be known in others.
  const value = same(taken, offered()) ? WHOLE_YEAR : taken;
  if (!same(value, propsOf(MONTHS)?.value)) setProps(MONTHS, { value });
  showMonths();
};

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

/** Have the lists show the value.
 * @type {() => void} */
export const showMonths = () => {
  const value = propsOf(MONTHS)?.value;
  if (!Array.isArray(value)) return;
  LISTS.forEach((id, i) => {
    const month = String(value[i]);
    const there = propsOf(id);
    if (there && there.value !== month) setProps(id, { value: month });
  });
};

/** Take what the reader chose in a list.
 * @param {string} moved its id */
export const takeMonths = (moved) => {
  const [first, last] = LISTS.map((id) => Number(propsOf(id)?.value));
  if (!LISTS.includes(moved) || !first || !last) return;
  const value = ordered(first, last, moved === ids.LAST_MONTH);
  if (!same(value, propsOf(MONTHS)?.value)) setProps(MONTHS, { value });
  showMonths();
};

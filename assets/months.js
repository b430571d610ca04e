// @ts-check
/* The months: two lists on the page, one value [first, last] for the rest of the program. */
import { same } from "./choices.js";
import { contract } from "./contract.js";
import { propsOf, setProps, triggers } from "./dash.js";

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

/** Dash calls it when the reader moved a list.
 * @type {(first: string | null, last: string | null, now: number[] | null) => void} */
export const months = (first, last, now) => {
  if (!first || !last) return;
  const lastMoved = triggers().some((one) => one.prop_id === ids.LAST_MONTH + ".value");
  const value = ordered(Number(first), Number(last), lastMoved);
  if (!same(value, now)) setProps(MONTHS, { value });
};

/** Dash calls it when the value changed, by the lists or by the address: the lists show it.
 * @type {(value: number[] | null) => void} */
export const monthLists = (value) => {
  if (!Array.isArray(value)) return;
  [ids.FIRST_MONTH, ids.LAST_MONTH].forEach((id, i) => {
    const month = String(value[i]);
    const there = propsOf(id);
    if (there && there.value !== month) setProps(id, { value: month });
  });
};

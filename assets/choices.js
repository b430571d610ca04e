// @ts-check
/* What a reader chooses: by a filter, or by an order. An order is a text that says what a click
   does: "year:2018", "partner:CHN", "go:/trade". Marks of charts and elements with data-order carry
   them. Everything here is a function of its arguments. */
import { before } from "./address.js";
import { contract } from "./contract.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./address.js").Known} Known */
/** @typedef {{name: string, id: string, empty: string, join: string}} Filter */
/** @typedef {string | number[] | string[]} Value  What a control holds. */
/** @typedef {{path: string, state: State, replaces?: boolean, moves?: boolean}} Choice
 *  Where to go; in place of the address that is there; to another page. */

/** @type {(one: unknown, other: unknown) => boolean} */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What the filters show for an address; a value that cannot be known here is missing.
 * @param {State} state
 * @param {Known} known
 * @returns {Record<string, Value>}
 */
export const valuesOf = (state, known) => {
  const year = Number(state.year) || known.latest;
  /** @type {Record<string, string>} */
  const usual = {
    year: year ? String(year) : "",
    against: year ? String(before(year, known)) : "",
    release: known.current,
  };
  /** @type {Record<string, Value>} */
  const found = {};
  for (const filter of contract.filters) {
    const text = state[filter.name] || usual[filter.name] || filter.empty;
    if (text || filter.join) found[filter.name] = valueOf(filter, text);
  }
  return found;
};

/** @type {(filter: Filter, text: string) => Value} */
const valueOf = (filter, text) => {
  if (!filter.join) return text;
  if (filter.join === ",") return text.split(filter.join).filter(Boolean);
  // Of months with a gap between, "1-3,7-9", the two lists show the first and the last.
  const months = (text.match(/\d+/g) || []).map(Number);
  return [Math.min(...months), Math.max(...months)];
};

/** @type {(filter: Filter, value: Value) => string} */
const textOf = (filter, value) => {
  const text = Array.isArray(value) ? value.join(filter.join) : String(value);
  return text === filter.empty ? "" : text;
};

/**
 * The address after the reader changed filters: only what differs from what they showed counts.
 * @param {State} state
 * @param {Record<string, Value | null | undefined>} given what the controls hold
 * @param {Record<string, Value>} shown what they held for `state`
 * @returns {State}
 */
export const changed = (state, given, shown) => {
  let next = { ...state };
  for (const filter of contract.filters) {
    const value = given[filter.name];
    if (value === undefined || value === null || same(value, shown[filter.name])) continue;
    next = withText(next, filter.name, textOf(filter, value));
  }
  // Only a year before the chosen one is compared with.
  const year = Number(next.year || given.year);
  if ((next.year || "") !== (state.year || "") && Number(next.against) >= year) next.against = "";
  return next;
};

/**
 * The address after an option of a filter was chosen; in a list of several it is added or taken
 * away. Null where the filter is none, or has no options.
 * @param {State} state
 * @param {Known} known
 * @param {string} id of the filter
 * @param {string} option
 * @returns {State | null}
 */
export const picked = (state, known, id, option) => {
  const filter = contract.filters.find((one) => one.id === id);
  if (!filter || filter.join === "-") return null;
  const shown = valuesOf(state, known);
  const held = [shown[filter.name] ?? []].flat().map(String);
  const others = held.filter((one) => one !== option);
  const several = others.length < held.length ? others : [...held, option];
  return changed(state, { [filter.name]: filter.join ? several : option }, shown);
};

/** A choice with what it makes meaningless taken away.
 * @type {(state: State, name: string, text: string) => State} */
const withText = (state, name, text) => {
  const next = { ...state, [name]: text };
  if (name === "dataset") Object.assign(next, { year: "", against: "", years: "", months: "", release: "" });
  // A release is compared with another one.
  if (name === "dataset" || (name === "release" && text === next.against_release)) next.against_release = "";
  // Partners are chosen by name or by their group.
  if (name === "group" && text) next.partner = "";
  if (name === "partner" && text) next.group = "";
  if (name === "dataset" || name === "sector") next.code = "";
  return next;
};

/** @type {(list: string, code: string) => string} */
const toggled = (list, code) => {
  const parts = list.split(",").filter(Boolean);
  const rest = parts.filter((part) => part !== code);
  return (rest.length < parts.length ? rest : [...parts, code]).join(",");
};

/**
 * What an order chooses; a second click on what is chosen clears it.
 * @param {string} order
 * @param {string} path
 * @param {State} state
 * @param {Known} known
 * @returns {Choice}
 */
export const chosen = (order, path, state, known) => {
  const colon = order.indexOf(":");
  const [kind, code] = [order.slice(0, colon), order.slice(colon + 1)];
  switch (kind) {
    case "go":
      return { path: code, state, moves: true };
    case "years_at": {
      // What is chosen, with these years beside the chosen one, at a place of another page.
      const [years, place] = code.split("@");
      return { path: place, state: { ...state, years }, moves: true };
    }
    case "year": {
      const again = Number(code) === (Number(state.year) || known.latest);
      return { path, state: { ...state, year: again ? "" : code, against: "" } };
    }
    case "alone": {
      // A year of events, in place of a span of them.
      const again = !state.years && Number(code) === (Number(state.year) || known.latest);
      return { path, state: { ...state, year: again ? "" : code, years: "", against: "" } };
    }
    case "walk":
      return { path, state: { ...state, year: code, against: "" }, replaces: true };
    case "partner":
    case "sector":
      return { path, state: withText(state, kind, state[kind] === code ? "" : code) };
    case "cell": {
      const [partner, sector] = code.split("/");
      const both = state.partner === partner && state.sector === sector;
      return { path, state: withText(withText(state, "partner", both ? "" : partner), "sector", both ? "" : sector) };
    }
    case "lane": {
      // A cell of the lanes of events: its partner in its year.
      const [partner, year] = code.split("/");
      const isYear = !state.years && Number(year) === (Number(state.year) || known.latest);
      const both = state.partner === partner && isYear;
      const whole = { ...state, year: both ? "" : year, years: "", against: "" };
      return { path, state: withText(whole, "partner", both ? "" : partner) };
    }
    case "without": {
      const [name, value] = code.split("/");
      const others = (state[name] || "").split(",").filter((one) => one !== value);
      return { path, state: withText(state, name, others.join(",")) };
    }
    case "drill": {
      const [sector, goods] = code.split("/");
      return { path, state: { ...state, sector, code: goods } };
    }
    case "kind":
      return { path, state: { ...state, kind: code && toggled(state.kind || "", code) } };
    default:
      return { path, state: withText(state, kind, code) };
  }
};

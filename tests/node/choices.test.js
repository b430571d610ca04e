/* What clicks and filters choose. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";
import { changed, chosen, valuesOf } from "../../assets/choices.js";

openPage("");
const { figureOf, orderOf } = await import("../../assets/marks.js");

const known = { latest: 2018, current: "2", traded: [2012, 2014, 2018] };
const choose = (order, state = {}) => chosen(order, "/trade", state, known);
const after = (order, state = {}) => {
  const kept = Object.entries(choose(order, state).state).filter(([, text]) => text);
  return Object.fromEntries(kept);
};

test("a click chooses, a second click clears", () => {
  for (const name of ["partner", "sector"]) {
    assert.deepEqual(after(`${name}:x`), { [name]: "x" });
    assert.deepEqual(after(`${name}:x`, { [name]: "x" }), {});
    assert.deepEqual(after(`${name}:x`, { [name]: "y" }), { [name]: "x" });
  }
});

test("a click on the chosen year goes back to the latest, and never keeps the year compared with", () => {
  assert.deepEqual(after("year:2016", { against: "2012" }), { year: "2016" });
  assert.deepEqual(after("year:2016", { year: "2016" }), {});
  assert.deepEqual(after("year:2018"), {});
});

test("a cell chooses both, and clears both only when both are chosen", () => {
  assert.deepEqual(after("cell:CHN/wood"), { partner: "CHN", sector: "wood" });
  assert.deepEqual(after("cell:CHN/wood", { partner: "CHN", sector: "wood" }), {});
  assert.deepEqual(after("cell:CHN/wood", { partner: "CHN" }), { partner: "CHN", sector: "wood" });
});

test("years beside the chosen one are taken to a place of another page, with all that is chosen", () => {
  const { path, state, moves } = choose("years_at:2012,2014@/trade#months-chart-figure", { partner: "FIN", years: "" });
  assert.deepEqual([path, state, moves], ["/trade#months-chart-figure", { partner: "FIN", years: "2012,2014" }, true]);
});

test("a cell of the lanes of events chooses a partner in a year, and clears both", () => {
  assert.deepEqual(after("lane:CHN/2016"), { partner: "CHN", year: "2016" });
  assert.deepEqual(after("lane:CHN/2016", { partner: "CHN", year: "2016" }), {});
  assert.deepEqual(after("lane:CHN/2016", { group: "eu", year: "2017" }), { partner: "CHN", year: "2016" });
  assert.equal(orderOf("lane:CHN/2016 event_partners/CHN/2016"), "lane:CHN/2016");
});

test("a year of events takes the place of their span, and a span keeps the year", () => {
  assert.deepEqual(after("years:2012,2014", { year: "2016" }), { year: "2016", years: "2012,2014" });
  assert.deepEqual(after("alone:2016", { years: "2012,2014" }), { year: "2016" });
  // The chosen year alone, of a span: a first click does not clear it.
  assert.deepEqual(after("alone:2016", { year: "2016", years: "2012,2014" }), { year: "2016" });
  assert.deepEqual(after("alone:2016", { year: "2016" }), {});
  assert.deepEqual(after("lane:CHN/2016", { years: "2012,2018" }), { partner: "CHN", year: "2016" });
  assert.equal(orderOf(["alone:2016"]), "alone:2016");
});

test("one of several that are chosen is taken away, and the others stay", () => {
  assert.deepEqual(after("without:partner/DEU", { partner: "CHN,DEU" }), { partner: "CHN" });
  assert.deepEqual(after("without:sector/wood", { sector: "wood" }), {});
  assert.deepEqual(after("without:partner/DEU", { partner: "CHN" }), { partner: "CHN" });
});

test("partners are chosen by name or by their group", () => {
  assert.deepEqual(after("group:eu", { partner: "CHN" }), { group: "eu" });
  assert.deepEqual(after("partner:CHN", { group: "eu" }), { partner: "CHN" });
  assert.deepEqual(after("cell:CHN/wood", { group: "eu" }), { partner: "CHN", sector: "wood" });
  assert.deepEqual(after("cell:CHN/wood", { group: "eu", partner: "" }), { partner: "CHN", sector: "wood" });
});

test("kinds are added and taken away one by one", () => {
  assert.deepEqual(after("kind:visit"), { kind: "visit" });
  assert.deepEqual(after("kind:talks", { kind: "visit" }), { kind: "visit,talks" });
  assert.deepEqual(after("kind:visit", { kind: "visit,talks" }), { kind: "talks" });
  assert.deepEqual(after("kind:", { kind: "visit,talks" }), {});
});

test("goods are opened with their group, and closed by another group", () => {
  assert.deepEqual(after("drill:minerals/2710"), { sector: "minerals", code: "2710" });
  assert.deepEqual(after("drill:/", { sector: "minerals", code: "2710" }), {});
  assert.deepEqual(after("sector:wood", { sector: "minerals", code: "2710" }), { sector: "wood" });
});

test("the other names are set as they are said", () => {
  assert.deepEqual(after("zoom:baltic"), { zoom: "baltic" });
  assert.deepEqual(after("zoom:", { zoom: "baltic" }), {});
  assert.deepEqual(after("release:1"), { release: "1" });
  assert.deepEqual(after("lang:ru", { year: "2016" }), { year: "2016", lang: "ru" });
});

test("another dataset keeps countries and language, not its years, months, release and goods", () => {
  const before = { year: "2016", against: "2012", months: "1-3", release: "1", code: "27", partner: "CHN", lang: "ru" };
  assert.deepEqual(after("dataset:customs", before), { dataset: "customs", partner: "CHN", lang: "ru" });
});

test("links move to a page and keep what is chosen; the walk leaves no steps to go back", () => {
  assert.deepEqual(choose("go:/relations/NO-18", { year: "2016" }), {
    path: "/relations/NO-18", state: { year: "2016" }, moves: true,
  });
  assert.equal(choose("walk:1999").replaces, true);
  assert.equal(choose("year:1999").replaces, undefined);
});

test("only a filter that differs from what it showed is changed", () => {
  const state = { partner: "XQZ", lang: "ru" };
  const shown = { ...valuesOf(state, known), partner: [] };
  const given = { ...shown, flow: "export" };
  assert.deepEqual(changed(state, given, shown), { ...state, flow: "export" });
  assert.deepEqual(changed(state, shown, shown), state);
});

test("the year compared with follows the year unless it was chosen", () => {
  const shown = valuesOf({}, known);
  assert.deepEqual(changed({}, { ...shown, year: "2016" }, shown), { year: "2016" });
  const chosenYear = { against: "2012" };
  const there = valuesOf(chosenYear, known);
  assert.deepEqual(changed(chosenYear, { ...there, year: "2016" }, there), { against: "2012", year: "2016" });
});

test("a year compared with that is not before the chosen one is let go", () => {
  const state = { against: "2014" };
  const shown = valuesOf(state, known);
  assert.equal(changed(state, { ...shown, year: "2014" }, shown).against, "");
  assert.equal(changed(state, { ...shown, year: "2012" }, shown).against, "");
  assert.equal(changed(state, { ...shown, flow: "export" }, shown).against, "2014");
});

test("filters that a page does not have change nothing", () => {
  const state = { partner: "CHN", months: "1-3" };
  assert.deepEqual(changed(state, { partner: undefined, months: null }, valuesOf(state, known)), state);
});

test("a whole year, both flows and no country leave nothing in the address", () => {
  const state = { months: "1-3", flow: "export", partner: "CHN" };
  const given = { ...valuesOf(state, known), months: [1, 12], flow: "all", partner: [] };
  assert.deepEqual(changed(state, given, valuesOf(state, known)), { months: "", flow: "", partner: "" });
});

test("a single month is shown as first and last", () => {
  assert.deepEqual(valuesOf({ months: "5" }, known).months, [5, 5]);
  assert.deepEqual(valuesOf({ months: "1-3,7-9" }, known).months, [1, 9]);
});

test("a mark's order is found among its data; a region chooses its country", () => {
  assert.equal(orderOf(["region:NO-18", "partner:NOR"]), "partner:NOR");
  assert.equal(orderOf(["region:NO-18", "NOR"]), "partner:NOR");
  assert.equal(orderOf(["year:2016"]), "year:2016");
  assert.equal(orderOf("cell:CHN/wood"), "cell:CHN/wood");
  assert.equal(orderOf([""]), "");
  assert.equal(orderOf(undefined), "");
});

test("a mark is asked about by its id, or by what follows its orders", () => {
  assert.equal(figureOf({ id: "turnover/2017/exports" }), "turnover/2017/exports");
  assert.equal(figureOf({ id: "T003", customdata: ["year:2018"] }), "T003");
  assert.equal(figureOf({ customdata: "cell:CHN/wood matrix/CHN/wood/together" }), "matrix/CHN/wood/together");
  assert.equal(figureOf({ customdata: ["partner:NOR", "year:2018", "E012"] }), "E012");
});

test("a mark without a number leads nowhere", () => {
  assert.equal(figureOf({ id: "rest", customdata: ["region:NO-18", "partner:NOR"] }), "");
  assert.equal(figureOf({ id: "", customdata: "cell:CHN/wood" }), "");
  assert.equal(figureOf({}), "");
});

test("a cell of a grid chooses, whatever follows its order", () => {
  assert.equal(orderOf("cell:CHN/wood matrix/CHN/wood/together"), "cell:CHN/wood");
  assert.equal(orderOf("cell:CHN/wood"), "cell:CHN/wood");
});

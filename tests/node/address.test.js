/* The grammar of the address, against what Python's says (cases.py). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { joined, read, write, writeAsked } from "../../assets/address.js";
import { valuesOf } from "../../assets/choices.js";
import { contract } from "../../assets/contract.js";

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf-8"));
/** @param {number[]} traded the years that the server says of the selection */
const knowing = (traded) => ({ latest: cases.latest, current: cases.current, traded });
const known = knowing([2012, 2017, 2018]);

test("a state is written as Python writes it", () => {
  assert.ok(cases.states.length >= 100);
  for (const { state, query, traded } of cases.states) assert.equal(write(state, knowing(traded)), query);
});

test("what was written is read again, and written the same", () => {
  for (const { query, traded } of cases.states) assert.equal(write(read(query), knowing(traded)), query);
});

test("filters show what Python's would", () => {
  for (const { query, shown, traded } of cases.states) assert.deepEqual(valuesOf(read(query), knowing(traded)), shown);
});

test("what people type is read as Python reads it", () => {
  for (const { query, read: expected } of cases.raw) assert.deepEqual(read(query), expected);
});

test("where the dataset is not known no year and no release is left out", () => {
  const state = { dataset: "customs", year: "2018", against: "2017", release: "3" };
  assert.equal(write(state, { latest: 0, current: "", traded: [] }), "dataset=customs&year=2018&release=3");
});

test("the server is not asked for what only the browser obeys", () => {
  const state = { theme: "dark", present: "1", lang: "ru" };
  assert.equal(writeAsked(state, known), "lang=ru");
  assert.equal(write(state, known), "lang=ru&theme=dark&present=1");
});

test("letters that mean something in an address are written so that Python reads them", () => {
  assert.equal(write({ sector: "a b,c&d'(e)" }, known), "sector=a+b,c%26d%27%28e%29");
});

test("a path without a query has no question mark", () => {
  assert.equal(joined("/trade", ""), "/trade");
  assert.equal(joined("/trade", "year=2017"), "/trade?year=2017");
  assert.equal(joined("/why#a-chart", "year=2017"), "/why?year=2017#a-chart");
  assert.equal(joined("/why#a-chart", ""), "/why#a-chart");
});

test("every filter is a name of the address", () => {
  const names = contract.query.map((part) => part.name);
  for (const filter of contract.filters) assert.ok(names.includes(filter.name), filter.name);
});

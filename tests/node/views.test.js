/* Saved views as a text, against what Python reads and writes (cases.py). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readViews, writeViews } from "../../assets/views.js";

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf-8")).views;

test("views are read as Python reads them, from its text and from ours", () => {
  for (const { text, written, read } of cases) {
    assert.deepEqual(readViews(text), read);
    assert.deepEqual(readViews(written), read);
  }
});

test("views are written so that Python reads them", () => {
  for (const { views, written } of cases) assert.equal(writeViews(views), written);
});

test("what stands before the first view, and names of others, are left alone", () => {
  assert.deepEqual(readViews("path=/trade&lang=ru"), []);
  assert.deepEqual(readViews("view=A&colour=red"), [{ view: "A", path: "/", query: "", chart: "" }]);
});

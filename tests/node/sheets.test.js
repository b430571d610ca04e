/* Sheets of paper are filled: drawings become lower or higher, and nothing is cut. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("");
const { endOf, heightsOn } = await import("../../assets/sheets.js");
const { obeys } = await import("../../assets/print_measures.js");

/** @type {(height: number, more?: object) => any} */
const chart = (height, more = {}) => ({ height, picture: 200, least: 160, most: 300, ...more });
const TABLE = { height: 1300, picture: 0, least: 0, most: 0, start: 100, rows: [400, 400, 400] };
const TEXT = { height: 50, picture: 0, least: 0, most: 0 };

/** How high the sheets of some parts are, by the heights of their drawings.
 * @type {(parts: any[], room: number) => number[]} */
const sheetsOf = (parts, room) => {
  const sheets = [0];
  heightsOn(parts, room, room).forEach((height, n) => {
    const whole = parts[n].height - parts[n].picture + height;
    if ((sheets.at(-1) || 0) + whole > room) sheets.push(0);
    sheets[sheets.length - 1] += whole;
  });
  return sheets;
};

test("drawings keep their height where they fill a sheet, and on the last one", () => {
  assert.deepEqual(heightsOn([chart(400)], 1000, 1000), [200]);
  assert.deepEqual(heightsOn([chart(480), chart(480), chart(400)], 1000, 1000).at(-1), 200);
});

test("those of a sheet are lower where the next one nearly has room", () => {
  const parts = [chart(510), chart(510)];
  assert.equal(sheetsOf(parts, 1000).length, 1);
  assert.deepEqual(new Set(heightsOn(parts, 1000, 1000)).size, 1);
});

test("a line that is left over stands on the sheet before", () => {
  assert.equal(sheetsOf([chart(480), chart(480), TEXT], 1000).length, 1);
});

test("those of a sheet are higher where the next one has no room, each as far as it may", () => {
  const [first, ...rest] = heightsOn([chart(600), chart(900), chart(400)], 1000, 1000);
  assert.equal(first, 300);
  assert.deepEqual(rest, [288, 200]);
});

test("no sheet of low drawings lies before one that has room for the last of them", () => {
  const heights = heightsOn([350, 350, 350, 400, 200, 900].map((height) => chart(height)), 1000, 1000);
  assert.ok(heights.every((one) => one >= 200), String(heights));
  // It passes on what it has no room for.
  const more = heightsOn([350, 350, 350, 500, 400, 300].map((height) => chart(height)), 1000, 1000);
  assert.ok(more.every((one) => one >= 200), String(more));
  // Where the next one has none they stay, as low as they are.
  assert.ok(heightsOn([350, 350, 350, 700].map((height) => chart(height)), 1000, 1000)[0] < 200);
});

test("a drawing is not raised so far that the list below it no longer has room", () => {
  const [height] = heightsOn([chart(900, { start: 500, most: 500 }), chart(600)], 1000, 1000);
  assert.ok(900 - 200 + height <= 1000, String(height));
});

test("where a table goes on, its head stands again and takes room", () => {
  const after = (/** @type {number} */ again) =>
    heightsOn([{ ...TABLE, again }, chart(500, { most: 900 }), chart(900)], 1000, 1000)[1];
  assert.equal(after(0) - after(50), 50);
});

test("no row of a table is taken for broken by the end of a sheet", () => {
  // Of three rows of 400 below a head of 100 two have room beside it, and the third is on the next sheet.
  const high = heightsOn([TABLE, chart(600, { most: 900 }), chart(900)], 1000, 1000)[1];
  assert.equal(600 - 200 + high + 400, 988);
});

test("whatever there is, no sheet is longer than paper", () => {
  for (let n = 0; n < 300; n += 1) {
    const parts = Array.from({ length: 9 }, (_, k) => chart(300 + ((n * 37 + k * 211) % 600)));
    const sheets = sheetsOf(parts, 1000);
    assert.ok(sheets.every((one) => one <= 1000), String(sheets));
  }
});

test("what is broken begins where its start has room, and the rest stands on the next sheet", () => {
  const long = chart(930, { start: 250 });
  // It takes 570 of the second sheet, of which 988 are for charts: no item is broken at the end of the first.
  assert.deepEqual(heightsOn([chart(600), long, chart(418)], 1000, 1000), [200, 200, 200]);
  assert.ok(heightsOn([chart(600), long, chart(450)], 1000, 1000)[2] < 200);
  assert.deepEqual(heightsOn([chart(900), long], 1000, 1000), [288, 200]);
});

test("paper obeys the rules of its own width alone", () => {
  const wide = [obeys("screen and (min-width: 68.8125em)"), obeys("(min-width: 107.5em)"), obeys("(max-width: 700px)")];
  assert.deepEqual(wide, [false, false, false]);
  assert.deepEqual([obeys("print"), obeys("(max-width: 56.25em)"), obeys("(max-width: 900px)")], [true, true, true]);
  assert.equal(obeys("(prefers-reduced-motion: reduce)"), undefined);
});

test("how many sheets there are and how full the last one is are told before anything is drawn", () => {
  const two = endOf([chart(900), chart(300)], 1000, 1000);
  assert.equal(two.count, 2);
  assert.equal(two.full.toFixed(2), (300 / 988).toFixed(2));
  assert.deepEqual(endOf([chart(600), chart(300)], 1000, 1000).count, 1);
  assert.equal(endOf([], 1000, 1000).count, 1);
});

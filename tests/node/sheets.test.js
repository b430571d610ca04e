/* Sheets of paper are filled by the charts that stand on them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("");
const { growths } = await import("../../assets/sheets.js");

const chart = (top, bottom, drawing = 200) => ({ top, bottom, drawing, less: 0.2, isWhole: true });
const text = (top, bottom) => ({ top, bottom, drawing: 0, less: 0.2, isWhole: false });

test("charts of a sheet share what the next one leaves free, by their heights", () => {
  const found = growths([text(0, 100), chart(100, 400, 200), chart(400, 700, 100), chart(700, 1100)], 1000, 1000);
  // No drawing becomes more than 0.8 of its height higher.
  assert.deepEqual(found, [0, 160, 80, 0]);
  const [, one, other] = growths([text(0, 100), chart(100, 500), chart(500, 900), chart(900, 1300)], 1000, 1000);
  assert.deepEqual([one, other], [42, 42]);
});

test("a chart that nearly has room makes all of its sheet a little lower, and stands there", () => {
  const charts = [chart(0, 505, 300), chart(505, 1010, 300), chart(1010, 1510, 300), chart(1510, 1990, 300)];
  assert.deepEqual(growths(charts, 1000, 1000), [-13, -13, 0, 0]);
  const many = { ...chart(0, 505, 300), less: 0.1 };
  assert.deepEqual(growths([many, chart(505, 1010, 300)], 1000, 1000), [-9, -18]);
  // Of too high a one not.
  assert.deepEqual(growths([chart(0, 505, 300), chart(505, 1120, 300)], 1000, 1000), [240, 0]);
});

test("what fits stays as it is, the last sheet too", () => {
  assert.deepEqual(growths([chart(0, 490), chart(490, 990), chart(990, 1300)], 1000, 1000), [0, 0, 0]);
  assert.deepEqual(growths([chart(0, 300), chart(300, 500)], 1000, 1000), [0, 0]);
});

test("a chart that begins a sheet counts from its top, and what is broken fills its sheets by itself", () => {
  const later = growths([chart(0, 700), chart(700, 1100), chart(1100, 1300), chart(1300, 1800)], 1000, 1000);
  assert.deepEqual(later, [160, -39, -39, -39]);
  const broken = growths([chart(0, 300), text(300, 2500), chart(2500, 2900), chart(2900, 3200)], 1000, 1000);
  assert.deepEqual(broken, [0, 0, 84, 0]);
});

/* Cells on paper: heads of columns that would meet are tilted there, and lie again on the screen. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("");
const { areIn, lying, tilted } = await import("../../assets/print_cells.js");

const graphOf = (type, tickangle) => Object.assign(document.createElement("div"), {
  data: [{ type }], layout: { xaxis: { tickangle, ticktext: ["Mineral<br>products", "Other"] } },
});

test("heads that lie are tilted on paper, in one line, and lie again after it", () => {
  const graph = graphOf("heatmap", 0);
  assert.equal(areIn(graph), true);
  assert.deepEqual(tilted(graph), {
    "xaxis.tickangle": -45, "xaxis.ticktext": ["Mineral products", "Other"],
  });
  assert.deepEqual(lying(graph), {
    "xaxis.tickangle": 0, "xaxis.ticktext": ["Mineral<br>products", "Other"],
  });
  assert.deepEqual(lying(graph), {});
});

test("what is tilted, or is no chart of cells, stays as it is", () => {
  assert.deepEqual(tilted(graphOf("heatmap", -45)), {});
  assert.deepEqual(tilted(graphOf("bar", 0)), {});
  assert.equal(areIn(graphOf("bar", 0)), false);
});

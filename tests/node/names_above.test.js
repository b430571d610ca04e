/* Names of bars stand above them on a phone where beside them they leave these no room. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { setSpace } = await import("../../assets/broken_lines.js");
const { above, settle, shorter } = await import("../../assets/names_above.js");

const NAMES = ["2703400300 Mineral fuels and<br>oil products", "China"];
const chart = ({ width = 262, height = 140, left = 140, x = [90, 4], ...more } = {}) => ({
  clientWidth: width, clientHeight: height, data: [{ type: "bar", orientation: "h", x }, { type: "scatter" }],
  layout: {
    margin: { l: left, t: 30, b: 8 }, xaxis: { range: [-20, 120] }, yaxis: { ticktext: NAMES, range: [1.55, -0.55] },
    annotations: [{ x: 0, xshift: -136 }], shapes: [{ type: "rect" }, { type: "line" }], ...more,
  },
});

test("a name stands whole above its bar, which begins at the edge", () => {
  const { layout, widths } = above(chart({ width: 240 }));
  assert.deepEqual(layout["yaxis.ticktext"], ["2703400300 Mineral fuels and…", "China"]);
  assert.deepEqual([layout["margin.l"], layout["annotations[0].xshift"]], [8, -4]);
  assert.equal(above(chart({ width: 332 })).layout["yaxis.ticktext"][0], "2703400300 Mineral fuels and oil products");
  const row = (140 - 38 - 14) / 2.1;
  assert.ok(Math.abs(widths.y * row - 14) < 0.01);
  // The uppermost name lies within the plot, else Plotly leaves it out.
  assert.ok(-(layout["yaxis.range"][1]) * row >= 0.5 * row + layout["yaxis.ticklabelshift"] - 10);
});

test("a name above its bar ends with fewer words where letters become wider than the chart", () => {
  const yaxis = { ticktext: ["2703400300 Mineral fuels and oil products", "China"], ticklabelposition: "inside" };
  const graph = chart({ width: 300, yaxis });
  assert.equal(shorter(chart({ width: 300 })), null);
  assert.equal(shorter(graph), null);
  setSpace(0.12);
  try {
    assert.deepEqual(shorter(graph), { "yaxis.ticktext": ["2703400300 Mineral fuels and…", "China"] });
  } finally {
    setSpace(0);
  }
});

test("no line goes through the names, and what falls keeps its room left of zero", () => {
  const { layout } = above(chart());
  assert.deepEqual(["shapes[0].visible", "shapes[1].visible"].map((key) => layout[key]), [undefined, false]);
  assert.deepEqual(layout["xaxis.range"], [0, 120]);
  assert.equal(above(chart({ x: [90, -40] })).layout["xaxis.range"], undefined);
});

test("of two panels each has rows of its own height", () => {
  const panel = { ticktext: ["Minerals"], range: [0.55, -0.55] };
  const two = { yaxis: { ...panel, domain: [0, 0.5] }, yaxis2: { ...panel, domain: [0.6, 1] } };
  const { layout, widths } = above(chart({ height: 238, ...two }));
  assert.equal(layout["yaxis2.ticklabelposition"], "inside");
  assert.ok(widths.y < widths.y2 && !("xaxis.range" in layout));
  assert.equal(above(chart({ height: 150, ...two })), null);
});

test("not on a wide window, not beside short names, not in low rows, and once", async () => {
  for (const more of [{ width: 600 }, { left: 80 }, { height: 90 }]) assert.equal(above(chart(more)), null);
  const graph = chart();
  const asked = [];
  window.Plotly = { update: async (...all) => {
    asked.push(all.slice(1));
    Object.assign(graph.layout.yaxis, { ticklabelposition: "inside", ticktext: all[2]["yaxis.ticktext"] });
  } };
  await settle(graph);
  await settle(graph);
  assert.equal(asked.length, 1);
  assert.deepEqual([Object.keys(asked[0][0]), asked[0][2]], [["width"], [0]]);
});

/* Charts are drawn in another size only where their place has another. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const sizes = await import("../../assets/sizes.js");

/** A chart of some size in a place of another. */
const drawn = (width, height, place) => ({
  clientWidth: place[0],
  clientHeight: place[1],
  querySelector: () => width && { getAttribute: (name) => String({ width, height }[name]) },
});

test("a chart is drawn anew in a place of another size, or where it was not drawn; not where nobody sees it", async () => {
  const asked = [];
  window.Plotly.Plots.resize = (graph) => asked.push(graph);
  await sizes.listen();
  const [wide, high, bare] = [drawn(600, 280, [574, 280]), drawn(574, 280, [574, 360]), drawn(0, 0, [574, 280])];
  // Places that fill what is left of a row need not be whole numbers high, and say that they are.
  const others = [drawn(574, 280, [574, 280]), drawn(574, 304.609, [574, 305]), drawn(574, 280, [574, 0]), drawn(700, 450, [0, 0])];
  for (const graph of [wide, ...others, high, bare]) await window.Plotly.Plots.resize(graph);
  assert.deepEqual(asked, [wide, high, bare]);
});

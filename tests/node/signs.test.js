/* A bound over a column that is narrower than its figure. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { signed } = await import("../../assets/signs.js");

const chart = (width, text, more = {}) => ({
  clientWidth: width, layout: { margin: { l: 46, r: 8 }, bargap: 0.12, xaxis: { range: [2013.5, 2024.5] } },
  data: [{ type: "bar", textposition: "outside", text, ...more }],
});

test("a bound keeps its sign where its figure has no room, and never stands as an amount", () => {
  const asked = signed(chart(330, ["&gt; 500", "837", "&lt; 1,000", "≈ 8,960", "≥ 20"]));
  assert.deepEqual(asked, { traces: [0], text: [["&gt;", "837", "&lt;", "≈", "≥"]] });
});

test("where its figure has room it stands whole", () => {
  assert.equal(signed(chart(700, ["&gt; 500", "837"])), null, "the chart is wide");
  assert.equal(signed(chart(330, ["837", "12,610.0"])), null, "an amount has no sign");
  assert.equal(signed(chart(330, ["&gt; 500"], { orientation: "h" })), null, "bars that lie");
  const few = chart(330, ["&gt; 500", "837"]);
  few.layout.xaxis.range = [2013.5, 2018.5];
  assert.equal(signed(few), null);
});

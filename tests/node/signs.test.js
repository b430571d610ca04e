/* A bound over a column that is narrower than its figure. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { settle, signed, whole } = await import("../../assets/signs.js");

/** A chart that Plotly has drawn, without those texts that had no room. */
const chart = (width, text, unseen, more = {}) => ({
  clientWidth: width, data: [{ type: "bar", text, ...more }],
  querySelectorAll: () => text.map((one) => ({
    style: { display: unseen.includes(one) ? "none" : "" }, getAttribute: () => one,
  })),
});

test("a bound keeps its sign where its figure has no room, and never stands as an amount", () => {
  const [over, under] = ["&gt; 500", "&lt; 1,000"];
  const asked = signed(chart(330, [over, "837", under, "≈ 8,960", "≥ 20", "12,610.0"], [over, under, "≈ 8,960", "12,610.0"]));
  assert.deepEqual(asked, { traces: [0], text: [["&gt;", "837", "&lt;", "≈", "≥ 20", "12,610.0"]] });
});

test("where its figure has room it stands whole, and what is hatched needs no sign", () => {
  assert.equal(signed(chart(330, ["&gt; 500", "837"], [])), null);
  assert.equal(signed(chart(900, ["&gt; 500", "837"], ["&gt; 500"])), null, "the chart is wide");
  assert.equal(signed(chart(330, ["≈ 8,960"], ["≈ 8,960"], { marker: { pattern: { shape: "/" } } })), null);
  assert.equal(signed(chart(330, ["&gt; 500"], ["&gt; 500"], { orientation: "h" })), null, "bars that lie");
});

test("in a window that became wider the figure stands again, unless the chart is another by now", async () => {
  const data = ["&gt; 500", "837"];
  const drawn = chart(330, data, ["&gt; 500"]);
  globalThis.window.Plotly = { update: async (graph, { text }) => { graph.data[0].text = text[0]; } };
  await settle(drawn);
  assert.deepEqual(drawn.data[0].text, ["&gt;", "837"]);
  assert.deepEqual(whole(drawn), { traces: [0], text: [["&gt; 500", "837"]] });
  assert.equal(whole(drawn), null, "it was put back");
  drawn.data[0].text = data;
  await settle(drawn);
  drawn.data[0].text = ["&gt; 400", "837"];
  assert.equal(whole(drawn), null);
});

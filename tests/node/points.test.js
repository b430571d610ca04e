/* Keys at a chart that has the focus: what is said there is seen, and goes with Escape. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

const { document, window } = openPage(`<p id="points-how">Arrow keys walk the points.</p><p id="live-status"></p>
  <figure><div class="chart-picture" tabindex="0"><div class="js-plotly-plot"></div></div></figure>`);
const picture = document.querySelector(".chart-picture");
const graph = document.querySelector(".js-plotly-plot");
Object.assign(graph, { data: [{ type: "bar", x: [2017, 2018], y: [1, 2], hovertext: ["2017: 1.", "2018: 2."] }], layout: {}, calcdata: [] });
// Of what has the focus this browser does not know how it came to it.
const matches = picture.matches.bind(picture);
picture.matches = (/** @type {string} */ selector) => selector === ":focus-visible" || matches(selector);
const shown = [];
globalThis.Plotly = window.Plotly = { Fx: { hover: (_, [{ pointNumber }]) => shown.push(pointNumber), unhover: () => shown.push("none") } };
const { listen } = await import("../../assets/points.js");
listen();

const press = (key) => picture.dispatchEvent(Object.assign(new window.Event("keydown", { bubbles: true, cancelable: true }), { key }));
const help = () => document.querySelector(".point-help")?.textContent;
const said = () => document.querySelector("#live-status").textContent;

test("how keys walk a chart is seen at its focus, and goes with Escape", () => {
  picture.dispatchEvent(new window.Event("focusin", { bubbles: true }));
  assert.equal(help(), "Arrow keys walk the points.");
  press("Escape");
  assert.equal(help(), undefined);
});

test("what keys have brought to a point goes with Escape", () => {
  press("ArrowRight");
  assert.equal(shown.length, 1);
  assert.notEqual(said(), "");
  press("Escape");
  assert.equal(shown.at(-1), "none");
  assert.equal(said(), "");
});

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
const { whenAsked } = await import("../../assets/marks.js");
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

const asked = [];
whenAsked((figure) => asked.push(figure));
const keys = (...all) => all.forEach(([key, altKey]) => picture.dispatchEvent(Object.assign(
  new window.Event("keydown", { bubbles: true, cancelable: true }), { key, altKey: altKey ?? false })));

test("Alt and Enter ask for the part of a column that is said", () => {
  const of = (noun) => ({
    type: "bar", name: noun, x: [2018], hovertext: ["2018: all."], customdata: [["year:2018"]], ids: [`turnover/2018/${noun}`],
  });
  Object.assign(graph, { data: [{ ...of("exports"), y: [7] }, { ...of("imports"), y: [4] }], layout: { barmode: "relative" } });
  keys(["ArrowRight"], ["Enter", true]);
  assert.equal(said(), "imports. 2018: all.");
  keys(["ArrowDown"], ["Enter", true]);
  assert.equal(said(), "exports. 2018: all.");
  assert.deepEqual(asked.splice(0), ["turnover/2018/imports", "turnover/2018/exports"]);
  keys(["Escape"]);
});

test("after the panel of a number the walk goes on where it was opened, and begins anew after another place", () => {
  const trace = { type: "bar", x: [2017, 2018, 2019], y: [1, 2, 3], hovertext: ["2017: 1.", "2018: 2.", "2019: 3."] };
  Object.assign(graph, { data: [trace], layout: {} });
  const panel = document.createElement("dialog");
  const title = panel.appendChild(document.createElement("h2"));
  const focus = (kind, relatedTarget) =>
    picture.dispatchEvent(Object.assign(new window.Event(kind, { bubbles: true }), { relatedTarget }));
  keys(["Home"], ["ArrowRight"]);
  const here = said();
  assert.equal(here, "2018: 2.");
  focus("focusout", title);
  assert.equal(said(), "");
  focus("focusin", title);
  assert.deepEqual([said(), shown.at(-1), help()], [here, 1, undefined]);
  keys(["ArrowLeft"]);
  assert.equal(said(), "2017: 1.");
  focus("focusout", document.body);
  focus("focusin", document.body);
  assert.deepEqual([said(), help()], ["", "Arrow keys walk the points."]);
});

test("what is asked about and not published chooses nothing, and is said again", () => {
  Object.assign(graph, { data: [{ type: "bar", x: [2019], y: [9], hovertext: ["2019: not published."], customdata: [["year:2019"]] }] });
  const before = window.location.href;
  keys(["ArrowRight"]);
  const status = document.querySelector("#live-status");
  status.textContent = "";
  globalThis.requestAnimationFrame = (act) => act();
  keys(["Enter", true]);
  assert.equal(said(), "2019: not published.");
  assert.deepEqual([asked, window.location.href], [[], before]);
});

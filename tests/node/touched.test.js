/* What a finger touched in a chart is said below it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

const label = (...lines) => `<g class="hovertext"><text class="nums">${lines.map((one) => `<tspan class="line">${one}</tspan>`).join("")}</text></g>`;
const { document, window } = openPage(`<div class="chart-picture"><div class="js-plotly-plot"><svg><g class="hoverlayer">${
  label("2018: turnover", "Exports 7,109.0, imports 4,115.9 million: the", "sum.", "Source: the region.")
}</g></svg></div></div><p id="else"></p>`);
const { clear, listen, unbroken } = await import("../../assets/touched.js");

let isNarrow = true;
globalThis.matchMedia = () => ({ matches: isNarrow });
listen();
// What Plotly draws a moment later is there.
globalThis.setTimeout = (act) => act();
const shown = () => [...document.querySelectorAll(".touched-mark > *")].map((one) => one.textContent);
const touch = (at, pointerType = "touch") => {
  const event = new window.Event("pointerup", { bubbles: true });
  Object.assign(event, { pointerType });
  document.querySelector(at).dispatchEvent(event);
};

test("lines that were broken at a width are joined, others are not", () => {
  const long = "Exports 7,109.0, imports 4,115.9 million: the";
  assert.deepEqual(unbroken(["2018", long, "sum.", "Source"], 46), ["2018", `${long} sum.`, "Source"]);
});

test("a touch says below the chart what stands beside the mark, another elsewhere takes it away", () => {
  touch("svg");
  assert.deepEqual(shown(), ["2018: turnover", "Exports 7,109.0, imports 4,115.9 million: the sum.", "Source: the region."]);
  assert.equal(document.querySelector(".chart-picture").nextElementSibling.className, "touched-mark");
  touch("svg");
  assert.equal(document.querySelectorAll(".touched-mark").length, 1);
  touch("#else");
  assert.deepEqual(shown(), []);
});

test("a choice takes it away; a mouse, and a wide window, have it beside the mark", () => {
  touch("svg");
  clear();
  assert.deepEqual(shown(), []);
  touch("svg", "mouse");
  isNarrow = false;
  touch("svg");
  assert.deepEqual(shown(), []);
});

test("what was seen for a moment stays", () => {
  const layer = document.querySelector(".hoverlayer");
  const drawn = layer.innerHTML;
  let changed = () => {};
  globalThis.MutationObserver = class {
    constructor(act) { changed = act; }

    observe() {}

    disconnect() {}
  };
  isNarrow = true;
  for (const label of ["", drawn, ""]) {
    layer.innerHTML = label;
    if (label === drawn) changed();
    else if (!shown().length) touch("svg");
  }
  assert.equal(shown()[0], "2018: turnover");
  clear();
});

test("lines of a map are shorter, and are joined as well", () => {
  isNarrow = true;
  const graph = document.querySelector(".js-plotly-plot");
  graph.innerHTML = `<svg><g class="geolayer"><g class="geo"></g></g><g class="hoverlayer">${
    label("China", "Turnover in 2018: about $1.75", "billion.")
  }</g></svg>`;
  touch("svg");
  assert.deepEqual(shown(), ["China", "Turnover in 2018: about $1.75 billion."]);
  clear();
});

/* Dash's dropdowns, reached by Tab and named. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`
  <div class="field year"><label id="year-label">Year</label><div>
    <input class="dash-dropdown-focus-target" tabindex="0">
    <button id="year-filter" class="dash-dropdown" tabindex="-1" aria-labelledby="year-filter-value-count year-filter-value">
      <span id="year-filter-value">2018</span><a title="Clear" aria-label="Clear"></a></button></div></div>
  <button id="bare" class="dash-dropdown" tabindex="-1" aria-labelledby="bare-value"></button>
  <figure class="chart"><div class="field years"><label id="years-label">Years</label></div></figure>`);
const { listen, reach } = await import("../../assets/dropdowns.js");

test("a dropdown is reached by Tab and named by its label and its value", () => {
  reach();
  const button = document.getElementById("year-filter");
  assert.equal(button.getAttribute("tabindex"), "0");
  assert.equal(button.getAttribute("aria-labelledby"), "year-label year-filter-value");
});

test("what takes a value away has its name once", () => {
  const clear = document.querySelector("#year-filter a");
  assert.deepEqual([clear.getAttribute("title"), clear.getAttribute("aria-label")], ["Clear", null]);
});

test("several that are chosen are told from one: their names need room beside their number", () => {
  const button = document.getElementById("year-filter");
  assert.ok(!button.classList.contains("several"));
  button.insertAdjacentHTML("beforeend", '<span id="year-filter-value-count">2 chosen</span>');
  reach();
  assert.ok(button.classList.contains("several"));
  document.getElementById("year-filter-value-count").remove();
});

test("one without a label keeps the name that it has", () => {
  const bare = document.getElementById("bare");
  assert.equal(bare.getAttribute("tabindex"), "0");
  assert.equal(bare.getAttribute("aria-labelledby"), "bare-value");
});

test("the list of a filter that stands with a chart is reached when Dash draws it", async () => {
  const { settled } = await import("../../assets/state.js");
  const watched = new Map();
  globalThis.MutationObserver = class {
    constructor(act) { this.act = act; }
    observe(place) { watched.set(place, this.act); }
  };
  listen();
  settled();
  const place = document.querySelector(".chart .field");
  place.insertAdjacentHTML("beforeend",
    '<button id="years-filter" class="dash-dropdown" tabindex="-1"><span id="years-filter-value">2015</span></button>');
  watched.get(place)();
  const button = document.getElementById("years-filter");
  assert.equal(button.getAttribute("tabindex"), "0");
  assert.equal(button.getAttribute("aria-labelledby"), "years-label years-filter-value");
});

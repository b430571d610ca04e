/* Dash's dropdowns, reached by Tab and named. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`
  <div class="field year" data-one="1 chosen"><label id="year-label">Year</label><div>
    <input class="dash-dropdown-focus-target" tabindex="0">
    <button id="year-filter" class="dash-dropdown" tabindex="-1" aria-labelledby="year-filter-value-count year-filter-value">
      <span id="year-filter-value" class="dash-dropdown-value">2018</span><a title="Clear" aria-label="Clear"></a></button></div></div>
  <button id="bare" class="dash-dropdown" tabindex="-1" aria-labelledby="bare-value"></button>
  <figure class="chart"><div class="field years"><label id="years-label">Years</label></div></figure>`);
const { fit, listen, reach } = await import("../../assets/dropdowns.js");

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

test("names that have no room give way to how many are chosen", () => {
  const button = document.getElementById("year-filter");
  const value = button.querySelector(".dash-dropdown-value");
  Object.defineProperty(value, "clientWidth", { value: 60, configurable: true });
  for (const [width, cut] of [[90, true], [60, false]]) {
    Object.defineProperty(value, "scrollWidth", { value: width, configurable: true });
    fit();
    assert.equal(button.classList.contains("cut"), cut);
  }
  assert.equal(value.dataset.one, "1 chosen");
  button.insertAdjacentHTML("beforeend", '<span id="year-filter-value-count">2 chosen</span>');
  fit();
  assert.equal(value.dataset.one, undefined, "several have their number from Dash");
  document.getElementById("year-filter-value-count").remove();
  // What stands where nothing is chosen has no number, whatever its room.
  Object.defineProperty(value, "scrollWidth", { value: 90, configurable: true });
  value.classList.add("dash-dropdown-placeholder");
  fit();
  assert.equal(button.classList.contains("cut"), false);
  value.classList.remove("dash-dropdown-placeholder");
});

test("one without a label keeps the name that it has", () => {
  const bare = document.getElementById("bare");
  assert.equal(bare.getAttribute("tabindex"), "0");
  assert.equal(bare.getAttribute("aria-labelledby"), "bare-value");
});

test("filters are named when Dash draws them, and fitted when the frame that shows them is laid out", async () => {
  const { settled } = await import("../../assets/state.js");
  const watched = new Map();
  globalThis.MutationObserver = class {
    constructor(act) { this.act = act; }
    observe(place) { watched.set(place, this.act); }
  };
  const reported = [];
  let laidOut = () => {};
  globalThis.ResizeObserver = class {
    constructor(act) { laidOut = act; }
    observe(place) { reported.push(place); }
    unobserve(place) { reported.splice(reported.indexOf(place), 1); }
  };
  listen();
  settled();
  assert.deepEqual(reported, [...watched.keys()]);
  const place = document.querySelector(".chart .field");
  place.dataset.one = "1 chosen";
  place.insertAdjacentHTML("beforeend", '<button id="years-filter" class="dash-dropdown" tabindex="-1">'
    + '<span id="years-filter-value" class="dash-dropdown-value">2015</span></button>');
  const [button, value] = ["years-filter", "years-filter-value"].map((id) => document.getElementById(id));
  Object.defineProperties(value, { scrollWidth: { value: 90 }, clientWidth: { value: 60 } });
  watched.get(place)();
  assert.equal(button.getAttribute("tabindex"), "0");
  assert.equal(button.getAttribute("aria-labelledby"), "years-label years-filter-value");
  assert.deepEqual([reported.at(-1), button.classList.contains("cut")], [place, false]);
  laidOut();
  assert.equal(button.classList.contains("cut"), true);
});

/* Dash's dropdowns, reached by Tab and named. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`
  <div class="field year"><label id="year-label">Year</label><div>
    <input class="dash-dropdown-focus-target" tabindex="0">
    <button id="year-filter" class="dash-dropdown" tabindex="-1" aria-labelledby="year-filter-value-count year-filter-value">
      <span id="year-filter-value">2018</span></button></div></div>
  <button id="bare" class="dash-dropdown" tabindex="-1" aria-labelledby="bare-value"></button>`);
const { reach } = await import("../../assets/dropdowns.js");

test("a dropdown is reached by Tab and named by its label and its value", () => {
  reach();
  const button = document.getElementById("year-filter");
  assert.equal(button.getAttribute("tabindex"), "0");
  assert.equal(button.getAttribute("aria-labelledby"), "year-label year-filter-value");
});

test("one without a label keeps the name that it has", () => {
  const bare = document.getElementById("bare");
  assert.equal(bare.getAttribute("tabindex"), "0");
  assert.equal(bare.getAttribute("aria-labelledby"), "bare-value");
});

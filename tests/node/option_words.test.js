/* A list gets the words by which its options are found when somebody comes to it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { calls, components, event, openPage } from "./browser.js";

openPage(`<div class="field partner" data-search="\nchina кнр\n"><button id="partner-filter" class="dash-dropdown"></button></div>
  <div class="field year"><button id="year-filter" class="dash-dropdown"></button></div>`);
const { listen } = await import("../../assets/option_words.js");
listen();
const HEADING = { value: "·", label: { props: {} }, disabled: true };
const CHINA = { value: "CHN", label: "China" };
const PLAIN = { value: "XXX", label: "None" };
const come = (id) => document.getElementById(id).dispatchEvent(event("focusin"));

test("each option gets its line, those without one stay as they are", () => {
  components["partner-filter"] = { options: [HEADING, CHINA, PLAIN] };
  come("partner-filter");
  assert.deepEqual(components["partner-filter"].options, [HEADING, { ...CHINA, search: "china кнр" }, PLAIN]);
});

test("a list that has them, and one that is found by its labels, are left alone", () => {
  components["year-filter"] = { options: [PLAIN] };
  const before = calls.setProps.length;
  come("partner-filter");
  come("year-filter");
  assert.equal(calls.setProps.length, before);
});

test("a list that an answer brought anew gets them anew", () => {
  components["partner-filter"] = { options: [HEADING, CHINA, PLAIN] };
  come("partner-filter");
  assert.equal(components["partner-filter"].options[1].search, "china кнр");
});

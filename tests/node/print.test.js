/* What is printed: dates and heads, in the language of the page. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { event, openPage } from "./browser.js";

openPage("");
const { dateIn, isPartial, quoted } = await import("../../assets/print.js");
const { listen } = await import("../../assets/print_begin.js");
const { painted } = await import("../../assets/frames.js");
const { answersBelow } = await import("../../assets/print_answer.js");

test("the date is written as the language writes it", () => {
  const day = new Date(2026, 10, 20);
  assert.equal(dateIn("en", day), "20 November 2026");
  assert.match(dateIn("ru", day), /^20\sноября\s2026\sг\.$/);
});

test("a head is a text of CSS whatever is in it", () => {
  assert.equal(quoted('A "b" \\ c\nd'), '"A \\"b\\" \\\\ c d"');
  assert.equal(quoted("</style>"), '"\\3c /style>"');
});

test("what is printed before its charts are there says so", () => {
  const chart = (inner, more = "") => `<figure class="chart" ${more}><div class="chart-picture"><div class="dash-graph">${inner}</div></div></figure>`;
  const root = document.documentElement;
  document.body.innerHTML = chart('<svg class="main-svg"></svg>') + chart("", 'data-empty="told"');
  assert.equal(isPartial(), false);
  root.classList.add("busy");
  assert.equal(isPartial(), true);
  root.classList.remove("busy");
  document.body.innerHTML += chart("");
  assert.equal(isPartial(), true);
});

test("a key that prints waits for the charts below; a page that stands is left to the browser", async () => {
  let count = 0;
  const printed = new Promise((done) => {
    window.print = () => { count += 1; done(); };
  });
  listen();
  const isTaken = (more) => {
    const pressed = event("keydown", { ctrlKey: true, key: "p", code: "KeyP", ...more });
    document.dispatchEvent(pressed);
    return pressed.defaultPrevented;
  };
  document.body.innerHTML = '<figure class="chart"><div class="chart-picture"><div class="dash-graph"></div></div></figure>';
  assert.equal(isTaken({ ctrlKey: false }), false);
  assert.equal(isTaken({ shiftKey: true }), false);
  assert.equal(isTaken({ key: "o", code: "KeyO" }), false);
  assert.equal(isTaken({ key: "\u0437" }), true, "under a Russian layout too");
  assert.equal(isTaken({}), true, "who holds the keys down has asked once");
  await painted();
  assert.equal(count, 0);
  document.querySelector(".dash-graph").innerHTML = '<svg class="main-svg"></svg>';
  await printed;
  for (let frames = 5; frames > 0; frames -= 1) await painted();
  assert.equal(count, 1);
  assert.equal(isTaken({}), false);
});

test("while the search is open its question and answers are printed, not the page behind it", () => {
  document.body.innerHTML = `<div id="print-head"></div><main></main><dialog id="search-dialog">
    <input id="search-field" value="exports 2018"><ul id="search-found">
    <li><a class="search-hit"><span class="search-title">$7,109.0 million</span>
    <span class="search-detail">Exports, 2018</span></a></li></ul></dialog>`;
  const head = document.getElementById("print-head");
  const onPaper = () => document.querySelector(".paper-answers");
  answersBelow(head);
  assert.equal(onPaper(), null, "the search is shut");
  document.getElementById("search-dialog").open = true;
  const away = answersBelow(head);
  assert.equal(onPaper(), head.nextElementSibling);
  assert.equal(onPaper().querySelector("h2").textContent, "exports 2018");
  assert.equal(onPaper().querySelector("li").textContent, "$7,109.0 millionExports, 2018");
  assert.ok(document.documentElement.classList.contains("answers-alone"));
  away();
  assert.equal(onPaper(), null);
  assert.ok(!document.documentElement.classList.contains("answers-alone"));
});

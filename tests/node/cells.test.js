/* Cells that are scrolled keep the names of their rows in sight. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`<figure><div class="chart-picture of-grid"><div class="graph">
  <div class="ytick"><text>China</text></div><div class="ytick"><text><tspan>Republic</tspan><tspan>of Korea</tspan></text></div>
</div></div></figure>`);
const { keep, keyInSight, settle } = await import("../../assets/cells.js");
const { BETWEEN } = await import("../../assets/broken_lines.js");
const picture = document.querySelector(".of-grid");
const at = (element, box) => { element.getBoundingClientRect = () => box; };
const names = () => [...document.querySelectorAll(".row-names span")].map((one) => one.textContent);

test("names stand over the edge while the cells are scrolled, and go when they are not", () => {
  at(picture, { left: 10, top: 100 });
  // Scrolled by 60 pixels, the drawing has its names 60 pixels further to the left.
  [...document.querySelectorAll("text")].forEach((text, n) => at(text, { top: 120 + 20 * n, bottom: 132 + 20 * n, right: 30 }));
  keep(picture);
  assert.deepEqual(names(), []);
  picture.scrollLeft = 60;
  keep(picture);
  assert.deepEqual(names(), ["China", "Republic of Korea"]);
  assert.equal(document.querySelector(".row-names").style.width, "86px");
  settle(picture.firstElementChild);
  assert.equal(document.querySelectorAll(".row-names").length, 1);
  picture.scrollLeft = 0;
  keep(picture);
  assert.deepEqual(names(), []);
});

test("a key that is wider than what is seen of the cells has lines that are not", () => {
  const key = ["<10", "10–20", "20–50", "50–100", "≥100"].join(BETWEEN);
  document.body.innerHTML = `<div class="chart-picture of-grid"><div id="cells">
    <g class="annotation" data-index="0"><text></text></g></div></div>`;
  const graph = Object.assign(document.querySelector("#cells"), {
    layout: { annotations: [{ text: key, y: 0 }], margin: { b: 30 } },
  });
  const wide = (pixels) => Object.defineProperty(graph.parentElement, "clientWidth", { value: pixels, configurable: true });
  at(graph, { left: 0 });
  at(graph.querySelector("text"), { left: 3, width: 262 });
  wide(300);
  assert.equal(keyInSight(graph), null);
  wide(262);
  const asked = keyInSight(graph);
  assert.deepEqual(asked["annotations[0].text"].replaceAll("<br>", BETWEEN), key);
  assert.equal(asked["annotations[0].text"].split("<br>").length, 2);
  assert.equal(asked["margin.b"], 46);
});

test("so has a key above a chart that is wider than a phone, and it is given the room", () => {
  const key = ["visits, talks", "forums", "signings, programmes", "anniversaries", "other"].join(BETWEEN);
  document.body.innerHTML = '<div id="columns"><g class="annotation" data-index="0"><text></text></g></div>';
  const graph = Object.assign(document.querySelector("#columns"), {
    layout: { annotations: [{ text: key, y: 1 }], margin: { t: 40 } },
  });
  Object.defineProperty(graph, "clientWidth", { value: 590 });
  at(graph, { left: 20 });
  at(graph.querySelector("text"), { left: 22, width: 600 });
  assert.equal(keyInSight(graph)["margin.t"], 56);
});

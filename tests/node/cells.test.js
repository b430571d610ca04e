/* Cells that are scrolled keep the names of their rows in sight. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`<figure><div class="chart-picture of-grid"><div class="graph">
  <div class="ytick"><text>China</text></div><div class="ytick"><text><tspan>Republic</tspan><tspan>of Korea</tspan></text></div>
</div></div></figure>`);
const { keep, settle } = await import("../../assets/cells.js");
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

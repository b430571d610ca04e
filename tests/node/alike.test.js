/* Charts with nothing to show for one reason are one line. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

const chart = (name, why) => why
  ? `<figure class="chart" data-empty=""><h2 class="chart-title"><span class="what">${name}</span><span class="why">: ${why}</span></h2></figure>`
  : `<figure class="chart"><h2 class="chart-title">${name}</h2></figure>`;
const { document } = openPage('<div class="charts"></div>');
const { fold } = await import("../../assets/alike.js");
const place = document.querySelector(".charts");
const shown = () => [...place.children].filter((one) => !one.hasAttribute("data-folded"))
  .map((one) => one.querySelector(".chart-title").textContent);

test("those of one reason are folded into the first, however often they are looked at", () => {
  place.innerHTML = [
    chart("Turnover", "no goods"), chart("Balance", "no goods"), chart("Coverage", "no goods"),
    chart("16 events"), chart("Months", "no goods"), chart("Sectors", "not known"),
  ].join("");
  for (let turn = 0; turn < 2; turn += 1) {
    fold();
    assert.deepEqual(shown(), [
      "Turnover · Balance · Coverage: no goods", "16 events", "Months: no goods", "Sectors: not known",
    ]);
  }
});

test("one that shows something again stands for itself", () => {
  const [turnover, balance] = place.children;
  balance.removeAttribute("data-empty");
  balance.querySelector(".chart-title").textContent = "Exports exceeded imports";
  fold();
  assert.deepEqual(shown().slice(0, 3), ["Turnover: no goods", "Exports exceeded imports", "Coverage: no goods"]);
  turnover.removeAttribute("data-empty");
  turnover.querySelector(".chart-title").textContent = "Turnover grew";
  fold();
  assert.equal(shown()[0], "Turnover grew");
});

test("what has another reason may stand between them, what shows something not", () => {
  place.innerHTML = [
    chart("Balance", "not published"), chart("No contributions", "2017 is not known"), chart("Coverage", "not published"),
    "<section></section>", chart("Map", "not published"), "<section>A region</section>", chart("Sectors", "not published"),
  ].join("");
  fold();
  const folded = [...place.children].map((one) => one.hasAttribute("data-folded"));
  assert.deepEqual(folded, [false, false, true, false, true, false, false]);
  assert.equal(place.querySelector(".chart-title").textContent, "Balance · Coverage · Map: not published");
});

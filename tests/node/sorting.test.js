/* Tables that sort by their headers, and are copied as text with tabs. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, click, later, openPage } from "./browser.js";

const HEAD = ["Year", "Exports"].map((name, n) => (
  `<th scope="col" ${n ? 'class="number"' : ""}><button type="button" class="sort">${name}</button></th>`
)).join("");
const ROWS = [["2016", "900.0", 9e8], ["2017", "\u221212.5", -12.5e6], ["2018", "\u2014"], ["2019", "1,100.0", 11e8]];
const BODY = ROWS.map(([year, text, value]) => (
  `<tr><td><button class="chosen-by">${year}</button></td><td class="number"${value === undefined ? "" : ` data-value="${value}"`}>${text}</td></tr>`
)).join("");
openPage(`<div class="chart-table"><table><caption>Balance</caption><thead><tr>${HEAD}</tr></thead><tbody>${BODY}</tbody></table>
<p><button type="button" class="copy-table">Copy table</button></p></div><p id="live-status"></p>`);
const { asText, listen, nextWay } = await import("../../assets/sorting.js");
const { show } = await import("../../assets/state.js");
const words = { table_copied: "The table was copied.", table_not_copied: "Not allowed." };
show({ ...answer({ path: "/" }), words });
listen();
const heads = () => [...document.querySelectorAll("th")];
const years = () => [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("td").textContent);
const press = (place) => click(heads()[place].querySelector("button"));

test("numbers go down, up and back, by their values and not their texts; the unknown is last", () => {
  press(1);
  assert.deepEqual(years(), ["2019", "2016", "2017", "2018"]);
  assert.equal(heads()[1].getAttribute("aria-sort"), "descending");
  press(1);
  assert.deepEqual(years(), ["2017", "2016", "2019", "2018"]);
  assert.equal(heads()[1].getAttribute("aria-sort"), "ascending");
  press(1);
  assert.deepEqual(years(), ["2016", "2017", "2018", "2019"]);
  assert.equal(heads()[1].getAttribute("aria-sort"), null);
});

test("words go up first, and one column alone says that it sorts", () => {
  press(1);
  press(0);
  press(0);
  assert.deepEqual(years(), ["2019", "2018", "2017", "2016"]);
  assert.deepEqual(heads().map((head) => head.getAttribute("aria-sort")), ["descending", null]);
  press(0);
  assert.deepEqual(years(), ["2016", "2017", "2018", "2019"]);
});

test("what counts other rows stays below them, whichever way they are sorted", () => {
  const row = document.querySelector("tbody tr:nth-child(4)");
  row.setAttribute("data-apart", "1");
  press(1);
  assert.deepEqual(years(), ["2016", "2017", "2018", "2019"]);
  press(1);
  assert.deepEqual(years(), ["2017", "2016", "2018", "2019"]);
  press(1);
  row.removeAttribute("data-apart");
});

test("there are three states", () => {
  assert.deepEqual([null, "ascending", "descending"].map((now) => nextWay(now, false)),
    ["ascending", "descending", null]);
});

test("a table is copied as it stands, with tabs, and it is said", async () => {
  let copy = "";
  const clipboard = { writeText: async (given) => { copy = given; } };
  Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
  press(1);
  click(document.querySelector(".copy-table"));
  await later();
  assert.equal(copy, "Year\tExports\n2019\t1,100.0\n2016\t900.0\n2017\t-12.5\n2018\t\u2014");
  assert.equal(document.getElementById("live-status").textContent, "The table was copied.");
  assert.equal(asText(document.querySelector("table")), copy);
});

test("dates of a table are sorted as dates, and what has none comes last", async () => {
  const days = [["2 March 2019", "2019-03-02"], ["undated"], ["11 January 2020", "2020-01-11"], ["1 May 2018", "2018-05-01"]];
  const rows = days.map(([text, iso]) => `<tr><th scope="row">${text}</th><td${iso ? ` data-value="${iso}"` : ""}>${text}</td></tr>`);
  const region = document.createElement("div");
  region.className = "table-scroll";
  region.innerHTML = `<table><thead><tr><th scope="col">Event</th><th scope="col" id="day"><button type="button" class="sort">Date</button></th></tr></thead><tbody>${rows.join("")}</tbody></table><button type="button" class="copy-table">Copy</button>`;
  document.body.append(region);
  const shown = () => [...region.querySelectorAll("tbody th")].map((cell) => cell.textContent);
  click(region.querySelector("#day button"));
  assert.deepEqual(shown(), ["1 May 2018", "2 March 2019", "11 January 2020", "undated"]);
  click(region.querySelector("#day button"));
  assert.deepEqual(shown(), ["11 January 2020", "2 March 2019", "1 May 2018", "undated"]);
  let copy = "";
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async (given) => { copy = given; } } }, configurable: true });
  click(region.querySelector(".copy-table"));
  await later();
  assert.match(copy, /^Event\tDate\n11 January 2020\t11 January 2020\n/);
});

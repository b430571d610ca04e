/* Months, pictures, the list of partners. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { calls, click, components, event, openPage } from "./browser.js";

openPage(`
  <input id="region-search">
  <div id="region-list"><ul>
    <li data-search="Нурланд Nordland Норвегия"></li><li data-search="Hebei Хэбэй"></li>
  </ul></div>
  <details id="region-rest"><ul id="region-others"><li data-search="Орёл"></li></ul></details>
  <p id="region-none" hidden></p>
  <menu id="notes"><li>One.</li><li><details><summary>2 more notes</summary><ul><li>Two.</li><li>Three.</li></ul></details></li></menu>
  <details class="chart-menu"><summary id="of-chart">Menu</summary><ul data-menu="b-chart"></ul></details>
  <details class="chart-menu" open><summary id="menu-head">Menu</summary><a id="menu-entry">Slide</a></details>`);
const { ordered, showMonths, takeMonths } = await import("../../assets/months.js");
const { notesIn, wrapped } = await import("../../assets/picture.js");
const menus = await import("../../assets/menus.js");
const regions = await import("../../assets/regions.js");
regions.listen();
menus.listen();

test("months never cross: the list that was moved keeps its month", () => {
  assert.deepEqual(ordered(2, 5, false), [2, 5]);
  assert.deepEqual(ordered(7, 5, false), [7, 7]);
  assert.deepEqual(ordered(7, 5, true), [5, 5]);
});

test("two lists make one value, and show it", () => {
  const held = () => ["first-month", "last-month", "months-filter"].map((id) => components[id]?.value);
  takeMonths("last-month");
  assert.deepEqual(calls.setProps, [], "not every page has them");
  Object.assign(components, {
    "first-month": { value: "5" }, "last-month": { value: "3" }, "months-filter": { value: [1, 12] },
  });
  takeMonths("year-filter");
  assert.deepEqual(held(), ["5", "3", [1, 12]]);
  takeMonths("last-month");
  assert.deepEqual(held(), ["3", "3", [3, 3]]);
  components["months-filter"].value = [2, 3];
  showMonths();
  assert.deepEqual(held(), ["2", "3", [2, 3]]);
});

test("of a year that is not whole the lists show what they offer, and all of that is the year", () => {
  const options = [1, 2, 3].map((month) => ({ value: String(month) }));
  Object.assign(components, {
    "first-month": { value: "1", options }, "last-month": { value: "12", options },
    "months-filter": { value: [1, 12] },
  });
  const held = () => ["first-month", "last-month", "months-filter"].map((id) => components[id].value);
  showMonths();
  assert.deepEqual(held(), ["1", "3", [1, 12]]);
  components["first-month"].value = "2";
  takeMonths("first-month");
  assert.deepEqual(held(), ["2", "3", [2, 3]]);
  components["first-month"].value = "1";
  takeMonths("first-month");
  assert.deepEqual(held(), ["1", "3", [1, 12]]);
});

test("lines break at spaces, and a long word stays whole", () => {
  assert.deepEqual(wrapped("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrapped("incomprehensibilities", 5), ["incomprehensibilities"]);
  assert.deepEqual(wrapped("", 5), [""]);
});

test("a picture has the folded notes too, each once, and not the fold", () => {
  assert.deepEqual(notesIn(document.getElementById("notes")), ["One.", "Two.", "Three."]);
  assert.deepEqual(notesIn(null), []);
});

test("partners are found in either alphabet, without case and accents, ё as е", () => {
  const found = (text) => {
    const field = document.getElementById("region-search");
    field.value = text;
    field.dispatchEvent(event("input"));
    return [...document.querySelectorAll("li[data-search]")].map((item) => !item.hidden);
  };
  assert.deepEqual(found("норв"), [true, false, false]);
  assert.deepEqual(found("HÉBEI"), [false, true, false]);
  assert.deepEqual(found("орел"), [false, false, true]);
  assert.deepEqual(found("орёл"), [false, false, true]);
  assert.ok(document.getElementById("region-rest").hasAttribute("open"));
  assert.deepEqual(found("zzz"), [false, false, false]);
  assert.equal(document.getElementById("region-none").hidden, false);
  assert.deepEqual(found(" "), [true, true, true]);
  assert.equal(document.getElementById("region-none").hidden, true);
});

test("a list that is renewed is searched again, and the focus stays on the button that was used", () => {
  const list = document.getElementById("region-list");
  list.innerHTML = "<ul><li data-search='Norway'><button data-order='partner:NOR'></button></li></ul>";
  click(list.querySelector("button"));
  document.getElementById("region-search").value = "china";
  list.innerHTML = "<ul><li data-search='Norway'><button data-order='partner:NOR'></button></li></ul>";
  list.dispatchEvent(event("renewed"));
  assert.equal(list.querySelector("li").hidden, true);
  assert.equal(document.activeElement, list.querySelector("button"));
});

test("the menu of a chart is full before it is seen, its links of what is chosen", async () => {
  const { show } = await import("../../assets/state.js");
  show({ asked: { path: "/", query: "" }, query: "year=2016", menu: "<li><a data-export='/export/chart.csv?chart=*'>CSV</a></li>" });
  show({ asked: { path: "/", query: "" }, query: "year=2016" });
  history.replaceState({}, "", "/?flow=export");
  click(document.getElementById("of-chart"));
  const [link] = document.querySelectorAll("[data-menu] a");
  assert.equal(link.textContent, "CSV");
  assert.equal(link.getAttribute("href") ?? link.href, "/export/chart.csv?chart=b-chart&flow=export");
  link.textContent = "as it is";
  click(document.getElementById("of-chart"));
  assert.equal(document.querySelector("[data-menu] a").textContent, "as it is", "it is filled once");
});

test("what is chosen in a menu folds it, and the focus stays at the menu", () => {
  const entry = document.getElementById("menu-entry");
  entry.setAttribute("tabindex", "0");
  entry.focus();
  click(entry);
  assert.equal(entry.closest("details").open, false);
  assert.equal(document.activeElement.id, "menu-head");
});

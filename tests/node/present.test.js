/* Meeting mode, saved views, and the walk through the years. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, calls, click, event, later, openPage, press, reply } from "./browser.js";

const { document, location } = openPage(`
  <span class="region-name">The Region</span>
  <h1 id="page-title">Overview</h1><p id="caption">2018 against 2017 · Overview</p>
  <input id="field">
  <main>
    <section class="cards"></section>
    <figure class="chart" id="one-chart-figure"><h2 id="one-chart-title">Exports grew</h2><div class="chart-graph" id="one-chart"></div></figure>
    <figure class="chart" id="two-chart-figure"><div class="chart-graph" id="two-chart"></div></figure>
  </main>
  <button id="views-open"></button>
  <dialog id="views-dialog" data-word-empty="Nothing yet." data-word-up="Earlier" data-word-full="Full."
    data-word-failed="No answer.">
    <ol id="views-list"></ol>
    <button data-views="add"></button><button data-views="deck"></button><button data-views="close"></button><button data-views="present"></button>
    <p id="views-status"></p>
  </dialog>
  <div id="year-walk-around"><input id="year-walk" min="1987" max="2026" value="2016"></div>
  <button data-walk="1"></button>
  <button data-walk="play" id="year-play" data-play="Play" data-pause="Pause"><i></i><span></span></button>
  `, "/?year=2016#view=Trade&path=%2Ftrade&chart=two-chart");
/** What runs at intervals; a test says when. */
const ticks = [];
globalThis.setInterval = (act) => ticks.push(act);
globalThis.clearInterval = () => { ticks.length = 0; };
const present = await import("../../assets/present.js");
const blank = await import("../../assets/blank.js");
const saved = await import("../../assets/saved.js");
const walk = await import("../../assets/walk.js");
const navigate = await import("../../assets/navigate.js");
const state = await import("../../assets/state.js");
const { paint, take } = await import("../../assets/turn.js");
for (const part of [blank, saved, navigate, present, walk]) part.listen();
navigate.whenChosen(take);
const root = document.documentElement;
const current = () => [...document.querySelectorAll("main .cards, main .chart")].findIndex((one) => (
  one.classList.contains("current")));
const drawn = async () => {
  if (calls.asked.length) await reply();
  calls.asked.length = 0;
};
paint(answer({ path: location.pathname, query: location.search.slice(1) }));
await later();

test("a page without slides is read as it is, and the next one with slides is shown", () => {
  const main = document.querySelector("main");
  const slides = [...main.children];
  press("f");
  main.replaceChildren();
  state.settled();
  assert.ok(!present.isOn());
  assert.ok(document.getElementById("slide-foot").hidden);
  const to = [];
  present.follow({ at: 1, count: 3, name: "", chart: "", to: (at) => to.push(at), left: () => to.push("left") });
  press("ArrowRight");
  assert.deepEqual(to, [2], "the walk through views goes on");
  main.append(...slides);
  state.settled();
  assert.ok(present.isOn());
  main.replaceChildren();
  state.settled();
  press("Escape");
  assert.doesNotMatch(location.search, /present/);
  assert.deepEqual(to, [2, "left"]);
  main.append(...slides);
  state.settled();
  assert.ok(!present.isOn(), "it was left");
});

test("F enters, arrows walk, Escape leaves; the address says so", () => {
  press("f", document.getElementById("field"));
  assert.ok(!present.isOn());
  press("f");
  assert.ok(present.isOn());
  assert.equal(location.search, "?year=2016&present=1");
  const places = ["Home", "ArrowLeft", "ArrowRight", "End", "PageUp"].map((key) => {
    press(key);
    return current();
  });
  assert.deepEqual(places, [0, 0, 1, 2, 1]);
  assert.equal(present.chartShown(), "one-chart");
  assert.equal(document.getElementById("slide-foot").textContent, "The Region\u00a0· Overview\u00a0· 2018 against 2017\u00a0· 2 / 3");
  press("Escape");
  assert.ok(!present.isOn());
  assert.equal(location.search, "?year=2016");
  assert.equal(current(), -1);
});

test("a chart that turns out to have nothing to show is no slide, and that which is shown stays", async () => {
  const { settled } = await import("../../assets/state.js");
  press("f");
  press("End");
  const empty = document.querySelector("figure.chart");
  empty.setAttribute("data-empty", "");
  settled();
  assert.equal(present.chartShown(), "two-chart");
  assert.match(document.getElementById("slide-foot").textContent, /2 \/ 2$/);
  empty.removeAttribute("data-empty");
  press("Escape");
});

test("what is shown and turns out to be no slide makes way for another", async () => {
  const { settled } = await import("../../assets/state.js");
  press("f");
  press("End");
  const last = [...document.querySelectorAll("figure.chart")].at(-1);
  last.setAttribute("data-empty", "invites");
  settled();
  const marked = [...document.querySelectorAll("main .current")];
  assert.equal(marked.length, 1);
  assert.notEqual(marked[0], last);
  last.removeAttribute("data-empty");
  press("Escape");
  assert.equal(document.querySelectorAll("main .current").length, 0);
});

test("B or the full stop makes the screen black, any key brings it back, and leaving does", () => {
  const isBlank = () => root.classList.contains("blank");
  press("b");
  assert.ok(!isBlank(), "only in meeting mode");
  press("f");
  for (const made of [{ key: "b" }, { key: "." }, { key: "и", code: "KeyB" }, { key: "ю", code: "Period" }]) {
    document.body.dispatchEvent(event("keydown", made));
    assert.ok(isBlank(), made.key);
    document.body.dispatchEvent(event("keydown", made));
    assert.ok(!isBlank(), made.key);
  }
  document.body.dispatchEvent(event("keydown", { key: ".", code: "Slash" }));
  assert.ok(!isBlank(), "the key of the search under a Russian layout");
  press("Home");
  press("b");
  press("Shift");
  assert.ok(isBlank(), "a modifier alone is no key");
  press("ArrowRight");
  assert.ok(!isBlank() && current() === 1);
  press("b");
  click(document.querySelector("main"));
  assert.ok(!isBlank());
  press("b");
  press("Escape");
  assert.ok(!isBlank() && !present.isOn());
});

test("the key of F enters under a Russian layout too", () => {
  document.body.dispatchEvent(event("keydown", { key: "а", code: "KeyF" }));
  assert.ok(present.isOn());
  press("Escape");
});

test("the list of a link is shown; a view opens on its page with its chart", async () => {
  click(document.getElementById("views-open"));
  assert.deepEqual([...document.querySelectorAll("#views-list input")].map((one) => one.value), ["Trade"]);
  click(document.querySelector("[data-views=present]"));
  assert.equal(location.pathname + location.search, "/trade?present=1");
  assert.match(location.hash, /^#view=Trade/);
  await drawn();
  assert.equal(present.chartShown(), "two-chart");
});

test("arrows stay within the list that is shown, and the footer tells which view it is", async () => {
  const foot = () => document.getElementById("slide-foot").textContent;
  assert.equal(foot(), "The Region\u00a0· Trade\u00a0· Overview\u00a0· 2018 against 2017\u00a0· 1 / 1");
  for (const key of ["ArrowRight", "ArrowLeft", "Home", "End"]) {
    press(key);
    assert.equal(present.chartShown(), "two-chart");
  }
  press("Escape");
  assert.match(location.hash, /^#view=Trade/, "the list that a link brought stays in the address");
  assert.doesNotMatch(location.hash, /shown/);
  press("f");
  press("Home");
  press("ArrowRight");
  click(document.querySelector("[data-views=add]"));
  const names = () => [...document.querySelectorAll("#views-list input")].map((one) => one.value);
  assert.deepEqual(names(), ["Trade", "Exports grew"]);
  assert.equal(localStorage.getItem("trade-views"),
    "view=Trade&path=%2Ftrade&chart=two-chart&view=Exports%20grew&path=%2Ftrade&chart=one-chart");
  for (let i = 0; i < 4; i += 1) press("ArrowRight");
  assert.equal(current(), 2, "without a list arrows end at the last slide of the page");
  click(document.querySelector("[data-views=present]"));
  assert.equal(present.chartShown(), "two-chart");
  press("ArrowRight");
  assert.equal(present.chartShown(), "one-chart");
  assert.match(foot(), /Exports grew.* 2 \/ 2$/);
  assert.match(location.hash, /&shown=2$/);
  // Back leads to an address that shows the first view.
  location.hash = location.hash.replace("shown=2", "shown=1");
  document.dispatchEvent(event("popstate"));
  assert.equal(present.chartShown(), "two-chart");
  press("ArrowRight");
  press("ArrowRight");
  assert.equal(present.chartShown(), "one-chart");
  press("ArrowLeft");
  assert.equal(present.chartShown(), "two-chart");
  press("Escape");
  document.querySelectorAll("#views-list li")[1].querySelectorAll("button")[1].onclick();
  assert.deepEqual(names(), ["Exports grew", "Trade"]);
});

test("a full list says so", () => {
  for (let i = 0; i < 70; i += 1) click(document.querySelector("[data-views=add]"));
  assert.equal(document.querySelectorAll("#views-list li").length, 60);
  assert.equal(document.getElementById("views-status").textContent, "Full.");
});

test("one step on and back stays within the years; play waits for what is not drawn yet", async () => {
  location.href = "http://page.test/?year=2025";
  navigate.ask();
  await drawn();
  const step = document.querySelector("[data-walk='1']");
  click(step);
  assert.equal(location.search, "?year=2026");
  click(step);
  assert.equal(location.search, "?year=2026");
  await drawn();
  const play = document.getElementById("year-play");
  click(play);
  assert.equal(location.search, "?year=1987");
  assert.equal(play.getAttribute("aria-pressed"), "true");
  assert.equal(play.querySelector("span").textContent, "Pause");
  ticks[0]();
  assert.equal(location.search, "?year=1987", "the year before is not drawn yet");
  await drawn();
  const { now } = Date;
  Date.now = () => now() + 4500;
  ticks[0]();
  Date.now = now;
  const [, year] = location.search.match(/year=(\d+)/);
  assert.ok(year >= 2005 && year <= 2007, `half of the walk takes 4.5 seconds, be drawing slow: ${year}`);
  press("Escape");
  assert.equal(play.getAttribute("aria-pressed"), "false");
  calls.setProps.length = 0;
});

test("slides of the list say that they are being made, are asked for once, and say why there are none", async () => {
  const before = globalThis.fetch;
  const status = document.getElementById("views-status");
  const order = document.querySelector("[data-views=deck]");
  const shown = { path: location.pathname, query: location.search.slice(1) };
  state.show(answer(shown, { words: { file_making: "Being made." } }));
  /** @type {((answer: object) => void)[]} */
  const asked = [];
  globalThis.fetch = () => new Promise((answered, failed) => {
    asked.push((answer) => (answer ? answered(answer) : failed(new TypeError("gone"))));
  });
  const full = new Response("Too many wait.", { status: 503 });
  for (const [sent, said] of [[full, "Too many wait."], [null, "No answer."], [new Response("PK"), ""]]) {
    click(order);
    click(order);
    assert.equal(status.textContent, "Being made.");
    assert.equal(asked.length, 1);
    asked.pop()(sent);
    await later();
    assert.equal(status.textContent, said);
  }
  globalThis.fetch = before;
});

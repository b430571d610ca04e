/* The search by keyboard, and the search for commodity codes. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { click, event, later, openPage, press } from "./browser.js";

openPage(`
  <input id="elsewhere">
  <button id="search-open"></button>
  <dialog id="search-dialog" data-lang="en">
    <input id="search-field"><button id="search-close"></button>
    <ul id="search-found"></ul>
    <p id="search-status" data-count="Found" data-none="Nothing found." data-failed="No answer."></p>
  </dialog>
  <div class="goods-search">
    <input id="code-search"><div id="code-results" data-failed="It failed." hidden></div>
  </div>`, "/?year=2016");
const at = (id) => document.getElementById(id);
const hits = () => [...document.querySelectorAll("#search-found .search-hit")];
// Pauses in typing last no time here.
const wait = setTimeout;
globalThis.setTimeout = (act, _pause, ...given) => wait(act, 0, ...given);
const search = await import("../../assets/search.js");
const codes = await import("../../assets/codes.js");
search.listen();
codes.listen();

const asked = [];
let reply = async () => [];
globalThis.fetch = async (address) => {
  asked.push(address);
  return { ok: true, json: () => reply(address) };
};
const type = async (id, text) => {
  at(id).value = text;
  at(id).dispatchEvent(event("input"));
  await later();
  await later();
};

test("/ opens it, but not while something is typed", () => {
  press("/", at("elsewhere"));
  assert.ok(!at("search-dialog").open);
  assert.equal(press("/").defaultPrevented, true);
  assert.ok(at("search-dialog").open);
  assert.equal(document.activeElement.id, "search-field");
  assert.equal(at("search-status").textContent, "");
});

test("keys wait for what is found for the text as it is, and take nothing of an earlier one", async () => {
  reply = async () => [{ title: "Emirates", detail: "", go: "/relations/ARE" }];
  await type("search-field", "e");
  assert.equal(hits()[0].textContent, "Emirates");
  let answer;
  reply = () => new Promise((done) => { answer = done; });
  await type("search-field", "exports to China");
  press("ArrowDown", at("search-field"));
  assert.equal(document.activeElement.id, "search-field");
  answer([{ title: "China", detail: "", go: "/?partner=CHN" }]);
  await later();
  assert.equal(document.activeElement.textContent, "China");
  at("search-field").focus();
});

test("a reference is opened with its own choices, and one that there is not is said", async () => {
  reply = async () => [{ title: "Turnover grew", detail: "LR-J5DE9D", href: "/r/LR-J5DE9D" }];
  await type("search-field", "lr-j5de9d");
  assert.equal(hits()[0].getAttribute("href"), "/r/LR-J5DE9D");
  reply = async () => [{ title: "LR-J5DE9E", detail: "There is no such reference." }];
  await type("search-field", "lr-j5de9e");
  assert.equal(hits().length, 0);
  assert.match(at("search-found").textContent, /There is no such reference/);
  assert.equal(at("search-status").textContent, "Nothing found.");
});

test("what is found leads on with what is chosen, or chooses", async () => {
  reply = async () => [
    { title: "Nordland", detail: "Norway", go: "/relations/NO-18" },
    { title: "Wood", detail: "group of goods", order: "sector:wood" },
  ];
  await type("search-field", "nor");
  assert.equal(asked.at(-1), "/search.json?q=nor&lang=en&year=2016");
  assert.deepEqual(hits().map((one) => one.tagName), ["A", "BUTTON"]);
  assert.equal(hits()[0].getAttribute("href"), "/relations/NO-18?year=2016");
  assert.equal(hits()[1].dataset.order, "sector:wood");
  assert.equal(hits()[0].textContent, "NordlandNorway");
});

test("files of the page, files of a chart and paper are taken from the search", async () => {
  globalThis.history.replaceState({}, "", "/trade?year=2016&theme=dark");
  reply = async () => [
    { title: "Slides", detail: "", export: "/export/page.pptx?path=/trade" },
    { title: "Slide", detail: "", file: "/export/chart.pptx?chart=turnover-chart&partner=CHN" },
    { title: "Print", detail: "Trade", prints: "1" },
  ];
  await type("search-field", "slide");
  assert.equal(asked.at(-1), "/search.json?q=slide&lang=en&year=2016&page=%2Ftrade");
  const [ofPage, ofChart, onPaper] = hits();
  assert.match(ofPage.href, /^\/export\/page\.pptx\?path=\/trade&year=2016/);
  assert.equal(ofChart.getAttribute("href"), "/export/chart.pptx?chart=turnover-chart&partner=CHN&theme=dark");
  assert.ok([ofPage, ofChart].every((one) => one.hasAttribute("download")));
  assert.equal(onPaper.dataset.print, "1");
  assert.equal(at("search-status").textContent, "Found: 3");
  globalThis.history.replaceState({}, "", "/?year=2016");
  reply = async () => [
    { title: "Nordland", detail: "Norway", go: "/relations/NO-18" },
    { title: "Wood", detail: "group of goods", order: "sector:wood" },
  ];
  await type("search-field", "nor");
});

test("arrows go through what is found and stay in it", () => {
  const places = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"].map((key) => {
    press(key, document.activeElement);
    return hits().indexOf(document.activeElement);
  });
  assert.deepEqual(places, [0, 1, 1, 0, -1, -1]);
  assert.equal(document.activeElement.id, "search-field");
});

test("Enter in the field goes to the first hit, and the dialog closes", () => {
  let went = "";
  hits()[0].click = function went_() {
    went = this.getAttribute("href");
    click(this);
  };
  press("Enter", at("search-field"));
  assert.equal(went, "/relations/NO-18?year=2016");
  assert.ok(!at("search-dialog").open);
});

test("nothing found is said; an emptied field shows nothing, also when an answer comes late", async () => {
  press("/");
  reply = async () => [];
  await type("search-field", "zzz");
  assert.equal(at("search-status").textContent, "Nothing found.");
  let late;
  reply = () => new Promise((done) => { late = done; });
  await type("search-field", "nor");
  await type("search-field", "");
  late([{ title: "Late", detail: "", go: "/" }]);
  await later();
  assert.deepEqual(hits(), []);
  assert.equal(at("search-status").textContent, "");
});

test("how much is found is said once, and that nobody answered is not called nothing", async () => {
  press("/");
  reply = async () => [{ title: "Nordland", detail: "", go: "/" }, { title: "Norway", detail: "", go: "/" }];
  await type("search-field", "nor");
  assert.equal(at("search-status").textContent, "Found: 2");
  const said = at("search-status").firstChild;
  await type("search-field", "nord");
  assert.equal(at("search-status").firstChild, said);
  reply = async () => { throw new Error("offline"); };
  await type("search-field", "nordl");
  assert.equal(at("search-status").textContent, "No answer.");
  await type("search-field", "");
});

test("Escape and a click beside it close the dialog", () => {
  press("Escape", at("search-field"));
  assert.ok(!at("search-dialog").open);
  click(at("search-open"));
  assert.ok(at("search-dialog").open);
  click(at("search-dialog"));
  assert.ok(!at("search-dialog").open);
});

test("codes are found with the filters of the address and choose; Escape closes them", async () => {
  reply = async () => ({ said: "2 codes", found: [{ label: "27 Fuels", level: "$1", order: "drill:minerals/27" }] });
  await type("code-search", "27");
  assert.equal(asked.at(-1), "/codes.json?year=2016&q=27");
  const button = document.querySelector("#code-results button");
  assert.equal(button.dataset.order, "drill:minerals/27");
  assert.equal(at("code-results").hidden, false);
  press("Escape", at("code-search"));
  assert.equal(at("code-results").hidden, true);
});

test("a search for codes that fails says so", async () => {
  reply = async () => { throw new Error("no network"); };
  await type("code-search", "84");
  assert.equal(at("code-results").textContent, "It failed.");
  click(document.body);
  assert.equal(at("code-results").hidden, true);
});

test("no line of what is said of a hit begins with a dot", async () => {
  reply = async () => [{ title: "Fair", detail: "China · visit · 2018", go: "/relations/CN-HE" }];
  await type("search-field", "fair");
  assert.equal(document.querySelector(".search-detail").textContent, "China\u00a0· visit\u00a0· 2018");
});

/* A turn: what is seen first, the rest a chart a frame, and nothing of an older choice. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answer, asked, calls, components, event, later, openPage, reply, view } from "./browser.js";

const CHARTS = ["a-chart", "b-chart", "c-chart"];
const frame = (id) => `<figure id="${id}-figure" class="wide" data-part="${id}">
  <h2 id="${id}-title"></h2>
  <div id="${id}-picture"><div class="dash-graph" id="${id}"><div class="js-plotly-plot"></div></div></div>
  <details class="chart-details"><div class="chart-table" id="${id}-table"></div></details>
</figure>`;
const { document, location } = openPage(`
  <h1 id="page-title"></h1><p id="caption"></p><p id="live-status"></p>
  <main id="main">${CHARTS.map(frame).join("")}<section id="details" data-part="details"></section></main>`);
const navigate = await import("../../assets/navigate.js");
const tables = await import("../../assets/tables.js");
const visible = await import("../../assets/visible.js");
const { painted } = await import("../../assets/frames.js");
const { paint, take } = await import("../../assets/turn.js");
const { contract } = await import("../../assets/contract.js");
navigate.whenChosen(take);
navigate.listen();
tables.listen();

const root = document.documentElement;
const title = (id) => document.getElementById(id + "-title").textContent;
const figure = (n) => ({ data: [{ y: [n] }], layout: {} });
let made = 0;
const words = (ids, text) => Object.fromEntries(ids.map((id) => [id + "-title", text]));
const pictures = (ids) => Object.fromEntries(ids.map((id) => [id, { figure: figure(made += 1) }]));
const parts = (ids, text) => ({ html: words(ids, text), props: pictures(ids) });
const open = (id, isOpen = true) => {
  const details = document.getElementById(id + "-table").parentElement;
  details.toggleAttribute("open", isOpen);
  details.dispatchEvent(event("toggle"));
};

paint(answer({ path: "/", query: "" }));
await later();

beforeEach(async () => {
  for (const id of CHARTS) open(id, false);
  view.seen = ["a-chart"];
  visible.watch();
  calls.asked.length = 0;
  navigate.obey("year:" + (2000 + (made += 1)));
  await reply(parts(CHARTS, "before"));
  for (const kind of Object.values(calls)) kind.length = 0;
});

test("what is seen is asked for and painted first, and then the rest, the nearest first", async () => {
  navigate.obey("partner:CHN");
  assert.deepEqual(asked().map(({ wanted, rest }) => [wanted, rest]), [["a-chart", undefined]]);
  await reply({ left: ["b-chart", "c-chart", "details"], ...parts(["a-chart"], "China") });
  assert.deepEqual(CHARTS.map(title), ["China", "before", "before"]);
  assert.deepEqual(calls.react.map(({ graph }) => graph.parentElement.id), ["a-chart"]);
  const [, rest] = asked();
  assert.deepEqual([rest.path, rest.query, rest.wanted, rest.rest],
    ["/", location.search.slice(1), "b-chart,c-chart,details", "1"]);
  assert.ok(root.classList.contains("busy"));
  view.seen = ["c-chart"];
  visible.watch();
  const told = parts(["b-chart", "c-chart"], "China");
  await reply({ rest: true, ...told, html: { ...told.html, details: "<h2>China</h2>" } });
  await later();
  assert.deepEqual(CHARTS.map(title), ["China", "China", "China"]);
  assert.equal(document.querySelector("#details h2").textContent, "China");
  assert.deepEqual(calls.react.map(({ graph }) => graph.parentElement.id), ["a-chart", "c-chart", "b-chart"]);
  assert.ok(!root.classList.contains("busy"));
});

test("a newer choice ends an older one wherever it is", async () => {
  navigate.obey("partner:CHN");
  await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
  const rest = calls.asked.at(-1);
  assert.equal(rest.choice.rest, "1");
  navigate.obey("partner:DEU");
  assert.ok(rest.signal.aborted);
  rest.reply(answer(rest.choice, { rest: true, ...parts(["b-chart", "c-chart"], "China") }));
  await later();
  assert.deepEqual(CHARTS.map(title), ["China", "before", "before"]);
  await reply(parts(CHARTS, "Germany"));
  assert.deepEqual(CHARTS.map(title), ["Germany", "Germany", "Germany"]);
  assert.ok(!root.classList.contains("busy"));
});

/** Let every look at the clock find it so many milliseconds on, until the test ends. */
const eachLook = (t, step) => {
  let now = performance.now();
  t.mock.method(performance, "now", () => (now += step));
};

test("a choice between two charts of the rest leaves the second unpainted", async (t) => {
  eachLook(t, 20);
  navigate.obey("partner:CHN");
  await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
  const frames = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (act) => {
    globalThis.requestAnimationFrame = frames;
    navigate.obey("partner:DEU");
    frames(act);
  };
  const rest = calls.asked.at(-1);
  rest.reply(answer(rest.choice, { rest: true, ...parts(["b-chart", "c-chart"], "China") }));
  await later();
  assert.deepEqual(CHARTS.map(title), ["China", "China", "before"]);
  await reply(parts(CHARTS, "Germany"));
});

test("words of a chart are there before the one beside it is drawn: its picture fills what they leave", async (t) => {
  eachLook(t, 20);
  const figures = ["b-chart", "c-chart"].map((id) => document.getElementById(id + "-figure"));
  for (const one of figures) one.classList.remove("wide");
  navigate.obey("partner:CHN");
  await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
  const { react } = window.Plotly;
  /** @type {string[][]} */
  const titles = [];
  window.Plotly.react = (...given) => {
    titles.push(CHARTS.map(title));
    return react(...given);
  };
  await reply({ rest: true, ...parts(["b-chart", "c-chart"], "China") });
  await later();
  window.Plotly.react = react;
  for (const one of figures) one.classList.add("wide");
  assert.deepEqual(titles, [["China", "China", "China"], ["China", "China", "China"]]);
  assert.equal(title("c-chart"), "China");
});

test("a frame of a window that is seen is waited for, one of another window is not", async (t) => {
  const frames = globalThis.requestAnimationFrame;
  t.after(() => { globalThis.requestAnimationFrame = frames; delete document.hidden; });
  let frame = () => {};
  globalThis.requestAnimationFrame = (act) => { frame = act; };
  for (const hidden of [false, true]) {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    let done = false;
    const waiting = painted().then(() => { done = true; });
    await new Promise((next) => { setTimeout(next, 150); });
    assert.equal(done, hidden);
    frame();
    await waiting;
  }
});

/** What the charts show at the first frame of a rest that holds two of them, where each look at the
 * clock is so many milliseconds after the one before. */
const firstFrameOfRest = async (t, each = 1) => {
  eachLook(t, each);
  const frames = globalThis.requestAnimationFrame;
  let found = [];
  globalThis.requestAnimationFrame = (act) => {
    globalThis.requestAnimationFrame = frames;
    found = CHARTS.map(title);
    frames(act);
  };
  await reply({ rest: true, ...parts(["b-chart", "c-chart"], "China") });
  await later();
  return found;
};

test("charts of the rest that are painted quickly share a frame", async (t) => {
  navigate.obey("partner:CHN");
  await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
  assert.deepEqual(await firstFrameOfRest(t), ["China", "China", "China"]);
});

test("a chart of the rest that is new has a frame of its own: Dash draws it after all else", async (t) => {
  const place = document.getElementById("b-chart-picture");
  const before = place.innerHTML;
  navigate.obey("partner:CHN");
  await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
  place.innerHTML = "";
  assert.deepEqual(await firstFrameOfRest(t), ["China", "China", "before"]);
  assert.deepEqual(CHARTS.map(title), ["China", "China", "China"]);
  place.innerHTML = before;
});

test("while nobody clicks a frame takes more of the rest, and less when somebody does", async (t) => {
  for (const [pending, painted] of [[false, "China"], [true, "before"]]) {
    navigator.scheduling = { isInputPending: () => pending };
    for (const id of CHARTS) document.getElementById(id + "-title").textContent = "before";
    navigate.obey(pending ? "partner:FIN" : "partner:CHN");
    await reply({ left: ["b-chart", "c-chart"], ...parts(["a-chart"], "China") });
    const found = await firstFrameOfRest(t, 15);
    t.mock.restoreAll();
    assert.deepEqual(found, ["China", "China", painted]);
  }
  delete navigator.scheduling;
});

test("of ten quick choices the last one is painted, and no other", async () => {
  for (let year = 1990; year < 2000; year += 1) navigate.obey("year:" + year);
  assert.equal(calls.asked.filter(({ signal }) => !signal.aborted).length, 1);
  for (const { choice, reply: say } of calls.asked.slice(0, -1)) {
    say(answer(choice, parts(CHARTS, choice.query)));
  }
  await later();
  assert.deepEqual(CHARTS.map(title), ["before", "before", "before"]);
  await reply(parts(CHARTS, "1999"));
  assert.deepEqual(CHARTS.map(title), ["1999", "1999", "1999"]);
  assert.equal(calls.react.length, 3);
});

test("a refusal is told with the number of its request", async () => {
  navigate.obey("partner:CHN");
  calls.asked.at(-1).reply({}, 500);
  await later();
  assert.equal(document.getElementById("live-status").textContent, "No answer. (1f2e3d)");
});

test("a question without an answer is told, and can be asked again", async () => {
  navigate.obey("partner:CHN");
  calls.asked.at(-1).fail(new Error("no network"));
  await later();
  assert.equal(document.getElementById("live-status").textContent, "No answer.");
  assert.ok(!root.classList.contains("busy"));
  navigate.ask();
  await reply(parts(CHARTS, "China"));
  assert.equal(title("a-chart"), "China");
});

test("a table is asked for when it is opened, and comes with its chart while it is open", async () => {
  open("b-chart");
  await later();
  const [{ wanted, tables: given, rest }] = asked();
  assert.deepEqual([wanted, given, rest], ["", "b-chart", "1"]);
  await reply({ rest: true, tables: { "b-chart-table": "<table><tr><td>1</td></tr></table>" } });
  const table = document.getElementById("b-chart-table");
  assert.equal(table.textContent, "1");
  open("b-chart", false);
  open("b-chart");
  await later();
  assert.equal(calls.asked.length, 1, "it is there");
  navigate.obey("partner:CHN");
  assert.equal(asked()[1].tables, "b-chart");
  await reply({ ...parts(CHARTS, "China"), tables: { "b-chart-table": "<table><tr><td>2</td></tr></table>" } });
  assert.equal(table.textContent, "2");
  open("b-chart", false);
  navigate.obey("partner:DEU");
  assert.equal(asked()[2].tables, "");
  await reply(parts(CHARTS, "Germany"));
  assert.equal(table.textContent, "", "a closed table is of no choice");
});

test("a table is asked for also of an address that names its parts in another order", async () => {
  location.href = "http://page.test/?flow=export&year=2017";
  navigate.ask();
  await reply({ asked: { path: "/", query: "flow=export&year=2017" }, ...parts(CHARTS, "2017") });
  calls.asked.length = 0;
  open("b-chart");
  await later();
  assert.equal(asked()[0].tables, "b-chart");
  await reply({ rest: true, tables: { "b-chart-table": "<table><tr><td>3</td></tr></table>" } });
  assert.equal(document.getElementById("b-chart-table").textContent, "3");
});

test("a chart whose place is empty gets a graph in it", async () => {
  const place = document.getElementById("c-chart-picture");
  const before = place.innerHTML;
  place.innerHTML = "";
  navigate.obey("partner:CHN");
  await reply(parts(CHARTS, "China"));
  const [, { children }] = calls.setProps.find(([id]) => id === "c-chart-picture");
  assert.deepEqual([children.type, children.props.id, children.props.className], ["Graph", "c-chart", "chart-graph"]);
  assert.equal(children.props.config.topojsonURL, "/geo/");
  place.innerHTML = before;
});

test("attributes of elements change with their texts", async () => {
  navigate.obey("partner:CHN");
  const heading = document.getElementById("a-chart-title");
  await reply({ ...parts(CHARTS, "China"), attributes: { "a-chart-title": { class: "new", title: "x" }, caption: { class: "c" } } });
  assert.deepEqual([heading.className, heading.getAttribute("title")], ["new", "x"]);
  assert.equal(document.getElementById("caption").className, "c");
  navigate.obey("partner:DEU");
  await reply({ ...parts(CHARTS, "Germany"), attributes: { "a-chart-title": { title: null } } });
  assert.deepEqual([heading.className, heading.hasAttribute("title")], ["new", false]);
});

test("the language of the page is set when it is another: else all would be styled anew", async () => {
  const set = [];
  const { lang } = root;
  Object.defineProperty(root, "lang", { get: () => set.at(-1) ?? "en", set: (to) => set.push(to), configurable: true });
  for (const next of ["en", "ru", "ru"]) {
    navigate.obey("year:" + (2000 + (made += 1)));
    await reply({ lang: next, ...parts(["a-chart"], next) });
  }
  delete root.lang;
  root.lang = lang;
  assert.deepEqual(set, ["ru"]);
});

test("until the browser says what is seen, the boxes are looked at", () => {
  view.seen = null;
  visible.watch();
  const { getBoundingClientRect } = Object.getPrototypeOf(document.body);
  const boxes = { "a-chart": [-500, -100], "b-chart": [600, 900], "c-chart": [900, 1300], details: [700, 700] };
  for (const part of document.querySelectorAll("[data-part]")) {
    const [top, bottom] = boxes[part.dataset.part];
    part.getBoundingClientRect = () => ({ top, bottom, height: bottom - top });
  }
  assert.deepEqual(visible.inView(), ["b-chart"]);
  assert.equal(visible.nearest(["a-chart", "details", "c-chart"]), "c-chart");
  assert.equal(visible.nearest(["a-chart", "details"]), "details");
  for (const part of document.querySelectorAll("[data-part]")) part.getBoundingClientRect = getBoundingClientRect;
});

test("what may come to stand beside what is seen is asked for with it", async () => {
  const chart = document.getElementById("b-chart").closest("[data-part]");
  chart.setAttribute("data-empty", "");
  view.seen = ["a-chart"];
  visible.watch();
  assert.deepEqual(visible.inView(), ["a-chart"]);
  assert.deepEqual(visible.around(), ["a-chart", "b-chart"]);
  chart.removeAttribute("data-empty");
  assert.deepEqual(visible.around(), ["a-chart"]);
});

test("what traces of an answer say once, each of them says in its chart", async () => {
  navigate.obey("partner:CHN");
  const figure = { data: [{ x: [1] }, { hovertext: ["2018"] }, { hovertext: 1 }], layout: {} };
  await reply({ html: {}, props: { "a-chart": { figure } } });
  const [{ data, layout }] = calls.react;
  assert.deepEqual(data.map(({ hovertext }) => hovertext), [undefined, ["2018"], ["2018"]]);
  assert.deepEqual(layout.template, contract.template, "all figures have the one template");
});

test("what no choice changes is asked for with the rest until it is there, and then no more", async () => {
  const main = document.getElementById("main");
  main.insertAdjacentHTML("beforeend", '<section id="apart" data-part="apart" data-fixed></section>');
  for (const [code, wanted] of [["CHN", "apart,b-chart"], ["DEU", "b-chart"]]) {
    navigate.obey("partner:" + code);
    await reply({ left: ["b-chart"], ...parts(["a-chart"], code) });
    assert.equal(asked().at(-1).wanted, wanted);
    await reply({ rest: true, html: { apart: "<p>Multilateral</p>", "b-chart-title": code } });
  }
  document.getElementById("apart").remove();
});

test("tables that are sorted one right after the other are both shown in their order", async () => {
  const [one, other] = ["a-chart", "b-chart"].map((id) => document.getElementById(id + "-table"));
  const [first, second] = [tables.reorder(one, "1:descending"), tables.reorder(other, "0:ascending")];
  for (const { choice, reply: say } of calls.asked.slice(-2)) {
    say(answer(choice, { tables: { [choice.tables + "-table"]: choice.table_order } }));
  }
  assert.deepEqual(await Promise.all([first, second]), [true, true]);
  assert.deepEqual([one, other].map(({ textContent }) => textContent), ["1:descending", "0:ascending"]);
});

test("of two orders that a table is asked for the last is shown", async () => {
  const table = document.getElementById("a-chart-table");
  const orders = ["1:descending", "1:ascending"].map((order) => tables.reorder(table, order));
  for (const { choice, reply: say } of calls.asked.slice(-2).reverse()) {
    say(answer(choice, { tables: { "a-chart-table": choice.table_order } }));
  }
  assert.deepEqual(await Promise.all(orders), [false, true]);
  assert.equal(table.textContent, "1:ascending");
});

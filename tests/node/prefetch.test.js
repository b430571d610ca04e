/* What is asked ahead: little, for what may be chosen next, and nothing after the next choice. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answer, asked, calls, components, event, later, openPage, reply, view } from "./browser.js";

const { document, location } = openPage(`
  <h1 id="page-title"></h1><p id="live-status"></p>
  <button id="year-order" data-order="year:2012"></button><button id="link" data-order="go:/trade"></button>
  <button class="dash-dropdown" id="partner-filter" aria-expanded="true"></button>
  <label class="dash-dropdown-option"><input type="checkbox" value="CHN"></label>
  <div id="flow-filter"><div class="form-check"><input type="radio" id="export" value="export"><label id="exports"></label></div></div>
  <main id="main"><figure data-part="a-chart">
    <div class="dash-graph" id="a-chart"><div class="js-plotly-plot"></div></div>
  </figure></main>`);
const answers = await import("../../assets/answers.js");
const navigate = await import("../../assets/navigate.js");
const options = await import("../../assets/options.js");
const { paint, take, whenTurning } = await import("../../assets/turn.js");
const prefetch = await import("../../assets/prefetch.js");
navigate.whenChosen(take);
navigate.listen();
prefetch.listen();
options.listen();
whenTurning({ begins: prefetch.drop, ends: prefetch.askNeighbours });
let made = 1990;
const saving = { saveData: true };
Object.defineProperty(globalThis, "navigator", { value: { connection: saving, onLine: true }, configurable: true });

components["year-filter"] = { options: [2018, 2017, 2016, 2015].map((one) => ({ value: String(one) })) };
components["flow-filter"] = { options: ["all", "export", "import"].map((value) => ({ value })) };
document.querySelector(".js-plotly-plot").data = [
  { customdata: [["partner:CHN", "x"], ["partner:DEU", "y"]] }, { customdata: ["year:2010"] }, {},
];
view.seen = ["a-chart"];
paint(answer({ path: "/", query: "" }));
await later();
const ahead = () => calls.asked.filter(({ headers }) => headers["X-Ahead"]);
const queries = () => ahead().map(({ choice }) => choice.query);
const all = async () => {
  for (let i = 0; i < 9; i += 1) {
    await later();
    if (ahead().length) await reply();
  }
};
const point = (kind, selector) => document.querySelector(selector).dispatchEvent(event(kind));
const stay = () => new Promise((done) => setTimeout(done, 80));

beforeEach(async () => {
  saving.saveData = true;
  answers.forget();
  navigate.go("/?against=" + (made += 1));
  await reply();
  saving.saveData = false;
  calls.asked.length = 0;
});

test("after a page is whole its neighbours are asked, one after another, six at the most", async () => {
  navigate.obey("year:2017");
  await reply();
  assert.deepEqual(queries().map((one) => one.includes("year=2016") || !one.includes("year=")), [true]);
  assert.equal(ahead()[0].choice.wanted, "a-chart");
  await all();
  assert.equal(ahead().length, 6);
  assert.equal(queries().filter((one) => one.includes("partner=")).length, 2);
  assert.equal(queries().filter((one) => one.includes("flow=")).length, 2);
});

test("what was asked ahead is shown at once when it is chosen", async () => {
  navigate.obey("year:2016");
  await reply();
  const [{ choice, reply: say }] = ahead();
  say(answer({ path: "/", query: choice.query }, { query: choice.query, title: "Asked ahead" }));
  await later();
  const before = calls.asked.length;
  navigate.go("/?" + choice.query);
  await later();
  assert.equal(document.title, "Asked ahead");
  assert.ok(calls.asked.slice(before).every(({ headers }) => headers["X-Ahead"]), "nothing more was asked");
});

test("the next choice drops what is asked ahead of it", async () => {
  navigate.obey("year:2015");
  await reply();
  const [{ signal }] = ahead();
  navigate.obey("partner:DEU");
  assert.ok(signal.aborted);
});

test("an option under the pointer is asked for if the pointer stays, and a reader who saves is asked nothing", async () => {
  point("pointerover", "#year-order");
  point("pointerover", "main");
  await stay();
  assert.deepEqual(queries(), []);
  saving.saveData = true;
  point("pointerover", "#year-order");
  await stay();
  assert.deepEqual(queries(), []);
  saving.saveData = false;
  point("focusin", "#year-order");
  await stay();
  assert.match(queries()[0], /year=2012/);
});

test("a button that goes down on an option asks in earnest, and the click finds it asked", async () => {
  point("pointerdown", "#exports");
  point("pointerdown", ".dash-dropdown-option");
  point("pointerdown", "#link");
  assert.deepEqual(asked().map(({ query }) => query.replace(/.*(partner|flow)/, "$1")), ["flow=export", "partner=CHN"]);
  assert.deepEqual(ahead(), []);
  const [{ signal }, { choice, reply: say, signal: ofChina }] = calls.asked;
  assert.deepEqual([signal.aborted, ofChina.aborted], [true, false]);
  navigate.go("/?" + choice.query);
  assert.ok(!ofChina.aborted);
  say(answer({ path: "/", query: choice.query }, { query: choice.query, title: "China" }));
  await later();
  assert.equal(document.title, "China");
  assert.equal(asked().filter(({ query }) => query === choice.query).length, 1);
});

test("what the server refused is asked again by the choice", async () => {
  point("focusin", "#year-order");
  await stay();
  const [{ choice, reply: say }] = ahead();
  say(null, 204);
  await later();
  navigate.obey("year:2012");
  assert.equal(asked().at(-1).query, choice.query);
  await reply({ title: "In the end" });
  assert.equal(document.title, "In the end");
  assert.equal(location.search.includes("year=2012"), true);
});

test("an option that is chosen is asked for when the button goes down, and not again by the choice", async () => {
  point("pointerdown", "#export");
  await reply();
  components["flow-filter"].value = "export";
  point("click", "#export");
  point("change", "#export");
  assert.match(location.search, /flow=export/);
  assert.equal(asked().length, 1);
  await later();
  assert.ok(!document.documentElement.classList.contains("busy"));
});

test("the finer outlines of a map are fetched once, when the page is whole, not for who saves data", async (t) => {
  const { fetch } = globalThis;
  const fetched = [];
  let signal;
  globalThis.fetch = async (address, given) => {
    if (!address.startsWith("/geo/")) return fetch(address, given);
    fetched.push(address);
    ({ signal } = given);
    return { ok: fetched.length > 1, json: async () => ({ fine: true }) };
  };
  const topojson = { world_110m: {} };
  globalThis.PlotlyGeoAssets = { topojson };
  t.after(() => { globalThis.fetch = fetch; delete globalThis.PlotlyGeoAssets; });
  for (const [isSaving, asked] of [[true, 0], [false, 1], [false, 2], [false, 2]]) {
    saving.saveData = isSaving;
    prefetch.drop();
    prefetch.askNeighbours();
    await later();
    assert.deepEqual(fetched, Array(asked).fill("/geo/world_50m.json"), "what was refused is asked again");
  }
  assert.deepEqual(topojson.world_50m, { fine: true });
  assert.ok(signal.aborted, "a choice does not wait for outlines on their way");
});

test("a field that is no option chooses nothing", () => {
  const before = location.href;
  const field = document.createElement("input");
  document.body.append(field);
  field.dispatchEvent(event("change"));
  assert.equal(location.href, before);
});

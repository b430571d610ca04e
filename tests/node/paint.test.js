/* From a click to what is painted: questions, answers, stale answers, links, theme. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answer, asked, calls, click, components, event, later, openPage, press, reply } from "./browser.js";

const PAGE = `
  <h1 id="page-title"></h1>
  <a id="to-trade" data-go="/trade" href="/trade">Trade</a>
  <a id="file" data-export="/export/chart.csv?chart=turnover-chart"></a>
  <a id="table" data-download="/download/turnover.csv"></a>
  <button id="choose" data-order="partner:CHN"></button>
  <button id="reset-filters"></button>
  <button id="language-switch" data-order="lang:ru"></button>
  <button id="theme-switch"></button><div id="flow-filter"></div>
  <main id="main"><figure id="turnover-chart-figure" data-part="turnover-chart">
    <h2 id="turnover-chart-title"></h2>
    <div class="chart-picture" id="turnover-chart-picture">
      <div class="dash-graph" id="turnover-chart"><div class="js-plotly-plot"></div></div>
    </div>
    <div id="turnover-chart-table"></div>
  </figure></main>`;
const { document, location, history } = openPage(PAGE, "/?lang=ru&theme=dark");
const marks = await import("../../assets/marks.js");
const navigate = await import("../../assets/navigate.js");
const theme = await import("../../assets/theme.js");
const options = await import("../../assets/options.js");
const links = await import("../../assets/links.js");
const { relayout } = await import("../../assets/dash.js");
const { paint, take } = await import("../../assets/turn.js");
for (const part of [navigate, marks, options, links, theme]) part.listen();
navigate.whenChosen(take);

const root = document.documentElement;
const figure = (colour) => ({ data: [{ y: [1], marker: { color: colour } }], layout: {} });
const open = async (address, given = {}) => {
  location.href = new URL(address, location.href).href;
  calls.asked.length = 0;
  navigate.ask();
  if (calls.asked.length) await reply(given);
  for (const kind of Object.values(calls)) kind.length = 0;
};

components["turnover-chart"] = { figure: figure("#ffffff") };
paint(answer({ path: "/", query: "lang=ru&theme=dark" }, { query: "lang=ru", lang: "ru", title: "Обзор" }));
await later();
const opened = { title: document.title, lang: root.lang, asked: asked() };

beforeEach(async () => {
  root.removeAttribute("data-bs-theme");
  components["turnover-chart"] = { figure: figure("#ffffff") };
  components["flow-filter"] = { value: "all" };
  await open("/");
});

test("the first answer is painted; it is of the address that is open, so nothing is asked", () => {
  assert.deepEqual(opened, { title: "Обзор", lang: "ru", asked: [] });
});

test("an order changes the address and asks the server", () => {
  const before = history.entries.length;
  click(document.getElementById("choose"));
  assert.equal(location.search, "?partner=CHN");
  assert.equal(history.entries.length, before + 1);
  const [{ path, query, key, wanted, tables }] = asked();
  assert.deepEqual({ path, query, key, wanted, tables },
    { path: "/", query: "partner=CHN", key: "surroundings", wanted: "", tables: "" });
  assert.ok(root.classList.contains("busy"));
});

test("an answer that a newer click has overtaken is dropped", async () => {
  navigate.obey("partner:CHN");
  navigate.obey("year:2016");
  const [{ choice, reply: say, signal }] = calls.asked;
  assert.ok(signal.aborted, "the older question is taken back");
  say(answer(choice, { title: "China" }));
  await later();
  assert.notEqual(document.title, "China");
  assert.ok(root.classList.contains("busy"));
  await reply({ title: "China 2016" });
  assert.equal(document.title, "China 2016");
  assert.ok(!root.classList.contains("busy"));
});

test("going back to what is shown before the answer comes drops that answer", async () => {
  navigate.obey("partner:CHN");
  navigate.obey("partner:CHN");
  const [{ choice, reply: say }] = calls.asked;
  say(answer(choice, { title: "China" }));
  await later();
  assert.notEqual(document.title, "China");
});

test("a theme is not asked of the server; its charts take the colours of the other palette", () => {
  click(document.getElementById("theme-switch"));
  assert.equal(root.dataset.bsTheme, "dark");
  assert.equal(location.search, "?theme=dark");
  assert.deepEqual(asked(), []);
  assert.equal(calls.react.at(-1).data[0].marker.color, "#141c24");
  click(document.getElementById("theme-switch"));
  assert.equal(calls.react.at(-1).data[0].marker.color, "#ffffff");
  assert.equal(location.search, "");
});

test("a chart that is drawn is drawn anew in its place, by the settings of every graph", async () => {
  navigate.obey("partner:CHN");
  const props = { "turnover-chart": { figure: figure("#c28100") } };
  await reply({ query: "partner=CHN", props });
  assert.equal(calls.react.length, 1);
  assert.equal(calls.react[0].config.topojsonURL, "/geo/");
  assert.deepEqual(calls.setProps.filter(([id]) => id === "turnover-chart"), []);
  await later();
  navigate.obey("year:2016");
  await reply({ props });
  assert.equal(calls.react.length, 1, "the same figure is not drawn twice");
});

test("a filter is given what it is to offer, and nothing where it offers that already", async () => {
  const given = (year) => ({ "year-filter": { options: [{ label: year, value: year }] } });
  components["year-filter"] = given("2016")["year-filter"];
  for (const [partner, year, times] of [["CHN", "2016", 0], ["DEU", "2017", 1], ["FIN", "2017", 1]]) {
    navigate.obey("partner:" + partner);
    await reply({ query: "partner=" + partner, props: given(year) });
    await later();
    assert.equal(calls.setProps.filter(([id]) => id === "year-filter").length, times, year);
  }
});

test("what is drawn here is not drawn over by Dash with the figure that came with the page", async () => {
  const graph = document.querySelector(".js-plotly-plot");
  const left = new Set(["plotly_relayout", "plotly_click"]);
  graph.removeAllListeners = (kind) => left.delete(kind);
  await open("/?year=2017", { props: { "turnover-chart": { figure: figure("#000000") } } });
  assert.deepEqual([...left], ["plotly_click"]);
  left.add("plotly_relayout");
  relayout(graph, { "margin.t": 8 });
  assert.deepEqual([...left], ["plotly_click"]);
  delete graph.removeAllListeners;
});

test("a chart that folds, as it has nothing to show, is not drawn until it opens", async () => {
  const empty = { props: { "turnover-chart": { figure: figure("#123456") } } };
  const picture = (name) => ({ attributes: { "turnover-chart-picture": { class: "chart-picture" + name } } });
  navigate.obey("partner:CHN");
  await reply({ ...empty, ...picture(" nothing") });
  assert.equal(calls.react.length, 0);
  await later();
  navigate.obey("year:2016");
  await reply({ ...empty, ...picture("") });
  await later();
  assert.equal(calls.react.length, 1);
});

test("a chart that is not drawn yet gets its figure from its component", async () => {
  document.querySelector(".js-plotly-plot").classList.remove("js-plotly-plot");
  navigate.obey("partner:CHN");
  await reply({ props: { "turnover-chart": { figure: figure("#b3261e") } } });
  assert.equal(calls.react.length, 0);
  assert.equal(calls.setProps.filter(([id]) => id === "turnover-chart").length, 1);
  document.querySelector("#turnover-chart div").classList.add("js-plotly-plot");
});

test("new surroundings come in the colours of the theme in force", async () => {
  root.dataset.bsTheme = "dark";
  navigate.obey("go:/trade");
  await reply({ first: true, shell: [figure("#ffffff")] });
  const [, { children }] = calls.setProps.find(([id]) => id === "shell");
  assert.equal(children[0].data[0].marker.color, "#141c24");
});

test("other charts come into the surroundings that there are, in the theme in force", async () => {
  root.dataset.bsTheme = "dark";
  navigate.obey("partner:CHN,DEU");
  await reply({ first: true, main: [figure("#ffffff")], html: { "data-as-of": "Data of 2021" } });
  const { children } = calls.setProps.find(([id]) => id === "main")[1];
  assert.equal(children[0].data[0].marker.color, "#141c24");
  assert.deepEqual(calls.setProps.filter(([id]) => id === "shell"), []);
});

test("links and files carry what is chosen; tables are filled", async () => {
  navigate.obey("partner:CHN");
  const tables = { "turnover-chart-table": "<table><tr><td>1</td></tr></table>" };
  await reply({ query: "partner=CHN", tables });
  assert.equal(document.getElementById("to-trade").getAttribute("href"), "/trade?partner=CHN");
  assert.equal(document.getElementById("file").getAttribute("href"),
    "/export/chart.csv?chart=turnover-chart&partner=CHN");
  assert.equal(document.getElementById("table").getAttribute("href"), "/download/turnover.csv?partner=CHN");
  assert.equal(document.querySelectorAll("#turnover-chart-table td").length, 1);
});

test("a file is named after the year that the address says, also the latest", async () => {
  await open("/?year=2018");
  assert.match(document.getElementById("file").getAttribute("href"), /&year=2018$/);
  assert.equal(document.getElementById("to-trade").getAttribute("href"), "/trade");
});

test("files of a partner's page are of that partner, links are not", async () => {
  navigate.obey("go:/relations/NOR");
  await reply({ partner: "NOR" });
  assert.match(document.getElementById("file").getAttribute("href"), /&partner=NOR$/);
  assert.equal(document.getElementById("to-trade").getAttribute("href"), "/trade");
});

test("a link moves the focus to the new page's heading, a filter leaves it", async () => {
  document.getElementById("choose").focus();
  navigate.obey("partner:CHN");
  await reply();
  assert.equal(document.activeElement.id, "choose");
  click(document.getElementById("to-trade"));
  await reply();
  assert.equal(document.activeElement.id, "page-title");
});

test("a link that is clicked twice shows the top of the new page", async () => {
  const before = calls.scrolled.length;
  document.getElementById("choose").focus();
  click(document.getElementById("to-trade"));
  click(document.getElementById("to-trade"));
  await reply();
  assert.equal(document.activeElement.id, "page-title");
  assert.deepEqual(calls.scrolled.slice(before), [0]);
});

test("a link to the page that is open moves nothing, now or later", async () => {
  document.getElementById("choose").focus();
  navigate.obey("go:/");
  navigate.obey("partner:CHN");
  await reply();
  assert.equal(document.activeElement.id, "choose");
});

test("a link that is to open elsewhere is left to the browser", () => {
  const made = click(document.getElementById("to-trade"), { ctrlKey: true });
  assert.equal(made.defaultPrevented, false);
  assert.equal(location.pathname, "/");
  assert.equal(click(document.getElementById("to-trade")).defaultPrevented, true);
  assert.equal(location.pathname, "/trade");
});

test("a filter that the reader changed is asked for, what we put into it is not", () => {
  const flow = document.getElementById("flow-filter");
  click(flow);
  assert.deepEqual(asked(), []);
  components["flow-filter"].value = "export";
  click(flow);
  press("Shift", flow);
  assert.deepEqual(asked().map(({ query }) => query), ["flow=export"]);
});

test("a choice that is cleared is given up; one that is not offered any more is not cleared by that", async () => {
  const options = [{ value: "eu" }];
  components["group-filter"] = { value: null, options };
  await open("/?group=eu");
  assert.equal(components["group-filter"].value, "eu");
  Object.assign(components["group-filter"], { value: null, options: [] });
  click(document.body);
  assert.equal(location.search, "?group=eu");
  Object.assign(components["group-filter"], { value: null, options });
  click(document.body);
  assert.equal(location.search, "");
  delete components["group-filter"];
});

test("what the filters of a new page hold is no choice before they show the address", async () => {
  navigate.awaitFilters();
  components["flow-filter"].value = "import";
  click(document.body);
  assert.equal(location.search, "");
  navigate.showInFilters(navigate.here());
  assert.equal(components["flow-filter"].value, "all");
});

test("a filter that was given up shows that nothing is chosen", async () => {
  components["group-filter"] = { value: null, options: [{ value: "eu" }] };
  await open("/?group=eu");
  click(document.getElementById("choose"));
  assert.equal(location.search, "?partner=CHN");
  assert.equal(components["group-filter"].value, null);
  delete components["group-filter"];
});

test("the filters follow a click, as far as they offer what it chose", () => {
  components["partner-filter"] = { value: [], options: [{ value: "CHN" }] };
  navigate.obey("partner:CHN");
  assert.deepEqual(components["partner-filter"].value, ["CHN"]);
  navigate.obey("partner:ATL");
  assert.deepEqual(components["partner-filter"].value, []);
  assert.equal(location.search, "?partner=ATL");
  delete components["partner-filter"];
});

test("Back asks for the address that it went to, and leaves the address alone", () => {
  const before = [...history.entries];
  location.href = "http://page.test/?year=2018&flow=export";
  document.dispatchEvent(event("popstate"));
  assert.deepEqual(asked().map(({ query }) => query), ["flow=export"]);
  assert.equal(location.search, "?year=2018&flow=export");
  assert.deepEqual(history.entries.slice(0, -1), before.slice(0, -1));
});

test("reset keeps language and theme; the switch asks for its language", async () => {
  await open("/?year=2016&lang=ru&theme=dark");
  click(document.getElementById("reset-filters"));
  assert.equal(location.search, "?lang=ru&theme=dark");
  await open("/?year=2016");
  click(document.getElementById("language-switch"));
  assert.equal(location.search, "?year=2016&lang=ru");
  assert.match(document.cookie, /dashboard_lang=ru/);
});

test("a language that the address names is named by the next one too, and not asked for", async () => {
  await open("/?year=2016&lang=en");
  click(document.getElementById("choose"));
  assert.equal(location.search, "?year=2016&partner=CHN&lang=en");
  assert.deepEqual(asked().map(({ query }) => query), ["year=2016&partner=CHN"]);
  await open("/?year=2016");
  click(document.getElementById("choose"));
  assert.equal(location.search, "?year=2016&partner=CHN");
});

/** A click on a mark, which Dash notes before the click is over. */
const clickMark = async (order, chart = "turnover-chart") => {
  const place = document.getElementById(chart);
  click(place);
  components[chart] = { ...components[chart], clickData: { points: [{ customdata: [order] }] } };
  await new Promise((done) => setTimeout(done));
};

test("a finger is told by its first touch of a mark, and chooses by the second", async () => {
  const put = (pointerType) => {
    const down = event("pointerdown");
    Object.defineProperty(down, "pointerType", { value: pointerType });
    document.dispatchEvent(down);
  };
  const touch = async (order) => {
    put("touch");
    const before = location.search;
    await clickMark(order);
    return location.search !== before;
  };
  assert.equal(await touch("year:2015"), false);
  assert.equal(await touch("year:2016"), false);
  assert.equal(await touch("year:2016"), true);
  put("mouse");
});

test("a pointer that is drawn over a chart clicks no mark, though Plotly tells of a click", async () => {
  const move = (kind, clientX) => {
    const one = event(kind);
    Object.assign(one, { clientX, clientY: 0 });
    document.dispatchEvent(one);
  };
  const before = location.search;
  move("pointerdown", 10);
  move("pointerup", 90);
  await clickMark("year:2013");
  assert.equal(location.search, before);
  move("pointerdown", 10);
  move("pointerup", 12);
  await clickMark("year:2013");
  assert.notEqual(location.search, before);
});

test("a click on a mark chooses once and can be repeated", async () => {
  await clickMark("year:2016");
  assert.deepEqual(asked().map(({ query }) => query), ["year=2016"]);
  assert.deepEqual(calls.setProps[0], ["turnover-chart", { clickData: null }]);
  click(document.body);
  assert.equal(location.search, "?year=2016");
  await clickMark("year:2016");
  assert.equal(location.search, "");
});

test("a heading of a filter is no choice, and the filter is put back", () => {
  const options = [{ value: "·", disabled: true }, { value: "CHN" }];
  const choose = (value) => {
    components["partner-filter"] = { options, value };
    click(document.body);
  };
  choose(["·"]);
  assert.equal(location.search, "");
  assert.deepEqual(components["partner-filter"].value, []);
  choose(["·", "CHN"]);
  assert.equal(location.search, "?partner=CHN");
  delete components["partner-filter"];
});

/* The outlines of a map: drawn where it was put, left alone while it stays there. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { keepOutlines } = await import("../../assets/outlines.js");

/** What d3 does of a selection, for elements that count how often they are given an outline. */
const selection = (...nodes) => ({
  node: () => nodes[0],
  each: (act) => nodes.forEach((node) => act.call(node, node.datum)),
});
const element = (id, datum = { geojson: id && { id } }) => ({
  datum,
  times: 0,
  getAttribute() { return this.d; },
  setAttribute(_name, d) {
    this.d = d;
    this.times += 1;
  },
});

const LAND = { features: [] };

/** A map with land and two countries, drawn as Plotly draws: everything, each time. */
const map = () => {
  const [land, one, other] = [element("", LAND), element("DEU"), element("FRA")];
  const subplot = {
    at: 1,
    topojson: {},
    computed: 0,
    basePaths: { land: selection(land) },
    dataPaths: { choropleth: selection(one, other) },
    _render() {
      for (const path of Object.values(this.basePaths)) path.node().setAttribute("d", "all");
      this.dataPaths.choropleth?.each(function draw() { this.setAttribute("d", "all"); });
    },
  };
  subplot.projection = {
    scale: () => subplot.at, translate: () => [], rotate: () => [], center: () => [], clipExtent: () => null,
    getPath: () => ({ id = "land" }) => {
      subplot.computed += Number(id !== "land");
      return id + " at " + subplot.at;
    },
  };
  keepOutlines({ _fullLayout: { geo: { _subplot: subplot } } });
  return { subplot, land, one, other };
};

test("outlines that stand where they stood are neither computed nor given again", () => {
  const { subplot, land, one, other } = map();
  const { basePaths, dataPaths } = subplot;
  for (let times = 0; times < 3; times += 1) subplot._render();
  assert.deepEqual([land.times, one.times, other.times, subplot.computed], [1, 1, 1, 2]);
  assert.deepEqual([land.d, one.d, other.d], ["land at 1", "DEU at 1", "FRA at 1"]);
  assert.deepEqual([subplot.basePaths, subplot.dataPaths], [basePaths, dataPaths], "Plotly finds what it had");
});

test("a map that is moved, or of another world, is drawn anew", () => {
  const { subplot, land, one } = map();
  subplot._render();
  subplot.at = 2;
  subplot._render();
  assert.deepEqual([land.d, one.d], ["land at 2", "DEU at 2"]);
  subplot.topojson = {};
  subplot._render();
  assert.deepEqual([land.times, subplot.computed], [2, 6], "what would be the same is not given again");
});

test("an element that is of another country now gets its outline", () => {
  const { subplot, one, other } = map();
  subplot._render();
  [one.datum, other.datum] = [other.datum, one.datum];
  subplot._render();
  assert.deepEqual([one.d, other.d, subplot.computed], ["FRA at 1", "DEU at 1", 2]);
});

test("land that was put there anew is drawn, and a Plotly of another make draws as it does", () => {
  const { subplot } = map();
  subplot._render();
  const land = element("", LAND);
  subplot.basePaths = { land: selection(land) };
  subplot._render();
  assert.equal(land.d, "land at 1");
  keepOutlines({});
  const other = { render() {} };
  keepOutlines({ _fullLayout: { geo: { _subplot: other } } });
  assert.deepEqual(Object.keys(other), ["render"]);
});

test("borders are the outlines of all countries, each of which is computed once", () => {
  const { subplot, one } = map();
  const features = [{ id: "DEU" }, { id: "FRA" }, { id: "FRA" }, { id: "ITA" }];
  const borders = element("", { features });
  subplot.basePaths = { countries: selection(borders) };
  subplot._render();
  assert.equal(borders.d, "DEU at 1FRA at 1FRA at 1ITA at 1");
  assert.equal(one.d, "DEU at 1");
  assert.equal(subplot.computed, 4, "islands that have the id of their country have outlines of their own");
});

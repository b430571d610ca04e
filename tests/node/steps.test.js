/* Arrow keys walk the points of a chart: in which order, and what is said of each. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { endOf, first, next, sentence, walkOf } from "../../assets/steps.js";

/** What is said while keys are pressed one after another. */
const said = (keys, data, layout = {}) => {
  const walk = walkOf(data, layout);
  let from;
  return keys.map((key) => {
    from = next(key, walk, from, first(walk, data, layout)) ?? from;
    return from && (from.lead ?? "") + from.text;
  });
};
const [RIGHT, LEFT, DOWN, UP] = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"];

test("a hover is said as sentences, without its lines and its signs", () => {
  assert.equal(sentence("<b>Exports of machines</b><br><b>and vehicles</b><br>$1,607.0<br>million."), "Exports of machines and vehicles. $1,607.0 million.");
  assert.equal(sentence("&lt;0.1 %"), "<0.1 %");
});

test("the source that all points end with is known, for it to be said once", () => {
  const source = " Source: Customs Service. Demonstration data";
  /** @param {string[]} hovertext */
  const end = (...hovertext) => endOf(walkOf([{ type: "bar", x: hovertext.map((_, n) => n), y: hovertext.map(() => 1), hovertext }], {}));
  assert.equal(end("2017. $1.5 million." + source, "2018. not published." + source), source);
  assert.equal(end("2017. not published." + source), "");
  assert.equal(end("2017. $1.5 million." + source, "2018. not published."), "");
  assert.equal(end("not published.", "not published. not published."), "");
});

test("what both parts of a column say is said once, and the chosen year comes first", () => {
  const years = ["<b>2017.</b>", "<b>2018.</b>", "<b>2019.</b>"];
  const data = [
    { type: "bar", x: [2017, 2018, 2019], y: [1, 2, 3], hovertext: years },
    { type: "bar", x: [2017, 2018, 2019], y: [1, 2, 3], hovertext: years },
    { type: "scatter", x: [2017], y: [1], hovertext: ["not said"], hoverinfo: "skip" },
  ];
  const layout = { xaxis: { tickvals: [2017, 2018, 2019], ticktext: ["2017", "<b>2018</b>", "2019"] } };
  assert.deepEqual(said([RIGHT, RIGHT, RIGHT, DOWN, "Home", LEFT, "x"], data, layout),
    ["2018.", "2019.", "2019.", "2019.", "2017.", "2017.", "2017."]);
});

test("a line is kept to, one above it is reached upwards, and a gap is passed over", () => {
  const data = [
    { type: "scatter", x: [1, 2, 3], y: [1, 2, 3], hovertext: ["low 1", "low 2", "low 3"] },
    { type: "scatter", x: [1, 2, 3], y: [5, null, 6], hovertext: ["high 1", "high 2", "high 3"] },
  ];
  assert.deepEqual(said([RIGHT, DOWN, UP, RIGHT, RIGHT, DOWN, "End", UP], data),
    ["high 1", "low 1", "high 1", "low 2", "low 3", "low 3", "low 3", "high 3"]);
});

test("a walk begins with the line that is drawn strongest, and names what a gap is of", () => {
  const data = [
    { type: "scatter", x: [1], y: [9], hovertext: ["<b>2013</b>"], opacity: 0.3 },
    { type: "scatter", x: [1], y: [1], hovertext: ["<b>2021</b>"] },
    { type: "bar", x: [2], y: [9], hovertext: ["not published"] },
  ];
  assert.deepEqual(said([RIGHT, RIGHT], data, { xaxis: { tickvals: [1, 2], ticktext: ["Jan", "Feb"] } }),
    ["2021", "Feb: not published"]);
});

test("lying bars are walked downwards, also where their axis is turned", () => {
  const bars = { type: "bar", orientation: "h", x: [3, 2], y: [0, 1], hovertext: ["first", "second"] };
  const below = { ...bars, y: [1, 0], xaxis: "x2", yaxis: "y2", hovertext: ["third", "fourth"] };
  const layout = { yaxis: { range: [2, -1] }, yaxis2: { range: [-1, 2] } };
  assert.deepEqual(said([DOWN, DOWN, RIGHT, DOWN, DOWN, UP], [bars, below], layout),
    ["first", "second", "second", "third", "fourth", "third"]);
});

test("cells are walked both ways, and what is a list has one way", () => {
  const cells = { type: "heatmap", hovertext: [["a", "b"], ["", "d"]] };
  assert.deepEqual(said([RIGHT, RIGHT, DOWN, UP, LEFT], [cells], { yaxis: { autorange: "reversed" } }), ["a", "b", "d", "b", "a"]);
  const tiles = { type: "treemap", hovertext: ["one", "two"] };
  assert.deepEqual(said([DOWN, RIGHT, UP], [tiles]), ["one", "two", "one"]);
});

test("parts of a column that say the same are walked upwards as they stand, each by its name", () => {
  const [years, hovertext] = [[2018, 2019], ["<b>2018.</b>", "<b>2019.</b>"]];
  const of = (name, key) => ({ type: "bar", name, x: years, hovertext, ids: years.map((year) => `turnover/${year}/${key}`) });
  const turnover = [{ ...of("Exports", "exports"), y: [7, 8] }, { ...of("Imports", "imports"), y: [9, 5] }];
  const layout = { barmode: "relative", xaxis: { tickvals: years, ticktext: ["<b>2018</b>", "2019"] } };
  assert.deepEqual(said([RIGHT, DOWN, UP, RIGHT, DOWN, DOWN], turnover, layout),
    ["Imports. 2018.", "Exports. 2018.", "Imports. 2018.", "Imports. 2019.", "Exports. 2019.", "Exports. 2019."]);
  const balance = [
    { ...of("Exports", "exports"), y: [7, 8] }, { ...of("Imports", "imports"), y: [-9, -5] },
    { ...of("Balance", "balance"), type: "scatter", y: [-2, 3] },
  ];
  assert.deepEqual(said([RIGHT, DOWN, DOWN, UP], balance, layout), ["Exports. 2018.", "Balance. 2018.", "Imports. 2018.", "Balance. 2018."]);
});

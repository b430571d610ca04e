/* Names of bars leave the bars their room on a narrow screen. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { letters } = await import("../../assets/broken_lines.js");
const { apart, longer, fitted, shortened, turned } = await import("../../assets/bars.js");

test("a name has the lines for which its row has room, and is never cut within a word", () => {
  assert.equal(fitted("Драгоценные металлы (имп.)", 18, 2), "Драгоценные<br>металлы (имп.)");
  assert.equal(fitted("Минеральные продукты", 18, 2), "Минеральные<br>продукты");
  assert.equal(fitted("China", 15, 1), "China");
  assert.equal(fitted("Wood and<br>paper pulp", 15, 2), "Wood and<br>paper pulp");
  assert.equal(fitted("27 Минеральное топливо и<br>нефтепродукты", 18, 3), "27 Минеральное<br>топливо и<br>нефтепродукты");
  assert.equal(fitted("27 Минеральное топливо и<br>нефтепродукты", 18, 2), "27 Минеральное<br>топливо…");
});

test("where a row has one line a name loses words, and keeps what tells it from another", () => {
  assert.equal(fitted("27 Минеральное топливо…", 17, 1), "27 Минеральное…");
  assert.equal(fitted("Текстиль и обувь (имп.)", 17, 1), "Текстиль…\u00a0(имп.)");
  assert.equal(fitted("Минеральные продукты", 15, 1), "Минеральные…");
  assert.equal(fitted("Продовольствие (эксп.)", 18, 1), "Продовольствие (эксп.)", "nothing was left out of it");
});

test("beside a name that cannot be shortened others stand whole", () => {
  const asked = shortened({
    clientWidth: 300, clientHeight: 80, data: [{ orientation: "h" }], layout: {
      yaxis: { ticktext: ["Минеральные продукты", "Продовольствие (эксп.)", "Текстиль, изделия из него и обувь"], range: [2.55, -0.55] },
      margin: { l: 260 },
    },
  });
  assert.deepEqual(asked["yaxis.ticktext"], ["Минеральные продукты", "Продовольствие (эксп.)", "Текстиль, изделия…"]);
});

test("only where bars lie and the names leave them no room", () => {
  const chart = (width, orientation) => ({
    clientWidth: width, clientHeight: 80, data: [{ orientation }], layout: {
      yaxis: { ticktext: ["84 Machines and mechanical…", "24 Tobacco"], range: [1.55, -0.55] }, margin: { l: 190 },
      annotations: [{ yref: "paper", x: 0, xshift: -4 }, { yref: "y", x: 0, xshift: -186 }, { yref: "paper", x: 0, xshift: -182 }],
    },
  });
  const asked = shortened(chart(300, "h"));
  assert.deepEqual(asked, {
    "yaxis.ticktext": ["84 Machines and<br>mechanical…", "24 Tobacco"], "margin.l": 121, "annotations[1].xshift": -117, "annotations[2].xshift": -113,
  });
  assert.equal(shortened(chart(600, "h")), null);
  assert.equal(shortened(chart(300)), null);
});

test("names never take more than half of a wider chart, and stand whole where they take less", () => {
  const chart = (width) => ({
    clientWidth: width, clientHeight: 330, data: [{ orientation: "h" }], layout: {
      yaxis: { ticktext: ["8701200100 Наземный транспорт, кроме железнодорожного", "24 Табак"], range: [9.55, -0.55] }, margin: { l: 390 },
    },
  });
  assert.equal(shortened(chart(1150)), null);
  const asked = shortened(chart(620));
  assert.deepEqual(asked["yaxis.ticktext"], ["8701200100 Наземный транспорт, кроме<br>железнодорожного", "24 Табак"]);
  assert.ok(asked["margin.l"] < 620 / 2);
});

test("what is written of a bar below zero that is not seen stands where there is room", () => {
  const bar = (x) => ({ orientation: "h", textposition: "outside", x });
  const chart = (width, ...data) => turned({ clientWidth: width, data });
  assert.deepEqual(chart(262, bar([40.6, -0.008]), bar([26.2, 0.9])), { traces: [0], x: [[40.6, 0.008]] });
  assert.equal(chart(262, bar([40.6, -1.1])), null);
  assert.equal(chart(800, bar([40.6, -0.008])), null);
});

test("a figure at the end of a bar keeps clear of the one at the edge", () => {
  const chart = (width) => ({
    clientWidth: width, layout: { margin: { l: 100, r: 8 }, xaxis: { range: [0, 30] }, xaxis2: { range: [0, 50] } },
    data: [
      { mode: "text", textposition: "middle right", x: [9], y: [0], text: ["9.0"] },
      { mode: "text", textposition: "middle right", xaxis: "x2", x: [37, 2], y: [0, 1], text: ["1 of 37", "2 of 2"] },
      { mode: "text", textposition: "middle left", xaxis: "x2", x: [50, 50], y: [0, 1], text: ["7 ◆", "1 ◆"] },
    ],
  });
  const asked = apart(chart(288));
  const longest = asked.ranges["xaxis2.range"][1];
  assert.ok(longest > 50 && 37 / longest * 180 + letters("1 of 377 ◆") * 6.6 + 14 < 180.01);
  assert.deepEqual([asked.traces, asked.x], [[2], [[longest, longest]]]);
  assert.equal(apart(chart(470)), null);
});

test("a figure at the end of a bar stays in the chart, and what is not published reaches its edge", () => {
  const chart = (width) => ({
    clientWidth: width, layout: { margin: { l: 100, r: 8 }, xaxis: { range: [0, 12] } },
    data: [
      { type: "bar", x: [10, 4] }, { type: "bar", x: [12] },
      { mode: "text", textposition: "middle right", x: [10, 4], y: [0, 1], text: ["2,626.4", "799.2"] },
    ],
  });
  const asked = apart(chart(228));
  const longest = asked.ranges["xaxis.range"][1];
  assert.ok(10 / longest * 120 + letters("2,626.4") * 6.6 < 120.01);
  assert.deepEqual([asked.traces, asked.x], [[1], [[longest]]]);
  assert.equal(apart(chart(470)), null);
});

test("the figure of a bar below zero that stands between names and bars takes no room from the bars", () => {
  const box = (left, right) => ({ getBoundingClientRect: () => ({ left, right, width: right - left }) });
  const chart = (beside) => ({
    querySelector: () => box(100, 300), querySelectorAll: () => [box(70, 100)], ...box(0, 310),
    layout: { yaxis: { ticklabelstandoff: beside } },
  });
  const values = [-10, 40];
  assert.equal(longer(chart(38), [-10, 40], values), null);
  const [low] = longer(chart(undefined), [-10, 40], values);
  assert.ok(low < -10);
});

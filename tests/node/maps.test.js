/* Maps: the box that fills a place, and the names for which a small map has room. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { moreLines } = await import("../../assets/map_room.js");
const { boxFor, changes, filled, prepare, settle, thin } = await import("../../assets/maps.js");
const { roomFor, roomOf } = await import("../../assets/map_room.js");

const BOXES = [[1, 20, 40, 30, 70, 50], [2, 10, 50, 40, 60, 51], [3, 0, 60, 45, 55, 52]];
const layout = (box = BOXES[1]) => ({
  meta: { boxes: BOXES },
  geo: { lonaxis: { range: [box[1], box[2]] }, lataxis: { range: [box[3], box[4]] }, bgcolor: "sea" },
});
/** A map that is drawn between its key above and its key below, with so much room. */
const drawn = (width, height, more = {}) => {
  const at = (top, bottom) => ({ getBoundingClientRect: () => ({ top, bottom, width, left: 0, right: width }) });
  // What is drawn of it is twice as wide as high.
  const high = Math.min(height, width / 2);
  const ground = { getBoundingClientRect: () => ({ width: 2 * high, height: high, left: 0, right: width }) };
  const parts = {
    ".geo": {}, ".geo .layer.bg rect": ground,
    ".infolayer .legend": at(100, 140), ".infolayer .colorbar": at(140 + height, 180 + height),
  };
  return {
    layout: layout(), data: [], ...at(100, 180 + height),
    querySelector: (selector) => parts[selector] ?? {}, querySelectorAll: () => [], closest: () => null, ...more,
  };
};

test("a place is filled by the box of its shape, or by one between those that are told", () => {
  assert.deepEqual(boxFor(BOXES, { width: 600, height: 300 }), BOXES[1]);
  assert.deepEqual(boxFor(BOXES, { width: 750, height: 300 }), [2.5, 5, 55, 42.5, 57.5, 51.5]);
  assert.equal(boxFor(BOXES, { width: 900, height: 100 }), BOXES[2]);
  assert.equal(boxFor(BOXES, { width: 300, height: 330 }), BOXES[0]);
  assert.equal(boxFor([], { width: 1, height: 1 }), undefined);
});

test("a figure is drawn with that box, and what is no map as it is", () => {
  const { geo } = filled({ data: [], layout: layout() }, () => ({ width: 300, height: 300 })).layout;
  assert.deepEqual(geo.lonaxis.range, [20, 40]);
  assert.deepEqual(geo.lataxis.range, [30, 70]);
  assert.deepEqual(geo.center, { lon: 30, lat: 50 });
  assert.equal(geo.bgcolor, "sea");
  const bars = { data: [], layout: {} };
  assert.equal(filled(bars, () => assert.fail("only a map is measured")), bars);
  const hidden = { data: [], layout: layout() };
  assert.equal(filled(hidden, () => ({ width: 0, height: 0 })), hidden);
});

const MARKS = { showlegend: true };
const CLASSES = [{ colorbar: {} }];

test("a map has the room that its keys leave", () => {
  assert.deepEqual(roomOf(drawn(800, 300)), { width: 800, height: 300 });
});

test("a figure has the room that the keys leave which it has, and not those drawn before it", () => {
  const before = drawn(800, 300);
  const room = (data, layout) => roomFor(before, { data, layout }).height;
  assert.equal(room(CLASSES, MARKS), 300);
  assert.equal(room([{}], MARKS), 340, "its classes are gone");
  assert.equal(room(CLASSES, {}), 340, "its marks are gone");
  assert.equal(room([], {}), 380);
});

test("a key that was not there before takes what keys take", () => {
  const place = {
    querySelector: () => null, getBoundingClientRect: () => ({ top: 100, bottom: 520, width: 800.4 }),
  };
  const room = (data, layout) => roomFor(place, { data, layout });
  assert.deepEqual(room(CLASSES, MARKS), { width: 800, height: 317 });
  assert.deepEqual(room([{}], MARKS), { width: 800, height: 375 });
  assert.deepEqual(room([], {}), { width: 800, height: 420 });
});

test("a map is drawn anew where much of its place is bare, and only there", () => {
  assert.equal(changes(drawn(600, 290)), null);
  const bare = drawn(290, 290);
  assert.deepEqual(changes(bare), {
    "geo.lonaxis.range": [20, 40], "geo.lataxis.range": [30, 70], "geo.center": { lon: 30, lat: 50 },
  });
  assert.equal(changes(bare), null, "what is bare still has no more");
  assert.equal(changes(drawn(290, 290, { layout: {} })), null);
});

test("for paper it has the box of the sheet, less its keys, when it is drawn there", () => {
  const onPaper = (data, width, height) => {
    const graph = drawn(900, 300, { data });
    prepare(graph, { width, height });
    return Math.round(graph.layout.geo.center.lat);
  };
  assert.equal(onPaper([], 300, 350), 50);
  assert.equal(onPaper([], 660, 370), 51);
  assert.equal(onPaper([{ colorbar: {} }], 680, 330), 52);
  const bars = { data: [], layout: {} };
  prepare(bars, { width: 680, height: 360 });
  assert.deepEqual(bars.layout, {});
});

test("it waits for the outlines, for Plotly draws what it was first asked for when they come", async () => {
  const asked = [];
  window.Plotly = { relayout: async (_, what) => asked.push(what) };
  let looked = 0;
  const graph = drawn(900, 300, { offsetParent: {} });
  const { querySelector } = graph;
  graph.querySelector = (selector) => (selector.includes("land") ? ((looked += 1) > 2 || null) : querySelector(selector));
  await settle(graph);
  assert.equal(looked, 3);
  assert.deepEqual(asked.map((one) => one["geo.center"].lat), [52]);
  await settle(null);
});

test("it waits for no outlines of what is no map", async () => {
  let looked = 0;
  await settle({ offsetParent: {}, layout: { xaxis: {} }, querySelector: () => { looked += 1; return null; } });
  assert.equal(looked, 0);
});

/** A name at a place of the screen. */
const name = (left, width = 50) => ({
  style: {}, getBoundingClientRect: () => ({ left, right: left + width, top: 0, bottom: 14 }),
});
/** A map of some width with two names that meet, one apart, one on its edge, and one away from its mark. */
const named = (width, marks = []) => {
  const texts = [[name(0), name(30), name(100), name(340)], [name(200)]];
  const groups = [...texts.map((found) => (
    { style: {}, querySelectorAll: () => found, querySelector: (one) => (one === "text" ? found[0] : null) })),
  { style: {}, querySelectorAll: (one) => (one === "text" ? [] : marks), querySelector: () => null }];
  const scatter = { type: "scattergeo" };
  const data = [{ type: "choropleth" }, scatter, { ...scatter, meta: "away" }, scatter];
  const graph = drawn(width, 300, { clientWidth: width, data, querySelectorAll: () => groups });
  thin(graph);
  return { groups, seen: texts[0].map(({ style }) => style.visibility !== "hidden") };
};

test("names that meet or are cut are left out, and on a small map those that stand away", () => {
  const small = named(360);
  assert.deepEqual(small.seen, [true, false, true, false]);
  assert.deepEqual(small.groups.map(({ style }) => style.display), ["", "none", ""]);
  const large = named(900);
  assert.deepEqual(large.seen, [true, false, true, true]);
  assert.deepEqual(large.groups.map(({ style }) => style.display), ["", "", ""]);
});

test("on a small map no name cuts the letters of one below it", () => {
  const below = (top) => ({ style: {}, getBoundingClientRect: () => ({ left: 0, right: 50, top, bottom: top + 14 }) });
  const seenAt = (top) => {
    const names = [name(0), below(top)];
    const groups = [{ style: {}, querySelectorAll: (one) => (one === "text" ? names : []), querySelector: () => names[0] }];
    thin(drawn(360, 300, { clientWidth: 360, data: [{ type: "scattergeo" }], querySelectorAll: () => groups }));
    return names[1].style.visibility !== "hidden";
  };
  assert.deepEqual([13.8, 14.2, 16].map(seenAt), [false, false, true]);
});

test("a name that would lie over the mark of another is left out", () => {
  assert.deepEqual(named(900, [name(140, 12), name(154, 12)]).seen, [true, false, false, true]);
});

test("the line to a mark goes with its name, and comes back with it", () => {
  const texts = [name(0), name(30), name(100)];
  const line = { d: "M1,1L2,2M3,3L4,4M5,5L6,6" };
  const path = { getAttribute: () => line.d, setAttribute: (_, d) => { line.d = d; } };
  const groups = [
    { style: {}, querySelectorAll: () => [], querySelector: (one) => (one === "path" ? path : null) },
    { style: {}, querySelectorAll: () => texts, querySelector: () => texts[0] },
  ];
  const data = [{ type: "scattergeo", meta: "away" }, { type: "scattergeo", meta: "away" }];
  const graph = drawn(900, 300, { clientWidth: 900, data, querySelectorAll: () => groups });
  thin(graph);
  assert.equal(line.d, "M1,1L2,2M5,5L6,6");
  texts[1].getBoundingClientRect = name(200).getBoundingClientRect;
  thin(graph);
  assert.equal(line.d, "M1,1L2,2M3,3L4,4M5,5L6,6");
});

test("a key of long names takes lines from the map of a sheet", () => {
  const named = (/** @type {string[]} */ names) => names.map((name) => ({ name, showlegend: true }));
  const states = ["Действует", "Планируется", "Только контакты", "Завершено", "событие в 2018 году"];
  assert.equal(moreLines(named(states.slice(0, 2)), 680), 1);
  assert.equal(moreLines(named([...states, "данные о торговле не опубликованы"]), 680), 2);
  assert.equal(moreLines([{ name: "a", showlegend: false }], 680), 1);
});

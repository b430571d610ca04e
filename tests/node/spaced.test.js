/* Names left of charts have room where a reader has set wider spaces between letters. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { keyed, lifted, measure, roomier, whenSpaced } = await import("../../assets/spaced.js");

/** A chart with the left ends of its names and of the texts placed in it, from its edge at 100. */
const chart = (names, notes) => ({
  layout: { margin: { l: 90 }, annotations: notes.map(({ x, xshift }) => ({ x, xshift })) },
  getBoundingClientRect: () => ({ left: 100, width: 400 }),
  querySelectorAll: () => names.map((left) => ({ getBoundingClientRect: () => ({ left, width: 80 }) })),
  querySelector: (asked) => {
    const { left } = notes[Number(asked.match(/\d+/)[0])];
    return { getBoundingClientRect: () => ({ left, width: 150 }) };
  },
});

test("a chart whose names have room stays as it is, and one without names too", () => {
  assert.equal(roomier(chart([102, 140], [{ x: 0, xshift: -86, left: 104 }])), null);
  assert.equal(roomier(chart([], [{ x: 0, xshift: 0, left: 40 }])), null);
});

test("where a name leaves the chart there is more room left of it, and lines still begin at the edge", () => {
  assert.deepEqual(roomier(chart([88, 140], [{ x: 0, xshift: -86, left: 104 }, { x: 0.5, left: 60 }])), {
    "margin.l": 104, "annotations[0].xshift": -100,
  });
});

test("a line that leaves the chart is moved in", () => {
  assert.deepEqual(roomier(chart([140], [{ x: 0, xshift: -86, left: 71 }])), { "annotations[0].xshift": -55 });
});

test("of two texts over columns that meet one stands over the other, and those apart stay", () => {
  const boxes = [[60, 40, 90, 14], [117, 60, 306, 43], [151, 70, 303, 30], [230, 40, 320, 14]]
    .map(([left, width, top, height]) => ({ left, width, right: left + width, top, bottom: top + height }));
  const graph = {
    layout: { annotations: boxes.map(() => ({ xref: "x", yshift: 4 })) },
    querySelector: (asked) => ({ getBoundingClientRect: () => boxes[Number(asked.match(/\d+/)[0])] }),
  };
  assert.deepEqual(lifted(graph), { "annotations[2].yshift": 4 + 27 + 2 });
  boxes[2].left = 180;
  assert.equal(lifted(graph), null);
});

test("Plotly measures texts anew whenever spaces have changed, and not while they stay", async () => {
  const styled = globalThis.getComputedStyle;
  let letterSpacing = "normal";
  globalThis.getComputedStyle = () => ({ letterSpacing, wordSpacing: "0px", fontSize: "16px" });
  let grown = () => {};
  globalThis.ResizeObserver = class {
    constructor(act) { grown = act; }

    observe() {}
  };
  const faces = [];
  const graph = { layout: {} };
  window.Plotly = {
    relayout: async (_, asked) => {
      faces.push(asked["font.family"]);
      graph.layout.font = { family: asked["font.family"] };
    },
  };
  whenSpaced(() => {});
  const { letters } = await import("../../assets/broken_lines.js");
  const usual = letters("Germany");
  for (const space of ["normal", "1.6px", "1.6px", "2px"]) {
    letterSpacing = space;
    grown();
    await measure(graph);
  }
  assert.equal(faces.length, 2);
  // Names get as many letters of a line as have room there.
  assert.ok(Math.abs(letters("Germany") - usual - 7 * 2 / 16 / 0.54) < 0.01);
  assert.notEqual(faces[0], faces[1]);
  assert.ok(faces.every((face) => face.startsWith('"Segoe UI"')));
  globalThis.getComputedStyle = styled;
});

test("the words of a key that would be cut at the edge of a map have smaller letters", () => {
  const box = (left, width) => ({ getBoundingClientRect: () => ({ left, width, right: left + width }) });
  const map = (keys, bars) => ({
    layout: { legend: { font: { size: 12 } } },
    getBoundingClientRect: () => ({ left: 100, right: 362 }),
    querySelectorAll: (asked) => (asked === ".legendtext" ? keys : bars),
  });
  assert.deepEqual(keyed(map([box(140, 80), box(140, 240)], [box(96, 270)])), { marks: 10, classes: 11 });
  assert.deepEqual(keyed(map([box(140, 80)], [box(110, 240)])), { marks: 0, classes: 0 });
});

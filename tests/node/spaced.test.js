/* Names left of charts have room where a reader has set wider spaces between letters. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { roomier } = await import("../../assets/spaced.js");

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

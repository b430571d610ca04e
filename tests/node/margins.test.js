/* The margins of a chart that is drawn anew: those of its figure, from the start. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { beginWith } = await import("../../assets/margins.js");

const template = { layout: { margin: { l: 8, r: 8, t: 8, b: 8, pad: 4 } } };
/** A chart as Plotly keeps it whose labels needed more room on the left than its margin. */
const drawn = (margin) => ({
  layout: { template, margin },
  _fullLayout: {
    width: 600.4, height: 360,
    _size: { l: 140, r: 8, t: 30, b: 30, p: 4, w: 452, h: 300 },
    _pushmargin: { "y.automargin": { l: { val: 0, size: 140 } } },
  },
});

test("a figure with other margins begins with them, and not with what labels needed before", () => {
  const graph = drawn({ l: 120, t: 30, b: 30 });
  beginWith(graph, { template, margin: { l: 90, t: 30, b: 46, pad: 6 } });
  const { _size, _pushmargin } = graph._fullLayout;
  assert.deepEqual(_size, { l: 90, r: 8, t: 30, b: 46, p: 6, w: 502, h: 284 });
  assert.deepEqual(_pushmargin, {});
});

test("where the margins are the same, what the labels needed is still known", () => {
  const graph = drawn({ l: 120, t: 30, b: 30 });
  const before = structuredClone(graph._fullLayout);
  beginWith(graph, { template, margin: { l: 120, t: 30, b: 30 } });
  assert.deepEqual(graph._fullLayout, before);
});

test("a chart that Plotly keeps in another way is left to it", () => {
  for (const graph of [{}, { _fullLayout: {} }, { _fullLayout: { _size: { l: 1 } } }]) {
    const before = structuredClone(graph);
    beginWith(graph, { margin: { l: 90, r: 8, t: 30, b: 46 } });
    assert.deepEqual(graph, before);
  }
  const graph = drawn({ l: 120 });
  const before = structuredClone(graph._fullLayout);
  beginWith(graph, { margin: { l: 90 } });
  assert.deepEqual(graph._fullLayout, before, "not all margins are known");
});

// @ts-check
/* The margins of a chart that is drawn anew. Plotly begins with those that the chart had, and where it
   finds others, or labels that need others, it draws all of the chart once more. The server gives each
   figure margins in which its labels have room (dashboard/render/axes.py), so they hold from the start.
   It knows Plotly from inside (doAutoMargin of src/plots/plots.js); where that has changed, Plotly
   draws as it does. */

const SIDES = /** @type {const} */ (["l", "r", "t", "b"]);

/** @typedef {{l?: number, r?: number, t?: number, b?: number, pad?: number}} Margins */

/** Begin with the margins of a figure that a chart is to be drawn with, where they are others than it
 * was drawn with.
 * @type {(graph: HTMLElement, layout: Record<string, any>) => void} */
export const beginWith = (graph, layout) => {
  const { _fullLayout: full, layout: before } = /** @type {any} */ (graph);
  /** @type {Margins} */
  const next = { ...layout.template?.layout?.margin, ...layout.margin };
  /** @type {Margins} */
  const was = { ...before?.template?.layout?.margin, ...before?.margin };
  if (!full?._size || !full._pushmargin) return;
  if (SIDES.some((side) => !Number.isInteger(next[side])) || SIDES.every((side) => next[side] === was[side])) return;
  const { l = 0, r = 0, t = 0, b = 0, pad = 0 } = next;
  // What the labels of before needed is of no label that is to come.
  full._pushmargin = {};
  const [width, height] = [full.width, full.height].map(Math.round);
  Object.assign(full._size, { l, r, t, b, p: pad, w: width - l - r, h: height - t - b });
};

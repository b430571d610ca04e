// @ts-check
/* The room of a map: its place less its keys, the one of marks above it and the one of classes below. */

/** @typedef {{width: number, height: number}} Room */

/* Pixels of height that the keys of a map take, of one line each, before they are drawn. */
export const ABOVE = 45;
export const BELOW = 58;
/* Pixels of a letter of the key of marks, and of the mark before it with what is around both. */
const [LETTER, MARK] = [6.2, 45];

/** How many lines the key of marks has below its first at a width, one at least: entries that have no room
 * in one line stand in columns, each as wide as the longest.
 * @type {(data: any[] | undefined, width: number) => number} */
export const moreLines = (data, width) => {
  const widths = (data ?? []).filter(({ name, showlegend }) => name && showlegend)
    .map(({ name }) => name.length * LETTER + MARK);
  const columns = Math.max(1, Math.floor(width / Math.max(...widths, 1)));
  const isOne = widths.reduce((sum, one) => sum + one, 0) <= width;
  return isOne ? 1 : Math.max(1, Math.ceil(widths.length / columns) - 1);
};

/** The edges of the keys of a map that is drawn, undefined for one that it has not.
 * @type {(graph: HTMLElement) => {above: number | undefined, below: number | undefined}} */
const edgesOf = (graph) => ({
  above: graph.querySelector(".infolayer .legend")?.getBoundingClientRect().bottom,
  below: graph.querySelector(".infolayer .colorbar")?.getBoundingClientRect().top,
});

/** Where a map is drawn: between its keys.
 * @type {(graph: HTMLElement) => Room} */
export const roomOf = (graph) => {
  const whole = graph.getBoundingClientRect();
  const { above, below } = edgesOf(graph);
  // Where a page is scrolled to moves edges by parts of a pixel, for which nothing is drawn anew.
  return { width: Math.round(whole.width), height: Math.round((below || whole.bottom) - (above || whole.top)) };
};

/** Where a figure is to be drawn, in the place of what was drawn there before: its keys take what they
 * took, or the usual where it is the first to have them; those that it lacks take nothing.
 * @type {(place: HTMLElement, figure: Figure) => Room} */
export const roomFor = (place, { data, layout }) => {
  const { top, bottom, width } = place.getBoundingClientRect();
  const { above = top + ABOVE, below = bottom - BELOW } = edgesOf(place);
  const from = layout.showlegend ? above : top;
  const to = data.some((trace) => "colorbar" in trace) ? below : bottom;
  return { width: Math.round(width), height: Math.round(to - from) };
};

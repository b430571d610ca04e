// @ts-check
/* What of a page is how high on paper, before it is laid out there. */

/** A part, with the drawing that is in it, and of one that is broken how far this is below its heading.
 * @typedef {import("./sheets.js").Part & { graph?: HTMLElement, zoom: number, under?: number }} Measured */

/** Pixels of A4 with its margins, which conditions are of. */
const PAPER = 794;

/** Pixels of an em of a condition where a reader has chosen no other size of type. */
const USUAL = 16;

/** What rules say that are obeyed under conditions, of all sheets of style.
 * @returns {CSSMediaRule[]} */
const conditional = () => [...document.styleSheets].flatMap((one) => [...one.cssRules]).flatMap(
  (rule) => (rule instanceof CSSMediaRule ? [rule] : []),
);

/** How many pixels a condition names; those of em are of the usual size of type, which paper has.
 * @type {(found: RegExpMatchArray | null) => number | undefined} */
const pixels = (found) => (found ? Number(found[1]) * (found[2] === "em" ? USUAL : 1) : undefined);

/** Whether paper obeys a condition; undefined of one that it has in common with the screen.
 * @type {(condition: string) => boolean | undefined} */
export const obeys = (condition) => {
  if (condition === "print" || /^screen\b/.test(condition)) return condition === "print";
  const [least, most] = ["min", "max"].map((end) =>
    pixels(condition.match(new RegExp(`${end}-width: ([\\d.]+)(px|em)`))));
  if (!least && !most) return undefined;
  return PAPER >= (least ?? 0) && PAPER <= (most ?? Infinity);
};

/** Pixels of what ends a page, such as a short table, up to which it is not to have a sheet of its own. */
const SHORT = 300;

/** The least part of their size at which letters of a brief are read. */
const READABLE = 0.8;

/** Read how high parts are while the page is laid out as on paper.
 * @type {<T>(width: number, read: () => T) => T} */
const asOnPaper = (width, read) => {
  const { style } = document.body;
  const changed = conditional().flatMap((rule) => {
    const [before, is] = [rule.media.mediaText, obeys(rule.media.mediaText)];
    if (is === undefined) return [];
    rule.media.mediaText = is ? "all" : "not all";
    return [{ rule, before }];
  });
  style.width = width + "px";
  try {
    return read();
  } finally {
    style.width = "";
    for (const { rule, before } of changed) rule.media.mediaText = before;
  }
};

/** By how much what is one sheet on the screen, a brief or a note, is made smaller to be one on paper; 1 where
 * it would be too small to read, or has room.
 * @type {(width: number, room: number) => number} */
export const fitted = (width, room) => asOnPaper(width, () => {
  const part = room / (document.querySelector(".sheet")?.getBoundingClientRect().height || room);
  return part < READABLE ? 1 : Math.min(1, part);
});

/** What a sheet may end with: rows of tables but the last but one, which the last keeps, and what is told in lists
 * and terms. A heading is a part of what it heads. */
const ENDS = "tbody > tr:not(:nth-last-child(2)), .prose li, .prose dd, .folded > summary";

/** The pieces of a text with tables, which is broken between them, and what heads a table where it goes on.
 * @type {(text: Element, from: number, height: number) => {rows: number[], again?: number}} */
const pieces = (text, from, height) => {
  const ends = [...text.querySelectorAll(ENDS)].map((one) => one.getBoundingClientRect().bottom - from)
    .filter((end) => end > 0 && end <= height).sort((one, other) => one - other);
  const heads = [...text.querySelectorAll("thead")].map((one) => one.getBoundingClientRect().height);
  return { rows: ends.map((end, n) => end - (ends[n - 1] ?? 0)), again: heads.at(-1) };
};

/** A chart that begins so far below what stands above it.
 * @type {(figure: Element, above: number, zoomOf: (graph: HTMLElement) => number) => Measured} */
const partOf = (figure, above, zoomOf) => {
  const { top, height: whole } = figure.getBoundingClientRect();
  const breaks = getComputedStyle(figure).breakInside === "auto";
  const graph = /** @type {HTMLElement | null} */ (figure.querySelector(".js-plotly-plot"));
  // It is not drawn for paper yet, and has no height there.
  if (!graph?.getClientRects().length) {
    // A table is broken below its first row.
    const { rows: [first, ...rows], again } = breaks ? pieces(figure, top, whole) : { rows: [] };
    const start = first === undefined ? undefined : above + first;
    return { height: above + whole, picture: 0, least: 0, most: 0, start, rows, again, zoom: 1 };
  }
  const place = graph.getBoundingClientRect();
  const zoom = zoomOf(graph);
  // What assets/print.css says of it.
  const [paper, low, high] = ["height", "least", "most"]
    .map((name) => Number(getComputedStyle(graph).getPropertyValue(`--paper-${name}`)));
  const picture = zoom * paper;
  const [least, most] = [low * picture, high * picture];
  const height = above + whole - place.height + picture;
  const head = breaks ? figure.querySelector(".chart-head") : null;
  if (!head) return { height, picture, least, most, graph, zoom };
  // One that is broken begins with its drawing, of which its head takes the room: assets/print.css.
  const { paddingBottom } = getComputedStyle(head);
  const under = place.top - head.getBoundingClientRect().bottom + parseFloat(paddingBottom);
  return { height, picture, least, most, start: above + place.top - top + picture, graph, zoom, under };
};

/** What stands below the last chart: a short table is not broken, so that charts above it are lowered for it.
 * @type {(main: Element, from: number, height: number) => Measured} */
const ending = (main, from, height) => ({
  height, picture: 0, least: 0, most: 0, zoom: 1,
  ...(height > SHORT ? { start: 0, ...pieces(main, from, height) } : {}),
});

/** The charts of a page, and what stands between and below them, which is broken anywhere.
 * @param {number} width pixels of a sheet
 * @param {(graph: HTMLElement) => number} zoomOf by how much a drawing is made smaller
 * @returns {Measured[]} */
export const measured = (width, zoomOf) => asOnPaper(width, () => {
  /** @type {Measured[]} */
  const parts = [];
  let end = document.body.getBoundingClientRect().top;
  for (const figure of document.querySelectorAll(".chart")) {
    const { top, bottom, height } = figure.getBoundingClientRect();
    if (!height) continue;
    const above = Math.max(0, top - end);
    // More than the space between two charts is something else.
    const isText = above > 32;
    if (isText) parts.push({ height: above, picture: 0, least: 0, most: 0, start: 0, zoom: 1 });
    parts.push(partOf(figure, isText ? 0 : above, zoomOf));
    end = bottom;
  }
  const main = document.querySelector("main");
  const below = (main?.getBoundingClientRect().bottom ?? end) - end;
  if (main && below > 32) parts.push(ending(main, end, below));
  return parts;
});

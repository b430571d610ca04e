// @ts-check
/* Sheets of paper are filled: where the next chart has no room on a sheet, it and those that stand
   there become a little lower or, where that is not enough, those higher. How high all is on paper is
   measured on the screen, with the styles of paper for a moment. */

const [FIRST, OTHERS] = [1031, 1005];   /* pixels of A4 between its margins, of the first sheet too: assets/print.css */
const LEAST = 40;   /* pixels at the foot of a sheet for which nothing is drawn anew */
const SPARE = 16;   /* pixels that stay free there: paper rounds otherwise than a screen */
const MORE = 0.8;   /* part of its height that a chart may become higher */
const [LESS, LEAST_OF_MANY] = [0.2, 0.1];   /* and lower, and one of many bars, whose names stand close */
const PRINT = "print";
const AWAY = ["absolute", "fixed"];   /* positions of what takes no room */

/**
 * What stands on paper, one below another: where it begins and ends as if there were one long sheet, the
 * height of its drawing, 0 of what has none, by how much of it that may become lower, and whether it is
 * never broken.
 * @typedef {{top: number, bottom: number, drawing: number, less: number, isWhole: boolean}} Block
 */

/** By how many pixels the drawing of each block becomes higher, or lower with a minus, so that one more
 * has room on a sheet, or those that are there fill it.
 * @type {(blocks: Block[], first?: number, others?: number) => number[]} */
export const growths = (blocks, first = FIRST, others = OTHERS) => {
  const found = blocks.map(() => 0);
  let [end, shift, last] = [first, 0, 0];
  /** @type {number[]} */
  let here = [];
  /** @type {(at: number) => number} */
  const high = (at) => blocks[at].drawing;
  /** @type {(at: number) => number} */
  const loose = (at) => blocks[at].drawing * blocks[at].less;
  /** Pixels are shared out among charts by what they have of something.
   * @type {(pixels: number, among: number[], of: (at: number) => number) => void} */
  const share = (pixels, among, of) => {
    const all = among.reduce((sum, n) => sum + of(n), 0);
    for (const n of among) found[n] = Math.floor(Math.min(pixels / all, MORE) * of(n));
  };
  blocks.forEach(({ top, bottom, drawing, isWhole }, at) => {
    const over = bottom + shift - end;
    if (isWhole && over > 0 && bottom - top <= others && last) {
      const together = drawing ? [...here, at] : here;
      if (over + SPARE <= together.reduce((sum, n) => sum + loose(n), 0)) {
        share(-over - SPARE, together, loose);
        shift -= over + SPARE;
      } else {
        if (end - last - SPARE > LEAST) share(end - last - SPARE, here, high);
        [shift, end, here] = [end - top, end + others, []];
      }
    }
    last = bottom + shift;
    while (last > end) [end, here] = [end + others, []];
    if (drawing) here.push(at);
  });
  return found;
};

/** @type {(element: Element) => Element[]} */
const partsOf = (element) => (
  !element.matches(".chart") && element.querySelector(".chart") ? [...element.children].flatMap(partsOf) : [element]);

/** What stands in a page, each with its drawing of Plotly if it has one that may become higher.
 * @type {() => {block: Block, graph: HTMLElement | null}[]} */
const measured = () => {
  const { top: start } = document.body.getBoundingClientRect();
  /** @type {{block: Block, graph: HTMLElement | null}[]} */
  const found = [];
  let joined = NaN;
  for (const part of [...document.body.children].flatMap(partsOf)) {
    const { top, bottom, height } = part.getBoundingClientRect();
    const { breakInside, breakAfter, position } = getComputedStyle(part);
    if (!height || AWAY.includes(position)) continue;
    const begin = Number.isNaN(joined) ? top - start : joined;
    joined = breakAfter === "avoid" ? begin : NaN;
    if (!Number.isNaN(joined)) continue;
    const graph = part.querySelector(/** @type {"div"} */ (".chart-picture:not(.of-grid) .js-plotly-plot"));
    const isWhole = breakInside === "avoid";
    // One that is broken between sheets keeps its drawing beside its head as it is.
    const drawing = isWhole && graph ? graph.getBoundingClientRect().height : 0;
    const less = graph?.closest(".many") ? LEAST_OF_MANY : LESS;
    found.push({ graph, block: { top: begin, bottom: bottom - start, drawing, less, isWhole } });
  }
  return found;
};

/** Something that is looked at while the page has the styles and the width of paper.
 * @type {<T>(look: () => T, width: number) => T} */
const onPaper = (look, width) => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === PRINT);
  const medias = rules.map((rule) => /** @type {CSSMediaRule} */ (rule).media);
  const before = document.body.style.width;
  for (const media of medias) media.mediaText = "all";
  document.body.style.width = width + "px";
  try {
    return look();
  } finally {
    document.body.style.width = before;
    for (const media of medias) media.mediaText = PRINT;
  }
};

/** By how many pixels charts become higher, or lower, on paper of some width, so that sheets are full.
 * @type {(width: number) => Map<HTMLElement, number>} */
export const roomOnSheets = (width) => {
  const found = onPaper(measured, width);
  const more = growths(found.map(({ block }) => block));
  /** @type {Map<HTMLElement, number>} */
  const room = new Map();
  found.forEach(({ graph }, at) => {
    if (graph && more[at]) room.set(graph, more[at]);
  });
  return room;
};

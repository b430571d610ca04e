// @ts-check
/* What is written in tiles that are too small for their names: what is low has its figures in one line, or
   the number that a name begins with; on a narrow screen parts of words, and below the tiles the names of
   those that have room for nothing. */
import { letters } from "./broken_lines.js";
import { relayout } from "./dash.js";
import { word } from "./state.js";
import { contract } from "./contract.js";
import { isNarrow } from "./page.js";

const { tile: TILE, between_in_tile: BETWEEN } = contract.lines;   /* letters of a line in a small tile */
const [EDGE, LETTER, LEAST] = [3, 8, 4];   /* pixels beside words and of a letter; letters worth writing */
const BELOW = "unnamed";   /* the name of the text below the tiles */
const [SMALL, LINE, TOP] = [6.6, 16, 4];   /* pixels of a letter of it, of a line, and above it */
const [SIZED, USUAL, SMALLEST] = ['<span style="font-size:', 13, 9];   /* pixels of letters, and at least */
const TIMES = 3;   /* how often tiles are looked at: the text below takes room from them */

const NUMBER = /^<b>(\d+)(?= |<br>)/;   /* that of a chapter or of a heading, before its name */

/** The names and figures that were in place of shorter ones, and the size of the chart then.
 * @type {WeakMap<HTMLElement, {short: string, names: string[], figures: string[], size: string}>} */
const longer = new WeakMap();

/** @type {(words: {labels: string[], text: string[]}) => string} */
const written = ({ labels, text }) => [...labels, ...text].join();

/** The tiles of a chart; undefined of any other.
 * @type {(graph: HTMLElement) => any} */
const tilesOf = (graph) => {
  const { data } = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph));
  return data?.find(({ type }) => type === "treemap");
};

/** @type {(graph: HTMLElement) => boolean} */
export const areIn = (graph) => Boolean(tilesOf(graph));

/** Those of a chart that is too narrow for what the server gave them.
 * @type {(graph: HTMLElement) => any} */
const narrowTiles = (graph) => (isNarrow(graph) ? tilesOf(graph) : undefined);

/** @type {(graph: HTMLElement) => string} */
const sizeOf = ({ clientWidth, clientHeight }) => clientWidth + " " + clientHeight;

/** The whole names and figures of tiles.
 * @type {(graph: HTMLElement, tiles: any) => {names: string[], figures: string[]}} */
const wholeOf = (graph, tiles) => {
  const before = longer.get(graph);
  return before && before.short === written(tiles) ? before : { names: tiles.labels, figures: tiles.text };
};

/** Shorter names or figures in place of those of tiles, where any is.
 * @type {(graph: HTMLElement, change: {labels?: string[], text?: string[]}) => Record<string, unknown> | null} */
const inPlace = (graph, change) => {
  const tiles = tilesOf(graph);
  const after = { labels: tiles.labels, text: tiles.text, ...change };
  if (written(after) === written(tiles)) return null;
  longer.set(graph, { ...wholeOf(graph, tiles), short: written(after), size: sizeOf(graph) });
  return Object.fromEntries(Object.entries(change).map(([name, words]) => [name, [words]]));
};

/** The whole names again, where the chart has another size than that for which they were shortened.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const whole = (graph) => {
  const [before, tiles] = [longer.get(graph), tilesOf(graph)];
  if (!tiles || !before || before.size === sizeOf(graph) || before.short !== written(tiles)) return null;
  return { labels: [before.names], text: [before.figures] };
};

/** The names and figures of tiles in lines as short as those of a small one: else Plotly would hide
 * those of the largest. Null where they are so already, or there is room.
 * @type {(graph: HTMLElement, broken: (text: string, most: number) => string) => Record<string, unknown> | null} */
export const shorter = (graph, broken) => {
  const tiles = narrowTiles(graph);
  if (!tiles) return null;
  const labels = tiles.labels.map((/** @type {string} */ one) => broken(one.replaceAll("<br>", " "), TILE));
  const text = tiles.text.map((/** @type {string} */ one) => one.replace(BETWEEN, "<br>"));
  const isSame = labels.join() === tiles.labels.join() && text.join() === tiles.text.join();
  return isSame ? null : { labels: [labels], text: [text] };
};

/** The tiles of a chart that is drawn, each with what is written in it where that is seen. The first one
 * is what they are parts of.
 * @type {(graph: HTMLElement) => {slice: Element, isNamed: boolean}[]} */
const drawnIn = (graph) => [...graph.querySelectorAll(".slice")].slice(1).map((slice) => {
  const text = slice.querySelector("text");
  return { slice, isNamed: Boolean(text?.textContent && getComputedStyle(text).display !== "none") };
});

/** One line of the figures of what is too low for a line of each. Null where nothing is.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const level = (graph) => {
  const tiles = tilesOf(graph);
  if (!tiles || isNarrow(graph)) return null;
  const text = [...tiles.text];
  drawnIn(graph).forEach(({ slice, isNamed }, at) => {
    if (isNamed || !text[at]?.includes("<br>")) return;
    const box = slice.querySelector("path")?.getBoundingClientRect();
    if (box && box.width > box.height) text[at] = text[at].replace("<br>", BETWEEN);
  });
  return inPlace(graph, { text });
};

/** The number alone of what a tile has no room for: of 8404 and three words 8404. Null where all have room.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const numbered = (graph) => {
  const tiles = tilesOf(graph);
  if (!tiles?.labels.some((/** @type {string} */ one) => NUMBER.test(one))) return null;
  const labels = [...tiles.labels];
  drawnIn(graph).forEach(({ isNamed }, at) => {
    const number = isNamed ? null : NUMBER.exec(labels[at] ?? "");
    if (number) labels[at] = "<b>" + number[1] + "</b>";
  });
  return inPlace(graph, { labels });
};

/** Smaller letters of a name with a longer word than its tile has room for, where they can still be read. Null
 * where there is none.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const lesser = (graph) => {
  const tiles = narrowTiles(graph);
  if (!tiles) return null;
  const labels = [...tiles.labels];
  drawnIn(graph).forEach(({ slice, isNamed }, at) => {
    if (isNamed || !labels[at] || labels[at].includes(SIZED)) return;
    const width = slice.querySelector("path")?.getBoundingClientRect().width ?? 0;
    const longest = Math.max(...labels[at].split(/ |<br>/).map(letters)) * contract.letters.usual;
    const size = Math.min(USUAL - 1, Math.floor((width - 2 * EDGE) / longest));
    if (size >= SMALLEST) labels[at] = SIZED + size + 'px">' + labels[at] + "</span>";
  });
  return inPlace(graph, { labels });
};

/** What a tile has no room for is cut, so that it says something: Plotly hides all that it has written in
 * a tile in which one word does not fit. Null where all tiles have their words.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const cut = (graph) => {
  const tiles = narrowTiles(graph);
  if (!tiles) return null;
  const labels = [...tiles.labels];
  drawnIn(graph).forEach(({ slice, isNamed }, at) => {
    const width = slice.querySelector("path")?.getBoundingClientRect().width ?? 0;
    const most = Math.floor((width - 2 * EDGE) / LETTER);
    if (isNamed || most < LEAST || !labels[at]) return;
    labels[at] = labels[at].replace(/[^<>\s]+(?![^<]*>)/g, (/** @type {string} */ word) => (
      word.length > most ? word.slice(0, most - 1) + "…" : word));
  });
  return inPlace(graph, { labels });
};

/** What Plotly is to be asked for to say below the tiles which of them have no words or their number alone,
 * the largest first; null where all have their names, or that is said.
 * @type {(graph: HTMLElement, broken: (text: string, most: number) => string) => Record<string, unknown> | null} */
export const told = (graph, broken) => {
  const tiles = narrowTiles(graph);
  if (!tiles) return null;
  const { layout } = /** @type {any} */ (graph);
  /** @type {(text: string, between: string) => string} */
  const line = (text, between) => text.replaceAll("<br>", between).replace(/<[^>]*>/g, "");
  const { names } = wholeOf(graph, tiles);
  /** @type {(at: number) => boolean} */
  const says = (at) => line(names[at], " ") === line(tiles.labels[at], " ") || tiles.labels[at].includes("…");
  const bare = drawnIn(graph).flatMap(({ isNamed }, at) => (
    isNamed && says(at) ? [] : [line(names[at], " ") + " (" + line(tiles.text[at], BETWEEN) + ")"]));
  /** @type {any[]} */
  const notes = layout.annotations ?? [];
  if (!bare.length) return null;
  const text = broken(word(BELOW) + " " + bare.join("; "), Math.floor(graph.clientWidth / SMALL));
  if (notes.some((one) => one.name === BELOW && one.text === text)) return null;
  const place = { x: 0, xref: "paper", xanchor: "left", y: 0, yref: "paper", yanchor: "top", yshift: -TOP };
  const below = { ...notes[0], ...place, name: BELOW, text, align: "left", showarrow: false };
  return {
    annotations: [...notes.filter((one) => one.name !== BELOW), below],
    // Room that was made stays: else a tile would have words and lose them by turns.
    "margin.b": Math.max(layout.margin?.b ?? 0, text.split("<br>").length * LINE + 2 * TOP),
  };
};

/** Give tiles that were drawn the words that they have room for; ``broken`` parts a text into lines.
 * @type {(graph: HTMLElement, broken: (text: string, most: number) => string) => Promise<void>} */
export const settle = async (graph, broken) => {
  for (const act of [whole, shorter, level, numbered, lesser, cut]) {
    const change = act(graph, broken);
    if (change) await window.Plotly?.restyle(graph, change);
  }
  for (let time = 0; time < TIMES; time += 1) {
    const below = told(graph, broken);
    if (!below) return;
    await relayout(graph, below);
  }
};

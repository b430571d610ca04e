// @ts-check
/* Tiles on a narrow screen: what is written in them. */
import { contract } from "./contract.js";
import { isNarrow } from "./page.js";

const { tile: TILE, between_in_tile: BETWEEN } = contract.lines;   /* letters of a line in a small tile */
const [EDGE, LETTER, LEAST] = [3, 8, 4];   /* pixels beside words and of a letter; letters worth writing */

/** The tiles of a chart that is too narrow for what the server gave them; undefined of any other.
 * @type {(graph: HTMLElement) => any} */
const narrowTiles = (graph) => {
  const { data } = /** @type {{data: any[]}} */ (/** @type {unknown} */ (graph));
  return isNarrow(graph) ? data?.find(({ type }) => type === "treemap") : undefined;
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

/** What a tile has no room for is cut, so that it says something: Plotly hides all that it has written in
 * a tile in which one word does not fit. Null where all tiles have their words.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const cut = (graph) => {
  const tiles = narrowTiles(graph);
  if (!tiles) return null;
  const labels = [...tiles.labels];
  // The first one is what they are parts of.
  [...graph.querySelectorAll(".slice")].slice(1).forEach((one, at) => {
    const text = one.querySelector("text");
    const width = one.querySelector("path")?.getBoundingClientRect().width ?? 0;
    const most = Math.floor((width - 2 * EDGE) / LETTER);
    const isNamed = text?.textContent && getComputedStyle(text).display !== "none";
    if (isNamed || most < LEAST || !labels[at]) return;
    labels[at] = labels[at].replace(/[^<>\s]+(?![^<]*>)/g, (/** @type {string} */ word) => (
      word.length > most ? word.slice(0, most - 1) + "…" : word));
  });
  return labels.every((label, n) => label === tiles.labels[n]) ? null : { labels: [labels] };
};

/** Give tiles that were drawn the words that they have room for; ``broken`` parts a text into lines.
 * @type {(graph: HTMLElement, broken: (text: string, most: number) => string) => Promise<void>} */
export const settle = async (graph, broken) => {
  const lines = shorter(graph, broken);
  if (lines) await window.Plotly?.restyle(graph, lines);
  const short = cut(graph);
  if (short) await window.Plotly?.restyle(graph, short);
};

// @ts-check
/* The charts as they are drawn: the last figure of each, and its colours in the other theme. */
import * as cells from "./cells.js";
import { complete } from "./restore.js";
import { contract } from "./contract.js";
import { graphOf, propsOf, react, setProps } from "./dash.js";
import { roomFor } from "./map_room.js";
import { joinLater } from "./layers.js";
import * as maps from "./maps.js";
import * as narrow from "./narrow.js";
import { byId } from "./page.js";
import { config } from "./place.js";

/** @typedef {"light" | "dark"} Theme */

const LIGHT = Object.fromEntries(Object.entries(contract.dark).map(([light, dark]) => [dark, light]));
/** @type {Record<Theme, Record<string, string>>} */
const COLOURS = { dark: contract.dark, light: LIGHT };
/** The figures that were drawn here, as they are: Plotly keeps what it is given and writes into it.
 * Those that came with the page are known to their components.
 * @type {Map<string, string>} */
const figures = new Map();

/** @returns {Theme} */
export const theme = () => (document.documentElement.dataset.bsTheme === "dark" ? "dark" : "light");

/** @type {(text: string, to: Theme) => string} */
const inColours = (text, to) => text.replace(/#[0-9a-f]{6}/g, (hex) => COLOURS[to][hex] || hex);

/**
 * A copy with every colour of the other palette replaced by that of a theme.
 * @template Part
 * @param {Part} part a figure, or anything that holds figures
 * @param {Theme} to
 * @returns {Part}
 */
export const coloured = (part, to) => JSON.parse(inColours(JSON.stringify(part), to));

/** @type {(id: string) => string} */
const last = (id) => figures.get(id) ?? JSON.stringify(propsOf(id)?.figure ?? null);

/** The page is new: what was drawn before is gone. */
export const forget = () => figures.clear();

/** Whether a chart has nothing to show: nobody sees what would be drawn.
 * @type {(id: string) => boolean} */
const isFolded = (id) => byId(id + contract.parts.picture)?.classList.contains("nothing") ?? false;

/** What the server sends is light.
 * @type {(id: string, figure: Figure) => void} */
export const draw = (id, figure) => {
  // What stands where nobody sees it goes on standing there; it is found by its id.
  if (isFolded(id) && graphOf(id)) return;
  complete(figure);
  const light = JSON.stringify(figure);
  const text = theme() === "dark" ? inColours(light, "dark") : light;
  if (text === last(id)) return;
  drawAnew(id, text, text === light ? figure : JSON.parse(text));
};

/** @type {(id: string, text: string, figure: Figure) => void} */
const drawAnew = (id, text, figure) => {
  const graph = graphOf(id);
  if (graph && window.Plotly) {
    figures.set(id, text);
    Promise.resolve(react(graph, maps.filled(figure, () => roomFor(graph, figure)))).then(() => {
      maps.settle(graph);
      narrow.settle(graph);
      cells.settle(graph);
    });
  } else if (propsOf(id)) {
    figures.delete(id);
    setProps(id, { figure });
  } else {
    figures.delete(id);
    place(id, figure);
  }
};

/** Put a graph into its empty place, as dashboard/pages/components/frames.py does.
 * @type {(id: string, figure: Figure) => void} */
const place = (id, figure) => {
  const there = id + contract.parts.picture;
  const room = byId(there);
  if (!room) return;
  const fitting = maps.filled(figure, () => roomFor(room, figure));
  const props = { id, figure: fitting, config, className: "chart-graph" };
  setProps(there, { children: { namespace: "dash_core_components", type: "Graph", props } });
  maps.settleLater(id, fitting);
  narrow.settleLater([id]);
  joinLater([id]);
};

/** Draw every chart of the page in the theme in force. */
export const redraw = () => {
  for (const { id } of document.querySelectorAll(".dash-graph[id]")) {
    const before = last(id);
    const text = inColours(before, theme());
    if (before !== "null" && text !== before) drawAnew(id, text, JSON.parse(text));
  }
};

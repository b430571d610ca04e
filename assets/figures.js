// @ts-check
/* The charts as they are drawn: the last figure of each, and its colours in the other theme. */
import { same } from "./choices.js";
import { contract } from "./contract.js";
import { graphOf, propsOf, react, setProps } from "./dash.js";

/** @typedef {"light" | "dark"} Theme */

const LIGHT = Object.fromEntries(Object.entries(contract.dark).map(([light, dark]) => [dark, light]));
/** @type {Record<Theme, Record<string, string>>} */
const COLOURS = { dark: contract.dark, light: LIGHT };
/** The figures that were drawn here; those that came with the page are known to their components.
 * @type {Map<string, Figure>} */
const figures = new Map();

/** @returns {Theme} */
export const theme = () => (document.documentElement.dataset.bsTheme === "dark" ? "dark" : "light");

/**
 * A copy with every colour of the other palette replaced by that of a theme.
 * @template Part
 * @param {Part} part a figure, or anything that holds figures
 * @param {Theme} to
 * @returns {Part}
 */
export const coloured = (part, to) => JSON.parse(
  JSON.stringify(part).replace(/#[0-9a-f]{6}/g, (hex) => COLOURS[to][hex] || hex),
);

/** @type {(id: string) => Figure | undefined} */
const last = (id) => figures.get(id) ?? propsOf(id)?.figure;

/** The page is new: what was drawn before is gone. */
export const forget = () => figures.clear();

/** Draw a figure in the theme in force, if it is another one than is there.
 * @type {(id: string, figure: Figure) => void} */
export const draw = (id, figure) => {
  const next = coloured(figure, theme());
  if (same(last(id), next)) return;
  const graph = graphOf(id);
  if (graph && window.Plotly) {
    figures.set(id, next);
    react(graph, next);
  } else {
    figures.delete(id);
    setProps(id, { figure: next });
  }
};

/** Draw every chart of the page in the theme in force. */
export const redraw = () => {
  for (const { id } of document.querySelectorAll(".dash-graph[id]")) {
    const figure = last(id);
    if (figure) draw(id, figure);
  }
};

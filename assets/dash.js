// @ts-check
/* Dash and Plotly, by their public interfaces alone. They are globals of the page. */
import { beginWith } from "./margins.js";
import { config } from "./place.js";

/** @type {(id: string, props: Record<string, any>) => void} */
export const setProps = (id, props) => window.dash_clientside.set_props(id, props);

/** The properties of a component; null where there is none.
 * @type {(id: string) => Record<string, any> | null} */
export const propsOf = (id) => {
  try {
    return window.dash_component_api.getLayout(id)?.props ?? null;
  } catch {
    return null;   // Dash looks into the place of a component that has none.
  }
};

/** Make functions known under the name by which dashboard/callbacks/browser.py calls them.
 * @param {Record<string, (...given: any[]) => void>} functions */
export const register = (functions) => {
  window.dash_clientside = Object.assign(window.dash_clientside || {}, { trade: functions });
};

/** Dash's renderer reads the layout and calls what is registered, so it comes last. */
export const start = () => new window.DashRenderer();

/** The element in which a chart is drawn; null where it is not drawn yet.
 * @param {string} id
 * @returns {HTMLElement | null} */
export const graphOf = (id) => document.querySelector("#" + CSS.escape(id) + " .js-plotly-plot");

/** Whenever a layout changes, Dash has the chart drawn by the figure that came with the page, whatever
 * was drawn since. Here charts are drawn without it.
 * @param {HTMLElement} graph */
const withoutDash = (graph) => {
  /** @type {any} */ (graph).removeAllListeners?.("plotly_relayout");
};

/** Draw a chart anew in its place, without a trip through every component around it. Plotly keeps
 * the figure that it is given and writes into it.
 * @type {(graph: HTMLElement, figure: Figure) => Promise<Drawing>} */
export const react = (graph, { data, layout }) => {
  withoutDash(graph);
  beginWith(graph, layout);
  return window.Plotly.react(graph, data, layout, config);
};

/** Change something of how a chart that is drawn is laid out.
 * @type {(graph: HTMLElement, changes: object) => Promise<Drawing> | undefined} */
export const relayout = (graph, changes) => {
  withoutDash(graph);
  return window.Plotly?.relayout(graph, changes);
};

// @ts-check
/* Plotly draws a chart in layers, each a picture without a name to those who listen. They are parts of
   one, whose name stands at its place (dashboard/pages/components/frames.py). */
import { graphOf, propsOf } from "./dash.js";
import { until } from "./frames.js";

const LAYER = "svg.main-svg";

/** Have the layers of charts that are being drawn read as parts of one, as soon as they are there. Plotly
 * keeps them when it draws anew.
 * @type {(ids: string[]) => Promise<void>} */
export const joinLater = async (ids) => {
  const drawn = ids.filter((id) => propsOf(id)?.figure);
  await until(() => drawn.every((id) => graphOf(id)?.querySelector(LAYER)));
  for (const layer of drawn.flatMap((id) => [...graphOf(id)?.querySelectorAll(LAYER) ?? []])) {
    layer.setAttribute("role", "none");
  }
};

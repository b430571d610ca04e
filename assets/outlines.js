// @ts-check
/* The outlines of a map that is drawn. Plotly draws all of them anew whenever a figure changes,
   the land, the borders and every country, be the map where it was: most of the time that a map
   takes. What stands where it stood is left alone here. It knows Plotly from inside
   (src/plots/geo/geo.js); where that has changed, Plotly draws as it does. */

/** @typedef {{node: () => Element, each: (act: (this: Element, datum: any) => void) => void}} Selection */
/**
 * A map as Plotly keeps it, as far as it is used.
 * @typedef {object} Subplot
 * @property {() => void} _render draws what depends on the projection
 * @property {any} projection
 * @property {object} topojson the geometry of the world
 * @property {Record<string, Selection>} basePaths land, borders, lakes
 * @property {Record<string, Selection>} dataPaths countries and lines
 */

/** @type {WeakSet<Subplot>} */
const known = new WeakSet();

/** Where a map is: of the same world the same outlines.
 * @type {(subplot: Subplot) => string} */
const placeOf = ({ projection: p }) => (
  JSON.stringify([p.scale(), p.translate(), p.rotate(), p.center(), p.clipExtent()])
);

/** Give every country its outline, those that have it already left alone.
 * @type {(paths: Selection, outlines: Map<string, string>, path: (shape: any) => string) => void} */
const outline = (paths, outlines, path) => paths.each(function give({ geojson }) {
  const name = geojson?.id;
  const shape = (name && outlines.get(name)) ?? path(geojson) ?? "";
  if (name) outlines.set(name, shape);
  if (this.getAttribute("d") !== shape) this.setAttribute("d", shape);
});

/** From now on, leave outlines of a map alone that stand where they stood.
 * @param {HTMLElement} graph */
export const keepOutlines = (graph) => {
  /** @type {Subplot | undefined} */
  const subplot = /** @type {any} */ (graph)._fullLayout?.geo?._subplot;
  const draw = subplot?._render;
  if (!subplot || typeof draw !== "function" || known.has(subplot)) return;
  known.add(subplot);
  /** The outlines of countries in this place, by their ids.
   * @type {Map<string, string>} */
  const outlines = new Map();
  /** The land, the borders and lakes that are drawn in this place.
   * @type {WeakSet<Element>} */
  let drawn = new WeakSet();
  let place = "";
  let world = subplot.topojson;
  subplot._render = () => {
    const { basePaths, dataPaths } = subplot;
    const { choropleth, ...others } = dataPaths;
    const now = placeOf(subplot);
    if (now !== place || subplot.topojson !== world) {
      outlines.clear();
      drawn = new WeakSet();
      place = now;
      world = subplot.topojson;
    }
    const bare = Object.entries(basePaths).filter(([, path]) => !drawn.has(path.node()));
    Object.assign(subplot, { basePaths: Object.fromEntries(bare), dataPaths: others });
    try {
      draw.call(subplot);
      if (choropleth) outline(choropleth, outlines, subplot.projection.getPath());
      for (const [, path] of bare) drawn.add(path.node());
    } finally {
      Object.assign(subplot, { basePaths, dataPaths });
    }
  };
};

/** What Plotly left around the axes of a chart for their labels, in pixels; it moves its margins
 * and says so nowhere else.
 * @type {(graph: HTMLElement) => {t: number, b: number, l: number, r: number}} */
export const marginsOf = (graph) => (
  /** @type {any} */ (graph)._fullLayout?._size ?? { t: 0, b: 0, l: 0, r: 0 }
);

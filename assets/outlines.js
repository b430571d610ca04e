// @ts-check
/* The outlines of a map that is drawn. Plotly draws all of them anew whenever a figure changes,
   the land, the borders and every country, be the map where it was: most of the time that a map
   takes. What stands where it stood is left alone here, and what lies far from it is left out. It knows
   Plotly from inside (src/plots/geo/geo.js); where that has changed, Plotly draws as it does. */
import { near, viewOf } from "./near_shapes.js";

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

const BORDERS = "countries";   /* the layer of `basePaths` whose shapes those of countries are too */
/** @type {WeakSet<Subplot>} */
const known = new WeakSet();

/** Where a map is: of the same world the same outlines.
 * @type {(subplot: Subplot) => string} */
const placeOf = ({ projection: p }) => (
  JSON.stringify([p.scale(), p.translate(), p.rotate(), p.center(), p.clipExtent()])
);

/** What draws shapes where a map is: of each what is seen there.
 * @type {(subplot: Subplot) => (shape: any) => string} */
const pen = ({ projection }) => {
  const [path, view] = [projection.getPath(), viewOf(projection)];
  return (shape) => path(view ? near(shape, view) : shape) ?? "";
};

/** The outline of a country: the one that is kept by its id, or a new one.
 * @type {(shape: any, outlines: Map<string, string>, draw: (shape: any) => string) => string} */
const outlineOf = (shape, outlines, draw) => {
  const outline = outlines.get(shape?.id) ?? draw(shape);
  if (shape?.id) outlines.set(shape.id, outline);
  return outline;
};

/** The borders, which are the outlines of all countries one after another; islands far from a country
 * may have its id: Plotly fills what has it first.
 * @type {(countries: any[], outlines: Map<string, string>, draw: (shape: any) => string) => string} */
const bordersOf = (countries, outlines, draw) => {
  const ids = countries.map(({ id }) => id);
  return countries.map((one, at) => (
    ids.indexOf(one.id) === at ? outlineOf(one, outlines, draw) : draw(one)
  )).join("");
};

/** @type {(paths: Selection, drawn: (datum: any) => string) => void} */
const give = (paths, drawn) => paths.each(function outline(datum) {
  const shape = drawn(datum);
  if (this.getAttribute("d") !== shape) this.setAttribute("d", shape);
});

/** From now on, leave outlines of a map alone that stand where they stood.
 * @param {HTMLElement} graph */
export const keepOutlines = (graph) => {
  /** @type {Subplot | undefined} */
  const subplot = /** @type {any} */ (graph)._fullLayout?.geo?._subplot;
  const drawAll = subplot?._render;
  if (!subplot || typeof drawAll !== "function" || known.has(subplot)) return;
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
    const draw = pen(subplot);
    Object.assign(subplot, { basePaths: {}, dataPaths: others });
    try {
      drawAll.call(subplot);
      for (const [layer, path] of Object.entries(basePaths)) {
        if (drawn.has(path.node())) continue;
        give(path, (shape) => (layer === BORDERS ? bordersOf(shape.features, outlines, draw) : draw(shape)));
        drawn.add(path.node());
      }
      if (choropleth) give(choropleth, ({ geojson }) => outlineOf(geojson, outlines, draw));
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

// @ts-check
/* Maps: the part of the world that fills the place of a map, whatever its shape, and its names. The
   server says with a figure which box of degrees fills which shape (dashboard/render/map_frame.py)
   and where names stand on a sheet of usual size (dashboard/render/map_labels.py). */

import { contract } from "./contract.js";
import { graphOf, propsOf, relayout } from "./dash.js";
import { painted, until, whenResized } from "./frames.js";
import { sayLeftOut } from "./left_out.js";
import { leadTo } from "./map_lines.js";
import { ABOVE, BELOW, moreLines, roomOf } from "./map_room.js";
import { keepOutlines } from "./outlines.js";
import { meet } from "./page.js";
import { config } from "./place.js";

/** @typedef {[number, number, number, number, number, number]} Box  Width by height of a place, and
 *  what fills it: west, east, south, north, latitude of the centre. */
/** @typedef {import("./map_room.js").Room} Room */

const USUAL = 560;   /* pixels of width from which on names stand as they were placed */
const NEAR = 0.95;   /* how much of its place a map fills, or it is drawn anew */
const LINE = 24;   /* pixels of a line of the key above a map */
const LEAD = 3;   /* pixels of the box of a text that are above or below its letters */
const RIM = 1;   /* pixels of a mark that letters may touch: its edge */
const EDGE = 2;   /* pixels around letters that their edge covers, of a name that is drawn later */
const NAMES_GAP = 1;   /* pixels between names on a small map: some letters go below their line */
const GROUND = ".geo .layer.bg rect";
const OUTLINES = ".geo .layer.land path";
const { coarse: COARSE, fine: FINE } = contract.outlines;   /* how fine: in the names of outlines */
const AWAY = "away";   /* what traces of names that stand away from their marks say of themselves */

/** @type {(layout: Record<string, any> | undefined) => Box[]} */
const boxesOf = (layout) => (layout?.geo && layout.meta?.boxes) || [];

/** The box for a place of some shape: between those of the shapes next to it.
 * @type {(boxes: Box[], room: Room) => Box | undefined} */
export const boxFor = (boxes, { width, height }) => {
  const aspect = width / height;
  const after = boxes.findIndex(([one]) => one >= aspect);
  if (after < 1) return after ? boxes.at(-1) : boxes[0];
  const [low, high] = [boxes[after - 1], boxes[after]];
  const part = (aspect - low[0]) / (high[0] - low[0]);
  return /** @type {Box} */ (low.map((side, at) => side + part * (high[at] - side)));
};

/** A figure that fills its room, which is measured for a map alone; what is none as it is.
 * @type {(figure: Figure, measure: () => Room) => Figure} */
export const filled = (figure, measure) => {
  const boxes = boxesOf(figure.layout);
  if (!boxes.length) return figure;
  const room = measure();
  const box = room.width > 0 && room.height > 0 ? boxFor(boxes, room) : undefined;
  if (!box) return figure;
  const { geo } = figure.layout;
  const [, west, east, south, north, lat] = box;
  return {
    ...figure,
    layout: {
      ...figure.layout,
      geo: {
        ...geo,
        lonaxis: { ...geo.lonaxis, range: [west, east] },
        lataxis: { ...geo.lataxis, range: [south, north] },
        center: { lon: (west + east) / 2, lat },
      },
    },
  };
};

/** The box that each map was last drawn anew with, and for which room: what still leaves its place
 * bare then, as the world does, has no more.
 * @type {WeakMap<HTMLElement, string>} */
const tried = new WeakMap();

/** What has to change of a map that is drawn, for it to fill its place; null: nothing. What counts is
 * what is seen: Plotly may draw what it was asked for first, after what it was asked for last.
 * @type {(graph: HTMLElement) => Record<string, any> | null} */
export const changes = (graph) => {
  const { layout } = /** @type {Drawing} */ (graph);
  const room = roomOf(graph);
  const box = boxFor(boxesOf(layout), room);
  const seen = graph.querySelector(GROUND)?.getBoundingClientRect();
  if (!box || !seen || !(room.width > 0 && room.height > 0)) return null;
  if (seen.width > room.width * NEAR && seen.height > room.height * NEAR) return null;
  const asked = JSON.stringify([box, Math.round(room.width), Math.round(room.height)]);
  if (tried.get(graph) === asked) return null;
  tried.set(graph, asked);
  const [, west, east, south, north, lat] = box;
  return {
    "geo.lonaxis.range": [west, east],
    "geo.lataxis.range": [south, north],
    "geo.center": { lon: (west + east) / 2, lat },
  };
};

/** Have a map fill a place of another size when it is drawn there next. Plotly takes its time to draw
 * outlines anew, which paper has not: it is told by the layout that it reads.
 * @type {(graph: HTMLElement, place: Room) => void} */
export const prepare = (graph, { width, height }) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  const keys = ABOVE + LINE * moreLines(data, width) + (data?.some(({ colorbar }) => colorbar) ? BELOW : 0);
  if (boxesOf(layout).length) {
    layout.geo = filled({ data, layout }, () => ({ width, height: height - keys })).layout.geo;
  }
};

/** The boxes of the marks of a map: points of traces without names.
 * @type {(groups: Element[]) => DOMRect[]} */
const marksOf = (groups) => groups.filter((one) => !one.querySelector("text"))
  .flatMap((one) => [...one.querySelectorAll("path.point")].map((point) => point.getBoundingClientRect()));

/** Leave out the names for which a map has no room, which lie over another, over a mark, whose name
 * they would seem to be, or are cut. The first ones matter most, and the very first stays over marks:
 * that of the region itself. A small map lacks those too that stand away from their marks.
 * @type {(graph: HTMLElement) => void} */
export const thin = (graph) => {
  const { data, layout } = /** @type {{data: any[], layout: any}} */ (/** @type {unknown} */ (graph));
  if (!boxesOf(layout).length) return;
  const isSmall = graph.clientWidth < USUAL;
  const whole = (graph.querySelector(GROUND) ?? graph).getBoundingClientRect();
  const groups = [...graph.querySelectorAll(/** @type {"g"} */ (".scattergeo"))];
  const traces = data.filter(({ type }) => type === "scattergeo");
  const marks = marksOf(groups);
  // A slide is drawn small and scaled.
  const scale = graph.getBoundingClientRect().width / graph.clientWidth || 1;
  /** @type {DOMRect[]} */
  const kept = [];
  groups.forEach((group, at) => {
    group.style.display = isSmall && traces[at]?.meta === AWAY ? "none" : "";
    if (group.style.display) return;
    for (const text of group.querySelectorAll(/** @type {"text"} */ ("text"))) {
      const box = text.getBoundingClientRect();
      const isCut = box.left < whole.left || box.right > whole.right;
      const isOver = isCut || kept.some((one) => meet(one, box, (isSmall ? -NAMES_GAP : LEAD - EDGE) * scale))
        || (kept.length > 0 && marks.some((one) => meet(one, box, (LEAD + RIM) * scale)));
      text.style.visibility = isOver ? "hidden" : "";
      if (!isOver) kept.push(box);
    }
    if (traces[at]?.meta === AWAY && group.querySelector("text")) leadTo(groups[at - 1], group);
  });
  sayLeftOut(graph, isSmall ? [] : groups);
};

/** Have a map that is drawn fill its place, with the names that it has room for.
 * @type {(graph: HTMLElement | null) => Promise<void>} */
export const settle = async (graph) => {
  if (!graph || !boxesOf(/** @type {any} */ (graph).layout).length || !graph.offsetParent) return;
  // Plotly draws what it was first asked for when the outlines are there, be it asked for more by then.
  await until(() => graph.querySelector(OUTLINES) !== null);
  keepOutlines(graph);
  // What is on paper has its size and keeps it.
  if (document.documentElement.classList.contains("printing")) return;
  // Drawn anew, its key may take fewer lines, which leaves the map more room.
  for (let tries = 0, asked; tries < 2 && (asked = changes(graph)); tries += 1) await relayout(graph, asked);
  await painted();
  thin(graph);
};

/** The same of a chart that is being drawn, if it is a map.
 * @type {(id: string, figure: Figure | undefined) => Promise<void>} */
export const settleLater = async (id, figure) => {
  if (!boxesOf(figure?.layout).length) return;
  await until(() => graphOf(id) !== null);
  await settle(graphOf(id));
};

/** The same of the charts of a page that Dash draws, as soon as they are there.
 * @type {(ids: string[]) => void} */
export const settleNew = (ids) => {
  for (const id of ids) settleLater(id, propsOf(id)?.figure);
};

const settleAll = () => {
  for (const graph of document.querySelectorAll(/** @type {"div"} */ (".chart .js-plotly-plot"))) {
    if (boxesOf(/** @type {any} */ (graph).layout).length) settle(graph);
  }
};

/** Have the finer outlines of a map at hand before it is drawn near: Plotly would fetch them then, and
 * the reader wait. It keeps the geometry of the world by its name, and asks for none that it has.
 * What is on its way when the signal comes is dropped, and asked for again another time.
 * @type {(signal: AbortSignal) => Promise<void>} */
export const fetchFiner = async (signal) => {
  const worlds = window.PlotlyGeoAssets?.topojson ?? {};
  for (const name of Object.keys(worlds).map((one) => one.replace(`_${COARSE}m`, `_${FINE}m`))) {
    if (worlds[name] || signal.aborted) continue;
    try {
      const answer = await fetch(config.topojsonURL + name + ".json", { priority: "low", signal });
      if (answer.ok) worlds[name] ??= await answer.json();
    } catch {
      // Plotly asks for it when it is needed.
    }
  }
};

/** Listen to windows that change their size: Plotly draws anew by itself, and then the maps do. */
export const listen = () => whenResized(settleAll);

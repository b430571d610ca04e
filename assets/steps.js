// @ts-check
/* The order in which arrow keys walk the points of a chart, and what is said of each. */

/** What is a list of things rather than a drawing between axes. */
export const LISTS = ["treemap", "choropleth", "scattergeo"];

/**
 * A point: where Plotly has it, what is said of it, and where it stands among the others: `along`
 * the axis that is walked, among those of its `track`, a line or a row of cells; `across` that axis.
 * `part`: what it is of, and `figure`: where its number is from, of what stands on axes; `lead`: what
 * is said before the text, for points of one place that say the same.
 * @typedef {{curve: number, point: number | number[], text: string, panel: string, along: number,
 *   track: number, across: number, part?: string, figure?: string,
 *   lead?: string}} Point
 * @typedef {Record<string, any>} Trace
 * @typedef {{points: Point[][], isFlat: boolean, isList: boolean}} Walk
 */

/** What a hover says, as one line of text; its heading is a sentence too.
 * @type {(html: unknown) => string} */
export const sentence = (html) => String(html ?? "")
  .replace(/<\/b>\s*<br>\s*<b>/g, " ").replace(/<\/b>\s*<br>/g, ". ").replace(/<br>/g, " ").replace(/<[^>]*>/g, "")
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/([.!?:])\. /g, "$1 ").trim();

/** Which way an axis goes: 1 as numbers grow, -1 against it.
 * @type {(axis: {range?: number[], autorange?: unknown} | undefined) => number} */
const direction = (axis) => (
  axis?.autorange === "reversed" || (axis?.range && axis.range[0] > axis.range[1]) ? -1 : 1
);

/** What lies above the others on a map is what is meant, and comes first.
 * @type {(trace: Trace, curve: number) => Point[]} */
const inList = (trace, curve) => [trace.hovertext].flat().map((html, n) => (
  { curve, point: n, text: sentence(html), panel: "", along: n - curve * 1e6, track: 0, across: 0 }
));

/** @type {(trace: Trace, curve: number, layout: Trace) => Point[]} */
const inCells = (trace, curve, layout) => {
  const up = -direction(layout.yaxis);
  return trace.hovertext.flatMap((/** @type {string[]} */ row, /** @type {number} */ y) => row.map((html, x) => (
    { curve, point: [y, x], text: sentence(html), panel: "", along: x, track: y, across: up * y }
  )));
};

/** How far across each place of an axis parts that stand on one another reach, on either side of zero.
 * @typedef {Map<string, number>} Reach */

/** @type {(trace: Trace, curve: number, layout: Trace, isFlat: boolean, reach: Reach) => Point[]} */
const onAxes = (trace, curve, layout, isFlat, reach) => {
  const panel = (trace.xaxis || "x") + (trace.yaxis || "y");
  const axis = isFlat ? "yaxis" + (trace.yaxis || "y").slice(1) : "xaxis" + (trace.xaxis || "x").slice(1);
  const forward = direction(layout[axis]) * (isFlat ? -1 : 1);
  const [at, value] = isFlat ? [trace.y, trace.x] : [trace.x, trace.y];
  const { tickvals = [], ticktext = [] } = layout[axis] ?? {};
  /** @type {(html: unknown, n: number) => string} */
  const named = (html, n) => {
    const name = String(html).startsWith("<b>") ? "" : sentence(ticktext[tickvals.indexOf(at?.[n])]);
    return html && name ? name + ": " + sentence(html) : sentence(html);
  };
  /** @type {(n: number) => number} */
  const end = (n) => {
    const mine = Number(value?.[n]);
    if (trace.type !== "bar" || trace.base || layout.barmode !== "relative") return mine;
    const key = [panel, at?.[n], mine < 0].join(" ");
    reach.set(key, (reach.get(key) ?? 0) + mine);
    return reach.get(key) ?? mine;
  };
  return [trace.hovertext].flat().map((html, n) => ({
    curve, point: n, text: value?.[n] === null ? "" : named(html, n), panel,
    along: forward * Number(at?.[n]), track: curve, across: isFlat ? curve : -end(n),
    part: sentence(trace.name), figure: trace.ids?.[n] || "",
  }));
};

/** The points of one place. What several parts say is said once there, unless each has a number that
 * can be asked about: then each is named before it.
 * @type {(there: Point[]) => Point[]} */
const apart = (there) => there.filter((one, n) => {
  const alike = there.filter(({ text }) => text === one.text);
  const asked = [...new Set(alike.map(({ figure }) => figure))].filter(Boolean);
  if (asked.length < 2) return alike[0] === one;
  return one.figure && there.findIndex((other) => other.text === one.text && other.figure === one.figure) === n;
}).map((one, _, left) => (
  one.part && left.some((other) => other !== one && other.text === one.text)
    ? { ...one, lead: `${one.part}. ` } : one
));

/** The points of a chart, in the order in which they are walked: in groups that stand at one place of
 * the axis, each in its order across it.
 * @type {(data: Trace[], layout: Trace) => Walk} */
export const walkOf = (data, layout) => {
  const shown = data.map((trace, curve) => ({ trace, curve }))
    .filter(({ trace }) => trace.hovertext?.length && trace.hoverinfo !== "skip" && trace.visible !== false);
  const isList = shown.some(({ trace }) => LISTS.includes(trace.type));
  const isFlat = shown.some(({ trace }) => trace.orientation === "h");
  /** @type {Reach} */
  const reach = new Map();
  const all = shown.flatMap(({ trace, curve }) => {
    if (isList) return inList(trace, curve);
    return trace.type === "heatmap" ? inCells(trace, curve, layout) : onAxes(trace, curve, layout, isFlat, reach);
  }).filter(({ text }) => text);
  /** @type {Map<string, Point[]>} */
  const places = new Map();
  for (const one of all) {
    const key = one.panel + " " + one.along;
    places.set(key, [...places.get(key) ?? [], one]);
  }
  const panels = [...new Set(all.map(({ panel }) => panel))];
  /** @type {(group: Point[]) => number} */
  const rank = ([{ panel }]) => panels.indexOf(panel);
  const points = [...places.values()].map(apart)
    .sort((one, other) => rank(one) - rank(other) || one[0].along - other[0].along)
    .map((group) => group.sort((one, other) => one.across - other.across));
  return { points, isFlat, isList };
};

/** What all points of a chart end with, their source: it is said of the first one, and would drown
 * what the others say of themselves. Some words of each are left.
 * @type {(walk: Walk) => string} */
export const endOf = ({ points }) => {
  const texts = [...new Set(points.flat().map(({ text }) => text))];
  if (texts.length < 2) return "";
  const sentences = texts[0].split(/(?<=\.) /);
  for (let from = 1; from < sentences.length; from += 1) {
    const end = " " + sentences.slice(from).join(" ");
    if (texts.every((text) => text.endsWith(end))) return end;
  }
  return "";
};

/** The keys that walk. */
export const KEYS = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];

/** The step of a key, along the axis and across it; null where it is none.
 * @type {(key: string, walk: Walk) => [number, number] | null} */
const stepOf = (key, { points, isFlat, isList }) => {
  const last = points.length;
  /** @type {Record<string, [number, number]>} */
  const steps = {
    ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Home: [-last, 0], End: [last, 0],
  };
  const step = steps[key];
  if (!step || !key.startsWith("Arrow")) return step ?? null;
  const [x, y] = step;
  return isList ? [x + y, 0] : isFlat ? [y, x] : step;
};

/** The point after a key; the first key comes to one of the group at `start`.
 * @type {(key: string, walk: Walk, from: Point | undefined, start: Point | undefined) => Point | undefined} */
export const next = (key, walk, from, start) => {
  const { points } = walk;
  const step = stepOf(key, walk);
  if (!step || !points.length) return undefined;
  const group = points.findIndex((one) => from && one.includes(from));
  if (!from || group < 0) return start;
  const to = points[Math.max(0, Math.min(group + step[0], points.length - 1))];
  if (step[0]) {
    return to.find(({ track }) => track === from.track) ?? to[Math.min(points[group].indexOf(from), to.length - 1)];
  }
  return to[Math.max(0, Math.min(to.indexOf(from) + step[1], to.length - 1))];
};

/** Where a walk begins: at the bold name of the axis, which is what is chosen, or at the first one;
 * there with what is drawn strongest.
 * @type {(walk: Walk, data: Trace[], layout: Trace) => Point | undefined} */
export const first = ({ points, isFlat, isList }, data, layout) => {
  const { tickvals = [], ticktext = [] } = layout[isFlat ? "yaxis" : "xaxis"] ?? {};
  const at = tickvals[ticktext.findIndex((/** @type {string} */ one) => String(one).startsWith("<b>"))];
  const group = (isList ? undefined : points.find(([{ along }]) => Math.abs(along) === at)) ?? points[0] ?? [];
  /** @type {(one: Point) => number} */
  const strength = ({ curve }) => data[curve].opacity ?? 1;
  return group.find((one) => strength(one) === Math.max(...group.map(strength)));
};

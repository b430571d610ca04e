// @ts-check
/* Room for the texts of charts where a reader has set wider spaces between letters or words (WCAG 2.2,
   1.4.12): the server counts with letters as they usually stand (dashboard/render/axes.py), and Plotly
   keeps how wide each text was when it was first drawn. */
import { edged } from "./bars.js";
import { setSpace } from "./broken_lines.js";
import { contract } from "./contract.js";
import { relayout } from "./dash.js";
import { meet } from "./page.js";

const EDGE = 2;   /* pixels that a name keeps from the edge */
const [LETTERS, SMALLEST] = [12, 8];   /* pixels of the letters of a key, and at least */
const PROBE = "0".repeat(40);   /* a text that is wider where letters are */

const { family: FAMILY } = contract.template.layout.font;

let spaced = false;
let [spaces, times] = ["", 0];   /* those that were last found, and how often they were others */

/** Whether spaces between letters or words are set to be wider, as was found when a text last grew: to look
 * after each chart would have the browser lay out all of the page. */
export const isSpaced = () => spaced;

const look = () => {
  const { letterSpacing, wordSpacing, fontSize } = getComputedStyle(document.body);
  spaced = [letterSpacing, wordSpacing].some((one) => parseFloat(one) > 0);
  document.documentElement.classList.toggle("spaced", spaced);
  setSpace(spaced ? (parseFloat(letterSpacing) || 0) / parseFloat(fontSize) : 0);
  if (spaces !== (spaces = letterSpacing + wordSpacing)) times += 1;
};

/** A face that looks as the usual one and has a name of its own whenever spaces have changed: under
 * this Plotly has no widths kept.
 * @returns {string} */
const face = () => FAMILY + ", spaced-" + times;

/** Have Plotly measure all texts of a chart as they are spaced now; whether it had to.
 * @type {(graph: HTMLElement) => Promise<boolean>} */
export const measure = async (graph) => {
  const { layout } = /** @type {any} */ (graph);
  if (!spaced || !layout || layout.font?.family === face()) return false;
  await relayout(graph, { "font.family": face() });
  return true;
};

/** What Plotly is to be asked for where names, or lines that begin at the edge, leave a chart to the left;
 * null where none does. Plotly remembers how wide lines were before, and grows them to both sides.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const roomier = (graph) => {
  const { layout } = /** @type {any} */ (graph);
  const names = [...graph.querySelectorAll(".yaxislayer-above text")];
  if (!names.length || !Number.isFinite(layout?.margin?.l)) return null;
  const start = graph.getBoundingClientRect().left;
  /** @type {(text: Element | null) => number} */
  const outside = (text) => {
    const { left, width } = text?.getBoundingClientRect() ?? { left: 0, width: 0 };
    return width ? Math.max(0, Math.ceil(start - left)) : 0;
  };
  const out = Math.max(...names.map(outside));
  const left = layout.margin.l + out + EDGE;
  /** @type {Record<string, number>} */
  const asked = out ? { "margin.l": left, ...edged(layout, left) } : {};
  layout.annotations?.forEach((/** @type {any} */ note, /** @type {number} */ at) => {
    const beyond = note.x === 0 ? outside(graph.querySelector('.annotation[data-index="' + at + '"] text')) : 0;
    const key = "annotations[" + at + "].xshift";
    if (beyond) asked[key] = (asked[key] ?? note.xshift ?? 0) + beyond + EDGE;
  });
  return Object.keys(asked).length ? asked : null;
};

/** What Plotly is to be asked for where texts over two columns meet, which neither lines nor smaller letters
 * keep apart any more: the one that has less far to go stands over the other; null where none meets.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const lifted = (graph) => {
  const { layout } = /** @type {any} */ (graph);
  /** @type {[number, DOMRect][]} */
  const found = (layout?.annotations ?? []).flatMap((/** @type {any} */ { xref }, /** @type {number} */ at) => {
    const box = graph.querySelector('.annotation[data-index="' + at + '"] text')?.getBoundingClientRect();
    return xref === "x" && box?.width ? [[at, box]] : [];
  });
  found.sort(([, one], [, other]) => one.left - other.left);
  /** @type {Record<string, number>} */
  const asked = {};
  found.slice(1).forEach(([at, box], n) => {
    const [before, its] = found[n];
    if (!meet(its, box)) return;
    const [up, by] = its.bottom - box.top < box.bottom - its.top
      ? [before, its.bottom - box.top] : [at, box.bottom - its.top];
    asked["annotations[" + up + "].yshift"] = (layout.annotations[up].yshift ?? 0) + by + EDGE;
  });
  return Object.keys(asked).length ? asked : null;
};

/** The size of letters in which the widest of some texts ends within a chart; 0 where all do.
 * @type {(graph: HTMLElement, asked: string, size: number) => number} */
const within = (graph, asked, size) => {
  const { left, right } = graph.getBoundingClientRect();
  const parts = [...graph.querySelectorAll(asked)].map((text) => text.getBoundingClientRect())
    .filter((box) => box.width && (box.right > right || box.left < left))
    .map((box) => (right - Math.max(left, box.left) - 2 * EDGE) / box.width);
  return parts.length ? Math.max(SMALLEST, Math.floor(size * Math.min(...parts))) : 0;
};

/** The sizes of letters in which the keys of a map end within it, which else cuts their words; 0 where they do.
 * @type {(graph: HTMLElement) => {marks: number, classes: number}} */
export const keyed = (graph) => {
  const { layout } = /** @type {any} */ (graph);
  const usual = layout?.legend?.font?.size ?? LETTERS;
  return { marks: within(graph, ".legendtext", usual), classes: within(graph, ".cbtitle text", LETTERS) };
};

/** Give the names of a chart that was drawn, and is seen, the room that they need, the texts over its columns,
 * and its keys; whether these had to be drawn anew.
 * @type {(graph: HTMLElement) => Promise<boolean>} */
export const settle = async (graph) => {
  if (!spaced) return false;
  for (const needed of [roomier, lifted]) {
    const asked = needed(graph);
    if (asked) await relayout(graph, asked);
  }
  const { marks, classes } = keyed(graph);
  const { data } = /** @type {any} */ (graph);
  const bars = [...(data ?? []).keys()].filter((at) => data[at].colorbar);
  if (marks) await relayout(graph, { "legend.font.size": marks });
  if (classes) await window.Plotly?.restyle(graph, { "colorbar.title.font.size": classes }, bars);
  return Boolean(marks || classes);
};

/** Listen to spaces that are set while the page is open: nothing tells of them but a text that grows.
 * @type {(act: () => void) => void} */
export const whenSpaced = (act) => {
  const probe = document.createElement("span");
  probe.className = "spacing-probe";
  probe.setAttribute("aria-hidden", "true");
  probe.textContent = PROBE;
  document.body.append(probe);
  new ResizeObserver(() => {
    look();
    if (spaced) act();
  }).observe(probe);
};

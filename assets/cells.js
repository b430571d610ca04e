// @ts-check
/* Cells that are wider than the window are scrolled within their chart; the names of their rows stay
   in sight. They are part of the drawing, so while it is scrolled a copy stands over its edge. */
import { BETWEEN, broken, letters, lines } from "./broken_lines.js";
import { made } from "./page.js";

const CELLS = ".chart-picture.of-grid";
const NAMES = "row-names";
const ROOM = 6;   /* pixels beside a name */
const [LINE, SAFE] = [16, 0.97];   /* pixels of a line of the key, and the part of it that is filled */

/** The names of rows in a drawing, each with its middle in pixels below the top of the drawing.
 * @type {(picture: Element) => {name: string, middle: number, end: number}[]} */
const namesIn = (picture) => {
  const from = picture.getBoundingClientRect();
  return [...picture.querySelectorAll(".ytick text")].map((text) => {
    const { top, bottom, right } = text.getBoundingClientRect();
    const name = [...text.querySelectorAll("tspan")].map((one) => one.textContent).join(" ") || text.textContent || "";
    return { name, middle: (top + bottom) / 2 - from.top, end: right - from.left };
  });
};

/** Show the names over the edge of a picture that is scrolled, and no longer when it is not.
 * @type {(picture: HTMLElement) => void} */
export const keep = (picture) => {
  const figure = picture.parentElement;
  figure?.querySelector("." + NAMES)?.remove();
  const rows = picture.scrollLeft > 0 ? namesIn(picture) : [];
  if (!figure || !rows.length) return;
  const width = Math.max(...rows.map(({ end }) => end)) + picture.scrollLeft + ROOM;
  const step = rows.length > 1 ? Math.abs(rows[1].middle - rows[0].middle) : 2 * ROOM;
  const [high, low] = [Math.min, Math.max].map((of) => of(...rows.map(({ middle }) => middle)));
  const top = high - step / 2;
  const names = rows.map(({ name, middle }) => {
    const span = made("span", { textContent: name });
    span.style.top = middle - top + "px";
    return span;
  });
  const box = made("div", { className: NAMES, "aria-hidden": "true" }, ...names);
  Object.assign(box.style, {
    left: picture.offsetLeft + "px", top: picture.offsetTop + top + "px",
    width: width + "px", height: low - high + step + "px",
  });
  figure.append(box);
};

/** What Plotly is to be asked for where a key is wider than is seen of its chart, that of cells than is
 * seen of them: its end would be scrolled to, or is cut. Null where none is.
 * @type {(graph: HTMLElement) => Record<string, unknown> | null} */
export const keyInSight = (graph) => {
  const { layout } = /** @type {{layout?: any}} */ (/** @type {unknown} */ (graph));
  const notes = /** @type {{text: string, y: number}[]} */ (layout?.annotations ?? []);
  const at = notes.findIndex(({ text, y }) => (y <= 0 || y >= 1) && text.includes(BETWEEN));
  const box = graph.querySelector('.annotation[data-index="' + at + '"] text')?.getBoundingClientRect();
  if (!box) return null;
  const seen = (graph.closest?.(CELLS) ?? graph).clientWidth - 2 * (box.left - graph.getBoundingClientRect().left);
  if (box.width <= seen) return null;
  const { text, y } = notes[at];
  const longest = Math.max(...text.split("<br>").map(letters));
  const parted = broken(text, Math.floor(longest * seen * SAFE / box.width));
  if (parted === text) return null;
  const more = (lines(parted) - lines(text)) * LINE;
  const side = y >= 1 ? "t" : "b";
  return { ["annotations[" + at + "].text"]: parted, ["margin." + side]: (layout.margin?.[side] ?? 0) + more };
};

/** @param {Event} event */
const scrolled = ({ target }) => {
  if (target instanceof HTMLElement && target.matches(CELLS)) keep(target);
};

/** A chart was drawn anew: its rows may be others.
 * @type {(graph: Element) => void} */
export const settle = (graph) => {
  const picture = graph.closest(CELLS);
  if (picture instanceof HTMLElement) keep(picture);
};

/** Listen to cells that are scrolled. */
export const listen = () => document.addEventListener("scroll", scrolled, true);

// @ts-check
/* The span of years of a chart of events: two lists, or drawn over the chart: with a finger too, which
   draws along the years and moves the page up and down. */
import { contract } from "./contract.js";
import { ordered } from "./months.js";
import { obey } from "./navigate.js";
import { isToClose } from "./open_lists.js";
import { around, byId, made } from "./page.js";

const { ids } = contract;
const FEWEST = 8;   /* pixels below which a click is meant */

/** The order that chooses a span of years; one year is chosen alone.
 * @type {(first: number, last: number) => string} */
export const orderOfSpan = (first, last) => (
  first === last ? "alone:" + first : "years:" + first + "," + last
);

/** The years that were drawn over, of those that may be chosen; null where there are none.
 * @type {(ends: [number, number], offered: number[]) => [number, number] | null} */
export const within = (ends, offered) => {
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const there = offered.filter((year) => low <= year && year <= high);
  return there.length ? [Math.min(...there), Math.max(...there)] : null;
};

/** The year at a place of an axis of which each column takes one.
 * @type {(at: number, range: [number, number], left: number, width: number, first: number) => number} */
export const yearAt = (at, range, left, width, first) => {
  const value = range[0] + (at - left) * (range[1] - range[0]) / width;
  return first + Math.round(value - Math.ceil(range[0]));
};

/** @type {(id: string) => HTMLSelectElement | null} */
const list = (id) => /** @type {HTMLSelectElement | null} */ (byId(id));

/** @param {Event} event */
const changed = ({ target }) => {
  const [first, last] = [list(ids.SPAN_FIRST), list(ids.SPAN_LAST)];
  if (!first || !last || (target !== first && target !== last)) return;
  obey(orderOfSpan(...ordered(Number(first.value), Number(last.value), target === last)));
};

/** @param {PointerEvent} event */
const pressed = (event) => {
  const place = around(event, ".nsewdrag");
  const tools = place?.closest("figure")?.querySelector("[data-drawn]");
  const graph = /** @type {any} */ (place?.closest(".js-plotly-plot"));
  const range = graph?.layout?.xaxis?.range;
  if (!place || !tools || !range || isToClose(event) || event.button !== 0) return;
  const start = event.clientX;
  const { left, top, width, height } = place.getBoundingClientRect();
  const pointer = event.pointerId;
  const sign = made("div", { className: "brush" });
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    sign.remove();
  };
  /** @type {(at: number) => number} */
  const inside = (at) => Math.min(Math.max(at, left), left + width);
  /** @param {PointerEvent} moved */
  const draw = ({ clientX, pointerId }) => {
    if (pointerId !== pointer || Math.abs(clientX - start) < FEWEST) return;
    if (!sign.isConnected) document.body.append(sign);
    const [low, high] = [Math.min(start, inside(clientX)), Math.max(start, inside(clientX))];
    Object.assign(sign.style, {
      left: low + "px", width: high - low + "px", top: top + "px", height: height + "px",
    });
  };
  /** @param {PointerEvent} released */
  const take = ({ clientX, pointerId }) => {
    if (pointerId !== pointer) return;
    end();
    if (Math.abs(clientX - start) < FEWEST) return;
    const offered = [...(list(ids.SPAN_FIRST)?.options ?? [])].map(({ value }) => Number(value));
    const first = Number(/** @type {HTMLElement} */ (tools).dataset.drawn);
    /** @type {(at: number) => number} */
    const year = (at) => yearAt(inside(at), range, left, width, first);
    const found = within([year(start), year(clientX)], offered);
    if (found) obey(orderOfSpan(...found));
  };
  /** @param {KeyboardEvent} key */
  const leave = ({ key }) => key === "Escape" && end();
  const { signal } = stop;
  // Plotly stops what it has seen, so these come before it.
  window.addEventListener("pointermove", draw, { signal, capture: true });
  window.addEventListener("pointerup", take, { signal, capture: true });
  window.addEventListener("pointercancel", end, { signal, capture: true });
  window.addEventListener("keydown", leave, { signal, capture: true });
};

/** Listen to the lists, and to a span that is drawn. */
export const listen = () => {
  document.addEventListener("change", changed);
  document.addEventListener("pointerdown", pressed, true);
};

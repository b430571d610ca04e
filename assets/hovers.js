// @ts-check
/* What a chart says beside a mark under the pointer: it goes when Escape is pressed, and a pointer
   may go on to it, to read it through a magnifier, without its making way for what lies beneath. */
import { around } from "./page.js";

const GRAPH = ".js-plotly-plot";
const LABEL = ".hoverlayer .hovertext";
const REST = 400;   /* milliseconds that a label is read before a pointer may mean it */
const HURRY = 0.6;   /* pixels a millisecond from which on a pointer is on its way elsewhere */
const BEAT = 40;   /* milliseconds between two moves at most; before a longer while it rested */
const DRAWN = 80;   /* milliseconds in which Plotly has drawn a label */
const LATE = 2000;   /* milliseconds in which it has, on a machine that is busy */
const OF_POINTER = ["mousemove", "mouseover", "mouseout", "mouseenter", "mouseleave"];
const OF_BUTTON = ["mousedown", "mouseup", "click"];

/** When a label was seen first. @type {WeakMap<Element, number>} */
const since = new WeakMap();
/** The chart whose label the pointer is on, and whether it was clicked: then it is gone.
 * @type {{graph: HTMLElement, isGone: boolean} | null} */
let held = null;
/** Where the pointer was, when, and whether it is one that can stay above something. */
let last = { x: 0, y: 0, at: 0 };
let canStay = false;
let isLooking = false;

/** @type {(within: ParentNode) => Element[]} */
const labels = (within) => [...within.querySelectorAll(LABEL)];
/** @type {(label: Element) => HTMLElement | null} */
const graphOf = (label) => label.closest(GRAPH);

/** @type {(graph: HTMLElement) => void} */
const hide = (graph) => window.Plotly?.Fx.unhover(graph);

/** Hide what is said beside marks. */
const dismiss = () => {
  for (const graph of new Set(labels(document).map(graphOf))) if (graph) hide(graph);
};

/** @type {(label: Element, event: MouseEvent) => boolean} */
const isOn = (label, { clientX: x, clientY: y }) => {
  const { left, right, top, bottom } = label.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
};

/** Note a moment later which labels there are: they are drawn after the pointer has moved, where a
 * machine is busy long after. */
const look = () => {
  if (isLooking) return;
  isLooking = true;
  setTimeout(() => {
    isLooking = false;
    const now = performance.now();
    for (const label of labels(document)) if (!since.has(label)) since.set(label, now);
    if (now - last.at < LATE) look();
  }, DRAWN);
};

/** Whether a pointer that moves means a label: one that was there to be read, and it does not hurry.
 * @type {(graph: Element, event: MouseEvent) => boolean} */
const means = (graph, event) => {
  const now = performance.now();
  const way = Math.hypot(event.clientX - last.x, event.clientY - last.y);
  if (!canStay || event.buttons || way > HURRY * Math.min(BEAT, now - last.at)) return false;
  return labels(graph).some((label) => now - (since.get(label) ?? now) >= REST && isOn(label, event));
};

/** The pointer has left the label that it was on: Plotly goes on where it is now.
 * @type {(event: MouseEvent) => void} */
const letGo = ({ target, clientX, clientY }) => {
  if (held) hide(held.graph);
  held = null;
  target?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true, clientX, clientY }));
};

/** @type {(event: MouseEvent) => void} */
const moved = (event) => {
  if (!event.isTrusted) return;
  if (held && event.type === "mousemove") {
    const { graph, isGone } = held;
    if (isGone || !labels(graph).some((label) => isOn(label, event))) letGo(event);
  } else if (!held) {
    const graph = around(event, GRAPH);
    if (graph && means(graph, event)) held = { graph, isGone: false };
    else if (graph) look();
  }
  if (held) event.stopPropagation();
  if (event.type === "mousemove") last = { x: event.clientX, y: event.clientY, at: performance.now() };
};

/** A click on a label takes it away, and chooses nothing: what lies beneath was not seen.
 * @type {(event: MouseEvent) => void} */
const clicked = (event) => {
  if (!held) return;
  event.stopPropagation();
  event.preventDefault();
  hide(held.graph);
  held.isGone = true;
};

/** Listen to pointers and to Escape. */
export const listen = () => {
  document.addEventListener("pointermove", ({ pointerType }) => { canStay = pointerType !== "touch"; }, true);
  for (const kind of OF_POINTER) document.addEventListener(/** @type {"mousemove"} */ (kind), moved, true);
  for (const kind of OF_BUTTON) document.addEventListener(/** @type {"click"} */ (kind), clicked, true);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && dismiss());
};

// @ts-check
/* What a chart says of a mark that a finger touched stands below it where the window is narrow: beside
   the mark it covered the chart. dashboard.css hides what Plotly draws there. */
import { contract } from "./contract.js";
import { around, made } from "./page.js";

const GRAPH = ".js-plotly-plot";
const PICTURE = ".chart-picture";
const NARROW = "(max-width: 43.75em) and (hover: none)";
const TOUCHED = "touched-mark";
const DRAWN = 500;   /* milliseconds in which Plotly has drawn a label; it may take it away as soon */
const { hover: WIDTH, hover_of_map: WIDTH_OF_MAP } = contract.lines;   /* letters of a line of a label */
const MAP = ".geolayer > *";

/** Lines that were broken at a width as they were before: a line goes on in the next one where the first
 * word of that had no room in it.
 * @type {(lines: string[], width: number) => string[]} */
export const unbroken = (lines, width) => {
  /** @type {string[]} */
  const found = [];
  let last = Infinity;
  for (const line of lines) {
    const [word] = line.split(" ");
    if (last !== Infinity && last + 1 + word.length > width) found[found.length - 1] += " " + line;
    else found.push(line);
    last = line.length;
  }
  return found;
};

/** What the labels of a chart say, line by line; the first line is their head.
 * @type {(graph: Element) => string[]} */
const linesIn = (graph) => [...graph.querySelectorAll(".hoverlayer .hovertext text.nums")].flatMap((text) => {
  const lines = [...text.querySelectorAll("tspan.line")].map((one) => one.textContent || "");
  const width = graph.querySelector(MAP) ? WIDTH_OF_MAP : WIDTH;
  return unbroken(lines.length ? lines : [text.textContent || ""], width);
}).filter(Boolean);

/** Ends the wait for the label of the mark that was touched last. */
let stop = () => {};

const takeAway = () => document.querySelector("." + TOUCHED)?.remove();

/** Take away what was said, or is about to be. */
export const clear = () => {
  stop();
  takeAway();
};

/** @type {(graph: Element) => void} */
const tell = (graph) => {
  const [head, ...lines] = linesIn(graph);
  if (!head) return;
  takeAway();
  const text = made("p", { className: TOUCHED }, made("b", {}, head), ...lines.map((line) => made("span", {}, line)));
  graph.closest(PICTURE)?.after(text);
};

/** Say what the label of a mark says as soon as it is drawn: of a tile Plotly takes it away with the
 * click that follows.
 * @type {(graph: Element) => void} */
const watch = (graph) => {
  const looking = new MutationObserver(() => tell(graph));
  looking.observe(graph, { childList: true, subtree: true });
  const end = setTimeout(() => {
    looking.disconnect();
    // The label of the same mark was there before.
    tell(graph);
  }, DRAWN);
  stop = () => {
    looking.disconnect();
    clearTimeout(end);
  };
};

/** Listen to fingers. */
export const listen = () => {
  document.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "touch" || !matchMedia(NARROW).matches) return;
    clear();
    const graph = around(event, GRAPH);
    if (graph) watch(graph);
  });
};

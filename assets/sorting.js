// @ts-check
/* Tables: sorted by their headers, and copied as text that a sheet understands. */
import { copied } from "./clipboard.js";
import { around, say } from "./page.js";
import { word } from "./state.js";
import { reorder } from "./tables.js";

/** @typedef {"ascending" | "descending"} Way */

/** The rows of each sorted body as they came.
 * @type {WeakMap<Element, Element[]>} */
const asTheyCame = new WeakMap();

/** The plain value that a cell is sorted by: a number, or a date as ISO has it.
 * @param {Element | undefined} cell */
const value = (cell) => cell instanceof HTMLElement ? cell.dataset.value : undefined;
/** @param {Element | undefined} cell */
const text = (cell) => (cell?.textContent || "").trim();

/** Where a row stands among those that count what others do; 0 of all others.
 * @param {Element} row */
const apart = (row) => Number(row.getAttribute("data-apart"));

/** The rows in the order of a column, numbers by their value; what is not known comes last whichever
 * way and below it what counts other rows, equals stay as they came.
 * @type {(rows: Element[], place: number, way: Way, numbers: boolean) => Element[]} */
export const sorted = (rows, place, way, numbers) => {
  const sign = way === "ascending" ? 1 : -1;
  return [...rows].sort((one, other) => {
    if (apart(one) !== apart(other)) return apart(one) - apart(other);
    const [a, b] = [one.children[place], other.children[place]];
    const [x, y] = [value(a), value(b)];
    const isValued = numbers || x !== undefined || y !== undefined;
    if (!isValued) {
      return sign * text(a).localeCompare(text(b), document.documentElement.lang || "en", { numeric: true });
    }
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    const [low, high] = [Number(x), Number(y)];
    return sign * (Number.isNaN(low) || Number.isNaN(high) ? x.localeCompare(y) : low - high);
  });
};

/** The next of three states: largest numbers or first names first, then the other way, then as the
 * table came.
 * @type {(now: string | null, numbers: boolean) => Way | null} */
export const nextWay = (now, numbers) => {
  /** @type {Way[]} */
  const ways = numbers ? ["descending", "ascending"] : ["ascending", "descending"];
  return now === null ? ways[0] : now === ways[0] ? ways[1] : null;
};

/** Have a table that is cut sorted where all its rows are. The head stays where the focus is, and which
 * rows are shown is said.
 * @type {(place: Element, at: number, way: Way | null) => Promise<void>} */
const sortAll = async (place, at, way) => {
  const isShown = await reorder(place, way ? at + ":" + way : "").catch(() => null);
  if (isShown === null) say(word("failed"), true);
  if (!isShown) return;
  place.querySelector("table")?.querySelectorAll("th[scope=col]")[at]?.querySelector("button")
    ?.focus({ preventScroll: true });
  say(text(place.querySelector("table + p") ?? undefined));
};

/** @param {Element} head */
const sort = (head) => {
  const table = head.closest("table");
  const body = table?.querySelector("tbody");
  if (!table || !body) return;
  const numbers = head.classList.contains("number");
  const way = nextWay(head.getAttribute("aria-sort"), numbers);
  const place = [...(head.parentElement?.children || [])].indexOf(head);
  const region = head.closest(".chart-table");
  if (region && table.hasAttribute("data-cut")) return void sortAll(region, place, way);
  const came = asTheyCame.get(body) || [...body.children];
  asTheyCame.set(body, came);
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  if (way) head.setAttribute("aria-sort", way);
  body.append(...(way ? sorted(came, place, way, numbers) : came));
};

/** A table as lines of cells with tabs between them, as it is shown. A minus is the one that a sheet
 * reads.
 * @param {Element} table */
export const asText = (table) => [...table.querySelectorAll("tr")]
  .map(({ children }) => [...children]
    .map((cell) => text(cell).replace(/\s*[\t\r\n]\s*/g, " ").replace(/−/g, "-"))
    .join("\t"))
  .join("\n");

/** Show the tools of a table that have the focus. They stay at the lower edge of their table however it
 * is moved; the browser reckons with their moving too, and leaves them outside of the window.
 * @param {FocusEvent} event */
const showTools = (event) => {
  const tools = around(event, ".table-tools");
  const table = tools?.closest(".chart-table, .table-scroll");
  if (!tools || !table) return;
  requestAnimationFrame(() => {
    const { top, bottom } = tools.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) table.scrollIntoView({ block: "end", inline: "nearest" });
  });
};

/** Listen to the headers of tables, and to the buttons that copy them. */
export const listen = () => {
  document.addEventListener("focusin", showTools);
  document.addEventListener("click", async (event) => {
    const head = around(event, "th button.sort")?.closest("th");
    if (head) sort(head);
    const table = around(event, "button.copy-table")?.closest(".chart-table, .table-scroll")?.querySelector("table");
    if (table) say(word(await copied(asText(table)) ? "table_copied" : "table_not_copied"));
  });
};

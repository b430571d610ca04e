// @ts-check
/* Charts that have nothing to show for one and the same reason are one line: the names of all, the
   reason once, and one button. dashboard/pages/components/empty_chart.py parts the name of such a
   chart from its reason. */

const FOLDED = "data-folded";
const ALSO = "also";
const BETWEEN = " · ";

/** Why a part of a page has nothing to show; "" where it shows something.
 * @type {(part: Element) => string} */
const reasonOf = (part) => (
  part.matches("[data-empty]") ? part.querySelector(".chart-title > .why")?.textContent ?? "" : ""
);

/** @type {(part: Element) => string} */
const nameOf = (part) => part.querySelector(".chart-title > .what")?.textContent ?? "";

/** Write the names of others behind that of a chart; none takes them away.
 * @type {(chart: Element, names: string[]) => void} */
const nameToo = (chart, names) => {
  const what = chart.querySelector(".chart-title > .what");
  const text = names.map((name) => BETWEEN + name).join("");
  const there = chart.querySelector(".chart-title > ." + ALSO);
  if (there?.textContent === text || (!there && !text)) return;
  there?.remove();
  if (!what || !text) return;
  const also = document.createElement("span");
  also.className = ALSO;
  also.textContent = text;
  what.after(also);
};

/** Fold the charts of the page that say the same with none between them that shows something, and unfold
 * those that do so no longer. */
export const fold = () => {
  for (const place of document.querySelectorAll(".charts")) {
    /** @type {Map<Element, string[]>} */
    const others = new Map();
    /** @type {Map<string, Element>} */
    const run = new Map();
    for (const part of place.children) {
      const reason = reasonOf(part);
      const first = run.get(reason);
      part.toggleAttribute(FOLDED, first !== undefined);
      if (first) others.set(first, [...others.get(first) ?? [], nameOf(part)]);
      else if (reason) run.set(reason, part);
      else if (!part.matches("[data-empty]") && part.textContent) run.clear();
    }
    for (const part of place.children) nameToo(part, others.get(part) ?? []);
  }
};

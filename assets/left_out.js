// @ts-check
/* Which names a map had no room for, said in its corner: a reader counts them against its title. */
import { made } from "./page.js";
import { word } from "./state.js";

const KIND = "left-out";

/** Say it of the groups of names of a map that is drawn. Who has the page read aloud has its table.
 * @type {(graph: HTMLElement, groups: Element[]) => void} */
export const sayLeftOut = (graph, groups) => {
  const place = graph.closest(".chart-picture");
  if (!place) return;
  const names = groups.flatMap((one) => [...one.querySelectorAll("text")])
    .filter(({ style }) => style.visibility === "hidden")
    // No line begins with a dash.
    .map(({ textContent }) => (textContent ?? "").replaceAll(" \u2014", "\u00a0\u2014"));
  const said = place.querySelector("." + KIND) ?? made("p", { className: KIND, "aria-hidden": "true" });
  said.textContent = names.length ? word("left_out") + " " + names.join(", ") : "";
  place.append(said);
};

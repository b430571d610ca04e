// @ts-check
/* Dash gives its dropdowns a button that Tab does not reach and that is named after its value alone.
   Here each becomes what it is to a reader: a stop of the keyboard, named by label and value. Enter
   and the arrows open it, Delete clears it: that much Dash does. */
import { byId } from "./page.js";
import { whenSettled } from "./state.js";

const BUTTON = "button.dash-dropdown";
const WATCHED = { childList: true, subtree: true, attributes: true, attributeFilter: ["tabindex", "aria-labelledby"] };

/** @param {Element} button */
const reachable = (button) => {
  const id = button.id;
  const label = id.endsWith("-filter") ? id.replace(/filter$/, "label") : "";
  if (button.getAttribute("tabindex") !== "0") button.setAttribute("tabindex", "0");
  // A picture without a name is read as one.
  for (const picture of button.querySelectorAll("svg:not([aria-hidden])")) picture.setAttribute("aria-hidden", "true");
  // A title that is no more than the name is read after it.
  for (const one of button.querySelectorAll("[title][aria-label]")) one.removeAttribute("aria-label");
  if (!label || !byId(label)) return;
  // How many are chosen is said before their names, and alone where there is no room for both.
  button.classList.toggle("several", byId(id + "-value-count") !== null);
  const names = [label, id + "-value-count", id + "-value"].filter(byId).join(" ");
  if (button.getAttribute("aria-labelledby") !== names) {
    button.setAttribute("aria-labelledby", names);
  }
};

/** Have every dropdown that is there reached and named. */
export const reach = () => {
  for (const button of document.querySelectorAll(BUTTON)) reachable(button);
};

/** @type {WeakSet<Element>} */
const watched = new WeakSet();

/** Watch the bar of filters and those that stand with a chart, where they are new: Dash draws its
 * dropdowns some time after the page. Nothing else is watched: charts change the page thousands of
 * times. */
const watch = () => {
  for (const place of document.querySelectorAll(".filters, .chart .field")) {
    if (watched.has(place)) continue;
    watched.add(place);
    new MutationObserver(reach).observe(place, WATCHED);
  }
  reach();
};

/** Begin when the first page is there. */
export const listen = () => whenSettled(watch);

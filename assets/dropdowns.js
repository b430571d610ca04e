// @ts-check
/* Dash gives its dropdowns a button that Tab does not reach and that is named after its value alone.
   Here each becomes what it is to a reader: a stop of the keyboard, named by label and value. Enter
   and the arrows open it, Delete clears it: that much Dash does. Names that have no room give way to
   how many are chosen, since a part of a name may be that of another. */
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
  // How many are chosen is said before their names.
  const names = [label, id + "-value-count", id + "-value"].filter(byId).join(" ");
  if (button.getAttribute("aria-labelledby") !== names) {
    button.setAttribute("aria-labelledby", names);
  }
};

/** Show of what is chosen the names where they have room, and else their number alone: the chips
 * beside the heading name them. All are measured together, for the browser lays the page out before. */
export const fit = () => {
  /** @type {[Element, HTMLElement][]} */
  const chosen = [];
  for (const button of document.querySelectorAll(BUTTON)) {
    const value = button.querySelector(".dash-dropdown-value");
    const one = /** @type {HTMLElement | null} */ (button.closest("[data-one]"))?.dataset.one;
    if (!(value instanceof HTMLElement) || !one) continue;
    if (byId(button.id + "-value-count")) delete value.dataset.one;
    else value.dataset.one = one;
    button.classList.remove("cut");
    // Where nothing is chosen it says so, and has no number.
    if (!value.matches(".dash-dropdown-placeholder")) chosen.push([button, value]);
  }
  const cut = chosen.filter(([, value]) => value.scrollWidth > value.clientWidth);
  for (const [button] of cut) button.classList.add("cut");
};

/** Have every dropdown that is there reached and named. */
export const reach = () => {
  for (const button of document.querySelectorAll(BUTTON)) reachable(button);
};

/** Lists that have had options: one that loses them for a moment, while something is searched, stays.
 * @type {WeakSet<Element>} */
const filled = new WeakSet();

/** Keep a list that has just opened out of sight until it stands: Dash puts the options in some frames
 * later, and the list, then larger, goes to another place; one of which one is chosen is then scrolled.
 * @param {Element} place */
const hold = (place) => {
  for (const list of place.querySelectorAll(".dash-dropdown-content")) {
    if (filled.has(list)) continue;
    const options = list.querySelector(".dash-dropdown-options");
    const show = () => list.classList.toggle("unfilled", !options);
    if (!options?.querySelector("input[type=radio]:checked")) show();
    else requestAnimationFrame(() => requestAnimationFrame(show));
    if (options) filled.add(list);
  }
};

/** @type {WeakSet<Element>} */
const watched = new WeakSet();

/** Watch the bar of filters and those that stand with a chart, where they are new: Dash draws its
 * dropdowns some time after the page. Nothing else is watched: charts change the page thousands of
 * times. They are fitted in the frame that shows them, when the browser has laid it out: to measure
 * at once would have it lay out a page whose charts are still to be drawn. */
const watch = () => {
  for (const place of document.querySelectorAll(".filters, .chart .field")) {
    if (watched.has(place)) continue;
    watched.add(place);
    const sizes = new ResizeObserver(fit);
    const changed = () => {
      hold(place);
      reach();
      // What begins to be observed is reported once.
      sizes.unobserve(place);
      sizes.observe(place);
    };
    new MutationObserver(changed).observe(place, WATCHED);
    sizes.observe(place);
  }
  reach();
};

/** Begin when the first page is there. */
export const listen = () => whenSettled(watch);

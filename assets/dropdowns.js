// @ts-check
/* Dash gives its dropdowns a button that Tab does not reach and that is named after its value alone.
   Here each becomes what it is to a reader: a stop of the keyboard, named by label and value. Enter
   and the arrows open it, Delete clears it: that much Dash does. */
import { byId } from "./page.js";

const BUTTON = "button.dash-dropdown";

/** @param {Element} button */
const reachable = (button) => {
  const id = button.id;
  const label = id.endsWith("-filter") ? id.replace(/filter$/, "label") : "";
  if (button.getAttribute("tabindex") !== "0") button.setAttribute("tabindex", "0");
  if (!label || !byId(label)) return;
  const names = [label, id + "-value-count", id + "-value"].filter(byId).join(" ");
  if (button.getAttribute("aria-labelledby") !== names) {
    button.setAttribute("aria-labelledby", names);
  }
};

/** Have every dropdown that is there, and every one that comes, reached and named. */
export const reach = () => {
  for (const button of document.querySelectorAll(BUTTON)) reachable(button);
};

/** Watch for dropdowns: Dash draws them some time after the page. */
export const listen = () => {
  reach();
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["tabindex", "aria-labelledby"] };
  new MutationObserver(reach).observe(document.body, watched);
};

// @ts-check
/* Menus and lists of filters that lie open over the page. A click elsewhere closes them and does nothing
   else, unless it is on a control: as with menus of the system, a reader who only wants to be rid of a
   list does not choose the country that happens to lie beneath. */
import { around } from "./page.js";

const OPEN = "details.chart-menu[open], button.dash-dropdown[aria-expanded=true]";
const OF_LISTS = ".chart-menu, .dash-dropdown-content";
const CONTROLS = "a, button, input, select, textarea, label, summary, [role=button]";

/** Whether a press of a pointer only closes what is open.
 * @type {(event: Event) => boolean} */
export const isToClose = (event) => (
  document.querySelector(OPEN) !== null && !around(event, OF_LISTS) && !around(event, CONTROLS)
);

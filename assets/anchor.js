// @ts-check
/* An address with a place on its page, `/data#dispute-K03`: the page is drawn after the browser
   has looked for it, so it is shown once it is there. Links within a page are the browser's. */
import { contract } from "./contract.js";
import { wasRead } from "./reading.js";
import * as state from "./state.js";
import { hold } from "./scroll_place.js";

let sought = "";

/** Who goes on by keyboard goes on from there, unless the reader is somewhere already: from the head of
 * the page a chart below others was seventy presses away.
 * @type {(found: HTMLElement) => void} */
export const goOnFrom = (found) => {
  const { activeElement } = document;
  const isNowhere = !activeElement || activeElement === document.body;
  if (!isNowhere && activeElement.id !== contract.ids.PAGE_TITLE) return;
  const head = found.querySelector("h2, h3");
  const place = head instanceof HTMLElement ? head : found;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  // Of a page that is opened at the place Tab goes on from there too; nothing is marked unasked.
  if (isNowhere) place.blur();
};

/** Show what the address names, once for each address; a page that was read before is where it was left. */
const show = () => {
  const { pathname, hash } = location;
  if (!hash || sought === pathname + hash || wasRead()) return;
  const found = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!found) return;
  sought = pathname + hash;
  // Of a chart, which may be higher than the window, the title is what is sought.
  found.scrollIntoView({ block: found.matches("[data-part]") ? "start" : "center", behavior: "instant" });
  hold(found);
  goOnFrom(found);
};

/** Look whenever a page is what was asked for. */
export const listen = () => state.whenSettled(show);

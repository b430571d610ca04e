// @ts-check
/* The first page comes already drawn, with Dash's layout. Dash asks for it by an address that does
   not say of which page, and has no hook for that; what else says it (the referrer, the host) may be
   cut or changed on the way. So the one request for the layout is given the address of the page. */

import { contract } from "./contract.js";
import { ownPath, placed } from "./place.js";

const LAYOUT = placed("/_dash-layout");
const DEPENDENCIES = placed("/_dash-dependencies");
const PLAIN = /** @type {const} */ ({ credentials: "same-origin" });

/** How many charts of a page that nobody has seen come drawn, in a window of this height. */
export const near = () => {
  const { low, high, media } = contract.near;
  return matchMedia(media).matches ? high : low;
};

/** The address of the layout of a page, as dashboard/callbacks/preload.py has it fetched already: its
 * tables come when they are opened.
 * @param {{pathname: string, search: string}} page
 * @param {string} charts how many come drawn */
export const layoutOf = ({ pathname, search }, charts) => (
  LAYOUT + "?" + new URLSearchParams({ path: ownPath(pathname), query: search.slice(1), near: charts, tables: "" })
);

/** To be called before Dash is started; the requests after the layout are again the browser's.
 * A browser takes what it has fetched already only if it is asked for in the same plain way. */
export const askForThisPage = () => {
  const { fetch } = window;
  window.fetch = (resource, options) => {
    if (resource === DEPENDENCIES) return fetch(resource, PLAIN);
    if (resource !== LAYOUT) return fetch(resource, options);
    window.fetch = fetch;
    return fetch(layoutOf(location, near()), PLAIN);
  };
};

// @ts-check
/* An address with a place on its page, `/data#dispute-K03`: the page is drawn after the browser
   has looked for it, so it is shown once it is there. Links within a page are the browser's. */
import { wasRead } from "./reading.js";
import * as state from "./state.js";
import { hold } from "./scroll_place.js";

let sought = "";

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
};

/** Look whenever a page is what was asked for. */
export const listen = () => state.whenSettled(show);

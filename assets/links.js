// @ts-check
/* Links carry what is chosen: to pages, to files of charts and pages, to tables, to numbers. */
import { joined, write } from "./address.js";
import { addressOf, here } from "./navigate.js";
import { placed } from "./place.js";
import * as state from "./state.js";

/** Bring the links of the page up to date with the address. */
export const update = () => {
  const now = here();
  // Files of a page about a partner are of that partner, whatever else is chosen.
  const partner = state.drawn()?.partner;
  // A file is named after what the address says, so a year that it says is not left out.
  const ofFiles = write(partner ? { ...now, partner } : now, { latest: 0, current: "", traded: [] });
  // What was not understood is not in the numbers that are shown.
  const { lang = "", theme = "" } = now;
  const ofNumbers = { ...state.understood(), lang, theme };
  for (const link of all("[data-figure]")) link.href = placed(addressOf(link.dataset.figure || "", ofNumbers));
  for (const link of all("[data-go]")) link.href = placed(addressOf(link.dataset.go || "", now));
  for (const link of all("[data-download]")) link.href = placed(addressOf(link.dataset.download || "", now));
  for (const link of all("[data-export]")) {
    const path = link.dataset.export || "";
    link.href = placed(ofFiles && path.includes("?") ? path + "&" + ofFiles : joined(path, ofFiles));
  }
};

/** @type {(selector: string) => NodeListOf<HTMLAnchorElement>} */
const all = (selector) => document.querySelectorAll("a" + selector);

/** Keep them so whenever the page is what was asked for. */
export const listen = () => state.whenSettled(update);

// @ts-check
/* Where a number comes from: a click on a number opens its panel, Alt and a click on a mark of a
   chart too. What is shown is asked of the server, and has an address that can be shared. */
import { contract } from "./contract.js";
import { setProps } from "./dash.js";
import { addressOf, go } from "./navigate.js";
import { around, byId, isPlain } from "./page.js";
import { openPath, ownPath, placed } from "./place.js";
import * as state from "./state.js";

const { ids, paths } = contract;
let asked = "";

const dialog = () => /** @type {HTMLDialogElement | null} */ (byId(ids.FIGURE_DIALOG));

/** Whether a path is that of a number.
 * @param {string} path */
const isFigure = (path) => path.startsWith(paths.figures);

/** The components of the panel of an address; those that say so where it cannot be had.
 * @param {URL} address */
const panelOf = async ({ pathname, search }) => {
  try {
    const query = new URLSearchParams(search);
    query.set("at", ownPath(pathname));
    return await (await fetch(placed(paths.figure) + "?" + query)).json();
  } catch {
    return byId(ids.FIGURE_PANEL)?.dataset.failed || "";
  }
};

/** Show where the number of an address comes from. The browser gives the focus back on closing.
 * @param {string} href */
export const open = async (href) => {
  const address = new URL(href, location.href);
  asked = address.href;
  const children = await panelOf(address);
  const box = dialog();
  if (!box || asked !== address.href) return;
  setProps(ids.FIGURE_PANEL, { children });
  if (!box.open) box.showModal();
  byId(ids.FIGURE_PANEL)?.scrollTo(0, 0);
  byId(ids.FIGURE_TITLE)?.focus();
};

/** Show where what stands at a mark of a chart comes from.
 * @param {string} figure "turnover/2018/exports", or the id of a row */
export const openMark = (figure) => {
  const partner = document.documentElement.dataset.partner;
  const of = partner && figure.includes("/") ? partner + "/" : "";
  open(placed(addressOf(paths.figures + of + figure, state.understood())));
};

/** @param {MouseEvent} event */
const clicked = (event) => {
  if (around(event, "#" + ids.FIGURE_CLOSE) || event.target === dialog()) dialog()?.close();
  const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a.amount[href]"));
  if (!link || !isPlain(event) || !isFigure(ownPath(link.pathname))) return;
  event.preventDefault();
  // On the page of a number its inputs are pages too; else they are shown where the reader is.
  if (isFigure(openPath()) && !dialog()?.open) go(ownPath(link.pathname) + link.search);
  else open(link.href);
};

/** Listen to clicks on numbers, on the button that closes, and beside the dialog. */
export const listen = () => {
  document.addEventListener("click", clicked);
};

// @ts-check
/* Light and dark: changed here, without the server. */
import { contract } from "./contract.js";
import * as figures from "./figures.js";
import { here, rewrite } from "./navigate.js";
import { around } from "./page.js";
import { settled } from "./state.js";

const change = () => {
  const to = figures.theme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.bsTheme = to;
  figures.redraw();
  rewrite({ ...here(), theme: to });
  settled();
};

/** Listen to the button that changes it. */
export const listen = () => {
  document.addEventListener("click", (event) => {
    if (around(event, "#" + contract.ids.THEME)) change();
  });
};

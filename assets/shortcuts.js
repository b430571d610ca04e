// @ts-check
/* Keys of one letter: "/" opens the search, F begins and ends meeting mode. Who dictates, or hits keys
   by accident, switches them off in the foot of each page; this browser keeps that. */
import { contract } from "./contract.js";
import { around, byId } from "./page.js";
import { whenSettled } from "./state.js";

const KEY = "shortcuts";
const OFF = "off";

/** Whether such keys do something. Where nothing may be kept they do. */
export const areOn = () => {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
};

/** Have the button say what it would do. */
const tell = () => {
  const button = byId(contract.ids.SHORTCUTS);
  if (button) button.textContent = (areOn() ? button.dataset.off : button.dataset.on) || "";
};

const change = () => {
  try {
    if (areOn()) localStorage.setItem(KEY, OFF);
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
  tell();
};

/** Listen to the button, and have it say what it does whenever a page was drawn. */
export const listen = () => {
  document.addEventListener("click", (event) => {
    if (around(event, "#" + contract.ids.SHORTCUTS)) change();
  });
  whenSettled(tell);
};

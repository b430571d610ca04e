// @ts-check
/* Keys of one letter: "/" opens the search, F begins and ends meeting mode, B blanks it, "?" lists all keys. Who
   dictates, or hits keys by accident, switches them off in the foot of each page; this browser keeps that. */
import { contract } from "./contract.js";
import { around, byId, isForPage } from "./page.js";
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

/** Keys that are held or pressed for the next one. */
export const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"];

/* Where the keys are, and what is written there under a Russian layout. */
const PLACES = /** @type {Record<string, [string, string]>} */ ({
  "/": ["Slash", "."], "?": ["Slash", ","], f: ["KeyF", "а"], b: ["KeyB", "и"], ".": ["Period", "ю"],
});

const isAnyOpen = () => [...document.querySelectorAll("dialog")].some(({ open }) => open);

/** Whether a key was pressed for the page, over which nothing is open: by its sign, or under a Russian layout
 * by its place.
 * @type {(event: KeyboardEvent, sign: string) => boolean} */
export const isPressed = (event, sign) => {
  const [place, russian] = PLACES[sign];
  const key = event.key.toLowerCase();
  return areOn() && isForPage(event) && !isAnyOpen() && (key === sign || (event.code === place && key === russian));
};

const list = () => /** @type {HTMLDialogElement | null} */ (byId(contract.ids.KEYS));

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (!isPressed(event, "?")) return;
  list()?.showModal();
  event.preventDefault();
};

/** @param {Event} event */
const clicked = (event) => {
  if (around(event, "#" + contract.ids.SHORTCUTS)) change();
  if (around(event, "#" + contract.ids.KEYS_OPEN)) list()?.showModal();
  // A click beside the dialog is one on the dialog itself.
  if (around(event, "#" + contract.ids.KEYS_CLOSE) || (event.target && event.target === list())) list()?.close();
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
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  whenSettled(tell);
};

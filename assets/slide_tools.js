// @ts-check
/* Meeting mode by mouse and finger: buttons beside the footer walk and leave, and so does a swipe.
   Without them a touch screen was shown its first slide until the page was loaded anew. */
import { contract } from "./contract.js";
import { byId, made, signButton } from "./page.js";
import { isOn, leave, walk } from "./present.js";
import { whenSettled, word } from "./state.js";

const FAR = 50;   /* pixels that a finger goes aside before that is a swipe */
const MAP = ".geolayer > *";
/** @type {{x: number, y: number} | null} */
let began = null;

/** @type {(sign: string) => HTMLElement} */
const icon = (sign) => made("i", { className: "bi bi-" + sign, "aria-hidden": "true" });

/** Make the buttons in the language of the page. */
const draw = () => {
  const buttons = [
    signButton(word("slide_back"), icon("chevron-left"), () => walk(-1)),
    signButton(word("slide_on"), icon("chevron-right"), () => walk(1)),
    signButton(word("slide_leave"), "×", leave),
  ];
  const tools = byId(contract.ids.SLIDE_TOOLS);
  if (!tools) document.body.append(made("div", { id: contract.ids.SLIDE_TOOLS }, ...buttons));
  else if (tools.firstElementChild?.getAttribute("aria-label") !== word("slide_back")) {
    tools.replaceChildren(...buttons);
  }
};

/** Whether a finger moves what it touches: a map, or a picture that is wider than its place.
 * @param {EventTarget | null} target */
const isMovable = (target) => {
  const picture = target instanceof Element ? target.closest(".chart-picture") : null;
  return !!picture && (!!picture.querySelector(MAP) || picture.scrollWidth > picture.clientWidth + 1);
};

/** What one finger touches; two of them zoom.
 * @param {TouchEvent} event */
const touched = ({ target, touches }) => {
  const [one] = touches;
  began = isOn() && touches.length === 1 && !isMovable(target) ? { x: one.clientX, y: one.clientY } : null;
};

/** @param {TouchEvent} event */
const ended = ({ changedTouches: [one] }) => {
  if (!began || !isOn()) return;
  const [aside, down] = [one.clientX - began.x, one.clientY - began.y];
  began = null;
  if (Math.abs(aside) > FAR && Math.abs(aside) > 2 * Math.abs(down)) walk(aside < 0 ? 1 : -1);
};

/** A button is pressed by keys that walk elsewhere.
 * @param {KeyboardEvent} event */
const pressed = (event) => {
  const { target } = event;
  const isHere = target instanceof Element && target.closest("#" + contract.ids.SLIDE_TOOLS);
  if (isHere && event.key === " ") event.stopImmediatePropagation();
};

/** Listen to fingers, and have the buttons ready. */
export const listen = () => {
  document.addEventListener("touchstart", touched, { passive: true });
  document.addEventListener("touchend", ended, { passive: true });
  document.addEventListener("keydown", pressed, { capture: true });
  whenSettled(draw);
};

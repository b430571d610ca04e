// @ts-check
/* Meeting mode with a black screen, while the room is to look elsewhere: B or the full stop, as remote controls
   of presenters send them, and any key or a click brings the slide back. */
import { isOn } from "./present.js";
import { isPressed, MODIFIERS } from "./shortcuts.js";

const { classList } = document.documentElement;

/** Whether the key of a black screen was pressed. Where "/" is, a Russian layout has a full stop, too.
 * @param {KeyboardEvent} event */
const isKey = (event) => isPressed(event, "b") || (isPressed(event, ".") && event.code !== "Slash");

/** @param {KeyboardEvent} event */
const pressed = (event) => {
  if (!isOn() || MODIFIERS.includes(event.key)) return;
  const was = classList.contains("blank");
  classList.remove("blank");
  if (!isKey(event)) return;
  classList.toggle("blank", !was);
  event.preventDefault();
};

/** Listen to keys and clicks, before what they do else. */
export const listen = () => {
  document.addEventListener("keydown", pressed, { capture: true });
  document.addEventListener("click", () => classList.remove("blank"), { capture: true });
};

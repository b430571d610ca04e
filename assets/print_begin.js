// @ts-check
/* Printing is begun when the charts stand: once it has begun, nothing on paper can be waited for. */
import { until } from "./frames.js";
import { isPartial } from "./print.js";

let isAwaited = false;

/** Print when all charts stand, for some seconds at most: those below the first screen come last. Who
 * asks once more meanwhile, or holds the keys down, has asked once.
 * @type {() => Promise<void>} */
export const begin = async () => {
  if (isAwaited) return;
  isAwaited = true;
  await until(() => !isPartial());
  isAwaited = false;
  window.print();
};

/** Keys that print. Of a page that stands the browser does it at once.
 * @param {KeyboardEvent} event */
const pressed = (event) => {
  const { ctrlKey, metaKey, altKey, shiftKey, key, code } = event;
  const isP = key.toLowerCase() === "p" || (code === "KeyP" && !/[a-z]/i.test(key));
  if (!isP || !(ctrlKey || metaKey) || altKey || shiftKey || !isPartial()) return;
  event.preventDefault();
  begin();
};

/** Listen to keys that print. */
export const listen = () => document.addEventListener("keydown", pressed);

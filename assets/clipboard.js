// @ts-check
/* To the clipboard, also where it is closed: an intranet is often plain http. */
import { contract } from "./contract.js";
import { around, made, say } from "./page.js";
import { word } from "./state.js";

/** Copy a text: by the clipboard, else by a selection. Says whether it worked.
 * @param {string} text
 * @returns {Promise<boolean>} */
export const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const field = made("textarea", { value: text });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return done;
  }
};

/** The address that is open, with the language that is shown: whoever opens it reads the same. */
const shownLink = () => {
  const address = new URL(location.href);
  if (!address.searchParams.get("lang")) {
    address.search += (address.search ? "&" : "?") + "lang=" + (document.documentElement.lang || "en");
  }
  return address.href;
};

/** Listen to the button that copies the address. */
export const listen = () => {
  document.addEventListener("click", async (event) => {
    if (!around(event, "#" + contract.ids.COPY_LINK)) return;
    const link = shownLink();
    const done = await copied(link);
    say(done ? word("copied") : word("not_copied") + " " + link);
  });
};

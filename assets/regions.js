// @ts-check
/* The list of partners: searched while the reader types. The server sends tools and list anew at
   every choice: the search holds, and so does the focus. */
import { contract } from "./contract.js";
import { around, byId } from "./page.js";

const { ids } = contract;
const LISTS = [ids.REGION_LIST, ids.REGION_OTHERS];
const PARTS = [ids.RELATIONS_TOOLS, ...LISTS];
/** @type {WeakSet<HTMLElement>} */
const watched = new WeakSet();
/** The order of the button that was used last. */
let held = "";

/** A text as it is compared: without case and accents, ё as е.
 * @param {string} text */
export const folded = (text) => (
  text.toLowerCase().replace(/ё/g, "е").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
);

/** @param {string} text */
const search = (text) => {
  const wanted = folded(text.trim());
  let found = 0;
  const items = LISTS.map((id) => "#" + id + " li[data-search]").join(", ");
  for (const item of document.querySelectorAll(/** @type {"li"} */ (items))) {
    item.hidden = !folded(item.dataset.search || "").includes(wanted);
    found += item.hidden ? 0 : 1;
  }
  if (wanted) byId(ids.REGION_REST)?.setAttribute("open", "");
  const none = byId(ids.REGION_NONE);
  if (none) none.hidden = found > 0;
};

const renewed = () => {
  const field = byId(ids.REGION_SEARCH);
  if (field instanceof HTMLInputElement && field.value) search(field.value);
  if (!held || document.activeElement !== document.body) return;
  const same = document.querySelector('[data-order="' + CSS.escape(held) + '"]');
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
};

const watch = () => {
  for (const part of PARTS.map(byId)) {
    if (!part || watched.has(part)) continue;
    watched.add(part);
    new MutationObserver(renewed).observe(part, { childList: true, subtree: true });
  }
};

/** Listen to the field, and to buttons that the answer takes away and brings again. */
export const listen = () => {
  document.addEventListener("click", (event) => {
    const bearer = around(event, PARTS.map((id) => "#" + id + " [data-order]").join(", "));
    held = bearer?.dataset.order || "";
    watch();
  });
  document.addEventListener("input", (event) => {
    const field = around(event, "#" + ids.REGION_SEARCH);
    if (!(field instanceof HTMLInputElement)) return;
    watch();
    search(field.value);
  });
};

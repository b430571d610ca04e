// @ts-check
/* The parts of a page, charts and panels, and which of them a reader sees. */

const PART = "[data-part]";
/** @type {Set<Element>} */
const seen = new Set();
/** The parts that are watched, once the browser has said of them what is seen. */
let isKnown = false;

/** @type {(element: Element) => string} */
const idOf = (element) => element.getAttribute("data-part") || "";

/** @type {() => Element[]} */
const parts = () => [...document.querySelectorAll(PART)];

/** Where the browser has not said it yet the boxes are looked at.
 * @type {(part: Element) => boolean} */
const isInView = (part) => {
  const { top, bottom, height } = part.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
};

/** @type {IntersectionObserver | undefined} */
let watcher;

/** @param {IntersectionObserverEntry[]} entries */
const changed = (entries) => {
  isKnown = true;
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) seen.add(target);
    else seen.delete(target);
  }
};

/** Watch the parts of a page that is new. */
export const watch = () => {
  watcher?.disconnect();
  watcher = new IntersectionObserver(changed);
  seen.clear();
  isKnown = false;
  for (const part of parts()) watcher.observe(part);
};

/** The ids of all parts, in their order on the page.
 * @returns {string[]} */
export const every = () => parts().map(idOf);

/** The ids of the parts that no choice changes and that are not there yet.
 * @returns {string[]} */
export const missing = () => parts().filter((part) => part.matches("[data-fixed]:empty")).map(idOf);

/** @type {() => Element[]} */
const allInView = () => (isKnown ? [...seen].filter((one) => one.isConnected) : parts().filter(isInView));

/** The ids of the parts that are seen now, in one order whatever is seen first.
 * @returns {string[]} */
export const inView = () => allInView().map(idOf).filter(Boolean).sort();

/** The parts behind one that have nothing to show: each may come to stand beside it.
 * @type {(part: Element) => Element[]} */
const emptyBehind = (part) => {
  const next = part.nextElementSibling;
  return next?.matches(PART + "[data-empty]") ? [next, ...emptyBehind(next)] : [];
};

/** The ids of what is seen, and of what would change how wide it is when it is there again: else a
 * chart would be drawn for a whole row, and once more for the half of it.
 * @returns {string[]} */
export const around = () => {
  const found = allInView();
  return [...new Set([...found, ...found.flatMap(emptyBehind)].map(idOf))].filter(Boolean).sort();
};

/** The ids of the parts before and behind one that may stand in the same row.
 * @type {(id: string) => string[]} */
export const beside = (id) => {
  const part = document.querySelector('[data-part="' + CSS.escape(id) + '"]:not(.wide)');
  return [part?.previousElementSibling, part?.nextElementSibling]
    .filter((one) => one instanceof Element && one.matches(PART + ":not(.wide)"))
    .map((one) => idOf(/** @type {Element} */ (one)));
};

/**
 * The one of some parts that is nearest to what is seen, by their order on the page: what is seen,
 * then what follows, then what stands before. Nothing is measured for it.
 * @param {string[]} ids
 * @returns {string}
 */
export const nearest = (ids) => {
  const order = every();
  const shown = inView().map((id) => order.indexOf(id));
  const first = Math.min(...shown);
  /** @type {(id: string) => number} */
  const far = (id) => {
    const at = order.indexOf(id);
    if (shown.includes(at)) return 0;
    return at > first ? at - first : order.length + first - at;
  };
  return [...ids].sort((one, other) => far(one) - far(other))[0];
};

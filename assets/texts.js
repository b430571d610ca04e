// @ts-check
/* The texts of a page that is new. They come beside the elements that they stand in, which Dash draws
   empty (dashboard/pages/page_texts.py), and are put in before anybody sees these. */

import { joined } from "./address.js";
import { placed } from "./place.js";

const PLACE = "[data-fill]";

/** @typedef {{texts?: string[], query: string}} Sent  Texts, and what their numbers lead to. */

/** @type {(added: Element, sent: Sent) => void} */
const fill = (added, { texts = [], query }) => {
  const places = added.matches(PLACE) ? [added] : added.querySelectorAll(PLACE);
  for (const place of places) {
    const text = texts[Number(place.getAttribute("data-fill"))];
    if (text === undefined || place.firstChild) continue;
    place.innerHTML = text;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const numbers = place.querySelectorAll("a[data-figure]:not([href])");
    for (const link of numbers) link.href = placed(joined(link.dataset.figure || "", query));
  }
};

/**
 * Fill elements as they come into the page, until no more are awaited.
 * @param {() => Sent | undefined} sentOf what is known when the first one comes
 * @returns {() => void} what ends it
 */
export const fillWhatComes = (sentOf) => {
  const watcher = new MutationObserver((records) => {
    const sent = sentOf();
    if (!sent) return;
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) fill(node, sent);
    }
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => watcher.disconnect();
};

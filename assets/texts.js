// @ts-check
/* The texts of a page that is new. They come beside the elements that they stand in, which Dash draws
   empty (dashboard/pages/page_texts.py), and are put in before anybody sees these. */

const PLACE = "[data-fill]";

/** @type {(added: Element, texts: string[]) => void} */
const fill = (added, texts) => {
  const places = added.matches(PLACE) ? [added] : added.querySelectorAll(PLACE);
  for (const place of places) {
    const text = texts[Number(place.getAttribute("data-fill"))];
    if (text !== undefined && !place.firstChild) place.innerHTML = text;
  }
};

/**
 * Fill elements as they come into the page, until no more are awaited.
 * @param {() => string[] | undefined} textsOf what is known when the first one comes
 * @returns {() => void} what ends it
 */
export const fillWhatComes = (textsOf) => {
  const watcher = new MutationObserver((records) => {
    const texts = textsOf();
    if (!texts) return;
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) fill(node, texts);
    }
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => watcher.disconnect();
};

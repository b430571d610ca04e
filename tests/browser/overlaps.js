/* Boxes of the texts that are seen within an element: which of them lie over another, and which
   leave it. Texts that stand aslant are left out: their boxes say nothing of their letters; so are
   those in a place that is scrolled, and values of lists, which end with dots. */
(root) => {
  const place = root.getBoundingClientRect();
  const boxes = [];
  const meets = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  const add = (text, box) => {
    if (text.trim() && box.width > 1 && box.height > 1 && box.right > 0) boxes.push({ text: text.trim(), box });
  };
  const scrolled = [...root.querySelectorAll("*")].filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    return (one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(overflowX))
      || (one.scrollHeight > one.clientHeight + 1 && ["auto", "scroll"].includes(overflowY));
  });
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !scrolled.some((one) => one.contains(element));
  for (const one of root.querySelectorAll("svg text")) {
    const { a, b, c, d } = one.getScreenCTM();
    const isAslant = Math.min(Math.abs(a) + Math.abs(d), Math.abs(b) + Math.abs(c)) > 0.01;
    const box = one.getBoundingClientRect();
    if (!isSeen(one) || isAslant || !meets(box, one.ownerSVGElement.getBoundingClientRect())) continue;
    // A line that lies over another is a small part of a name of several.
    const lines = [...one.querySelectorAll(".line")];
    for (const line of lines.length ? lines : [one]) add(line.textContent, line.getBoundingClientRect());
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("svg, script, style, .visually-hidden, .dash-dropdown-value") || !isSeen(parent)
      || getComputedStyle(parent).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add(node.textContent, box);
  }
  const faults = boxes
    .filter(({ box }) => box.left < place.left - 2 || box.right > place.right + 2
      || box.top < place.top - 2 || box.bottom > place.bottom + 2)
    .map(({ text }) => "leaves its place: " + text.slice(0, 60));
  boxes.forEach(({ text, box }, n) => {
    for (const other of boxes.slice(n + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      const isOver = across > 0.2 * Math.min(box.width, other.box.width)
        && down > 0.3 * Math.min(box.height, other.box.height);
      if (isOver) faults.push(text.slice(0, 40) + " lies over " + other.text.slice(0, 40));
    }
  });
  return faults;
}

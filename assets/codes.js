/* The search for a commodity code: asks while the reader types, shows buttons that choose. */
(() => {
  "use strict";
  let timer = null;
  let asked = 0;

  const box = () => document.getElementById("code-results");
  const shown = (parts) => {
    const results = box();
    if (!results) return;
    results.replaceChildren(...parts);
    results.hidden = parts.length === 0;
  };
  const said = (text) => {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  };
  const button = (one) => {
    const item = document.createElement("li");
    const choose = document.createElement("button");
    const level = document.createElement("span");
    choose.type = "button";
    choose.dataset.order = one.order;
    choose.textContent = one.label;
    level.textContent = one.level;
    choose.append(level);
    item.append(choose);
    return item;
  };
  const search = async (text) => {
    asked += 1;
    const mine = asked;
    if (!text.trim()) {
      shown([]);
      return;
    }
    const state = window.trade.written(window.trade.read(), ["theme", "present"]);
    try {
      const reply = await fetch("/codes.json?" + state + "&q=" + encodeURIComponent(text));
      const told = await reply.json();
      if (mine !== asked) return;
      const list = document.createElement("ul");
      list.append(...told.found.map(button));
      shown([said(told.said), list]);
    } catch {
      const results = box();
      if (results && mine === asked) shown([said(results.dataset.failed)]);
    }
  };

  document.addEventListener("input", (event) => {
    if (event.target.id !== "code-search") return;
    clearTimeout(timer);
    timer = setTimeout(search, 200, event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".goods-search")) shown([]);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".goods-search") || event.target.closest("#code-results button")) {
      asked += 1;
      shown([]);
    }
  });
})();

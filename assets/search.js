/* The search: "/" opens it, arrows go through what is found, Enter goes there, Escape closes. */
(() => {
  "use strict";
  const WAIT = 90;
  let timer = 0;
  let asked = 0;
  const at = (id) => document.getElementById(id);

  const open = () => {
    const dialog = at("search-dialog");
    if (!dialog || dialog.open) return;
    dialog.showModal();
    const field = at("search-field");
    field.focus();
    field.select();
    show();
  };
  const close = () => at("search-dialog") && at("search-dialog").close();
  const address = (path) => {
    const query = window.trade.written(window.trade.read());
    return path + (query ? "?" + query : "");
  };
  const item = (one) => {
    const entry = document.createElement("li");
    const link = document.createElement(one.go ? "a" : "button");
    if (one.go) {
      link.href = address(one.go);
      link.dataset.go = one.go;
    } else {
      link.type = "button";
      link.dataset.order = one.order;
    }
    link.className = "search-hit";
    for (const part of ["title", "detail"]) {
      const text = document.createElement("span");
      text.className = "search-" + part;
      text.textContent = one[part];
      link.append(text);
    }
    entry.append(link);
    return entry;
  };
  const show = async () => {
    const text = at("search-field").value.trim();
    const [list, status] = [at("search-found"), at("search-status")];
    if (!text) {
      list.replaceChildren();
      status.textContent = status.dataset.hint;
      return;
    }
    asked += 1;
    const mine = asked;
    const lang = at("search-dialog").dataset.lang;
    const answer = await fetch("/search.json?" + new URLSearchParams({ q: text, lang }));
    const found = answer.ok ? await answer.json() : [];
    if (mine !== asked) return;
    list.replaceChildren(...found.map(item));
    status.textContent = found.length ? status.dataset.hint : status.dataset.none;
  };
  const hits = () => [...document.querySelectorAll("#search-found .search-hit")];

  document.addEventListener("click", (event) => {
    if (event.target.closest("#search-open")) open();
    if (event.target.closest("#search-close") || event.target.closest(".search-hit")) close();
    if (event.target.id === "search-dialog") close();
  });
  document.addEventListener("input", (event) => {
    if (event.target.id !== "search-field") return;
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
      return;
    }
    const dialog = at("search-dialog");
    if (!dialog || !dialog.open) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
      return;
    }
    const all = hits();
    const place = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = place + (event.key === "ArrowDown" ? 1 : -1);
      (all[next] || (next < 0 ? at("search-field") : all[all.length - 1]) || at("search-field")).focus();
    }
    if (event.key === "Enter" && event.target.id === "search-field" && all.length) {
      event.preventDefault();
      all[0].click();
    }
  });
})();

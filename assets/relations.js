/* The walk through the years and the search in the list of partners. */
(() => {
  "use strict";
  const STEP = 900;
  const FIRST = 1987;
  let timer = 0;
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const range = () => document.getElementById("year-walk");
  const now = () => Number(window.trade.read().year) || (window.trade.drawn || {}).latest || 0;
  const last = () => Number((range() || {}).max) || now();
  const first = () => Number((range() || {}).min) || FIRST;

  const go = (year) => {
    const to = Math.min(Math.max(year, first()), last());
    if (to !== now()) window.trade.tell("walk:" + to);
  };
  const shown = (playing) => {
    const button = document.getElementById("year-play");
    if (!button) return;
    button.setAttribute("aria-pressed", String(playing));
    button.querySelector("i").className = "bi bi-" + (playing ? "pause" : "play") + "-fill";
    button.querySelector("span").textContent = playing ? button.dataset.pause : button.dataset.play;
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    shown(false);
  };
  /* One year after another; a year that is not yet drawn is waited for. */
  const tick = () => {
    if (!range()) return stop();
    if (document.documentElement.classList.contains("busy")) return undefined;
    if (now() >= last()) return stop();
    go(now() + 1);
    return undefined;
  };
  const play = () => {
    if (timer) return stop();
    if (still()) return go(now() >= last() ? first() : now() + 1);
    go(now() >= last() ? first() : now() === ((window.trade.drawn || {}).latest) ? first() : now());
    timer = setInterval(tick, STEP);
    shown(true);
    return undefined;
  };

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ё/g, "е");
  const search = (text) => {
    const wanted = folded(text.trim());
    let found = 0;
    for (const item of document.querySelectorAll("#region-list li[data-search]")) {
      const fits = !wanted || folded(item.dataset.search).includes(wanted);
      item.hidden = !fits;
      found += fits;
    }
    const rest = document.getElementById("region-rest");
    if (rest && wanted) rest.open = true;
    const none = document.getElementById("region-none");
    if (none) none.hidden = found > 0;
  };

  /* The server sends the tools and the list anew: the search holds, and so does the focus. */
  const watched = new WeakSet();
  let held = "";
  const renewed = () => {
    const field = document.getElementById("region-search");
    if (field && field.value) search(field.value);
    if (!held || document.activeElement !== document.body) return;
    const same = document.querySelector('[data-order="' + CSS.escape(held) + '"]');
    if (same) same.focus({ preventScroll: true });
  };
  const watch = () => {
    for (const id of ["relations-tools", "region-list"]) {
      const part = document.getElementById(id);
      if (part && !watched.has(part)) {
        watched.add(part);
        new MutationObserver(renewed).observe(part, { childList: true, subtree: true });
      }
    }
  };

  document.addEventListener("click", (event) => {
    const order = event.target.closest("#relations-tools [data-order], #region-list [data-order]");
    held = order ? order.dataset.order : "";
    watch();
    if (event.target.closest("[data-print]")) window.print();
    const button = event.target.closest("[data-walk]");
    if (!button) {
      if (timer && event.target.closest("[data-order], [data-go]")) stop();
      return;
    }
    if (button.dataset.walk === "play") {
      play();
    } else {
      stop();
      go(now() + Number(button.dataset.walk));
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "year-walk") return;
    stop();
    go(Number(event.target.value));
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "region-search") {
      watch();
      search(event.target.value);
    }
    if (event.target.id === "year-walk") {
      const told = document.getElementById("year-shown");
      if (told) told.textContent = event.target.value;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && timer) stop();
  });
})();

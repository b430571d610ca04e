/* Saved views: a named, ordered list of screens, kept in this browser and whole in a link.
   The link's part behind # has view, path, query and chart of each, as dashboard/exports/views.py reads. */
(() => {
  "use strict";
  const KEY = "trade-views";
  let views = [];
  let shown = -1;

  const parsed = (text) => {
    const found = [];
    for (const [name, value] of new URLSearchParams(text)) {
      if (name === "view") found.push({ view: value.slice(0, 120), path: "/", query: "", chart: "" });
      else if (found.length && ["path", "query", "chart"].includes(name)) found[found.length - 1][name] = value;
    }
    return found.slice(0, 60);
  };
  const encoded = () => views.map((one) => ["view", "path", "query", "chart"]
    .filter((name) => name === "view" || (one[name] && !(name === "path" && one[name] === "/")))
    .map((name) => name + "=" + encodeURIComponent(one[name])).join("&")).join("&");
  const keep = () => {
    try { localStorage.setItem(KEY, encoded()); } catch { /* private browsing: the list lasts as long as the page */ }
  };
  const kept = () => {
    try { return parsed(localStorage.getItem(KEY) || ""); } catch { return []; }
  };
  const dialog = () => document.getElementById("views-dialog");
  const word = (name) => dialog().getAttribute("data-word-" + name);
  const say = (text) => { document.getElementById("views-status").textContent = text; };

  const button = (label, sign, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tool";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", act);
    return made;
  };
  const draw = () => {
    const list = document.getElementById("views-list");
    list.replaceChildren();
    views.forEach((one, i) => {
      const row = document.createElement("li");
      const name = document.createElement("input");
      name.value = one.view;
      name.maxLength = 120;
      name.setAttribute("aria-label", word("name"));
      name.addEventListener("change", () => { one.view = name.value || one.view; keep(); draw(); });
      const swap = (to) => () => {
        if (to < 0 || to >= views.length) return;
        [views[i], views[to]] = [views[to], views[i]];
        keep();
        draw();
      };
      row.append(name, button(word("show") + ": " + one.view, "→", () => open(i)),
        button(word("up") + ": " + one.view, "↑", swap(i - 1)),
        button(word("down") + ": " + one.view, "↓", swap(i + 1)),
        button(word("remove") + ": " + one.view, "×", () => {
          views.splice(i, 1);
          keep();
          draw();
          say(word("removed"));
        }));
      list.append(row);
    });
    if (!views.length) list.textContent = word("empty");
  };
  const current = () => {
    const slide = document.querySelector(".present figure.chart.current .chart-graph");
    const state = window.trade.read();
    const title = slide ? document.getElementById(slide.id + "-title").textContent
      : [document.getElementById("page-title").textContent, document.getElementById("caption").textContent].join(" · ");
    return {
      view: title, path: location.pathname, chart: slide ? slide.id : "",
      query: window.trade.written(state, ["theme", "present"]),
    };
  };
  const open = (i) => {
    const one = views[i];
    if (!one) return;
    shown = i;
    const state = window.trade.read();
    const keepThese = [state.theme ? "theme=" + state.theme : "", state.present ? "present=1" : ""].filter(Boolean);
    const query = [one.query, ...keepThese].filter(Boolean).join("&");
    history.pushState({}, "", one.path + (query ? "?" + query : "") + location.hash);
    window.trade.wanted = one.chart;
    if (dialog().open) dialog().close();
    window.trade.tell("location");
  };
  const share = async () => {
    const address = location.origin + location.pathname + location.search + "#" + encoded();
    await window.trade.copied(address);
    say(word("shared"));
  };
  const deck = async () => {
    const state = window.trade.read();
    const lang = state.lang ? "lang=" + state.lang + "&" : "";
    const answer = await fetch("/export/deck.pptx", { method: "POST", body: lang + encoded() });
    if (!answer.ok) {
      say(await answer.text());
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = "views.pptx";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const orders = {
    close: () => dialog().close(),
    add: () => { views.push(current()); keep(); draw(); },
    present: () => {
      if (!views.length) return;
      const state = { ...window.trade.read(), present: "1" };
      history.replaceState({}, "", location.pathname + "?" + window.trade.written(state) + location.hash);
      open(0);
    },
    share,
    deck,
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("#views-open")) {
      draw();
      dialog().showModal();
    }
    const own = event.target.closest("button[data-views]");
    if (own) orders[own.dataset.views]();
    for (const menu of document.querySelectorAll("details.chart-menu[open]")) {
      if (!menu.contains(event.target) || event.target.closest("a, button")) menu.removeAttribute("open");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.chart-menu[open]")) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    }
  });

  const fromLink = parsed(location.hash.slice(1));
  views = fromLink.length ? fromLink : kept();
  /* In meeting mode the arrows go past the last chart to the next saved view. */
  const nextView = (step) => { if (views[shown + step]) open(shown + step); };
  window.trade = Object.assign(window.trade || {}, { nextView });
})();

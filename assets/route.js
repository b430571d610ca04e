/* The address is the state. Filters, clicks on charts, links and Back all end here: a new address,
   and a choice for the server when what it must draw has changed. */
(() => {
  "use strict";
  const ORDER = ["dataset", "year", "against", "months", "flow", "partner", "sector", "code", "release",
    "kind", "zoom", "colour", "sort", "lang", "theme", "present"];
  const FILTERS = ["dataset", "year", "against", "flow", "partner", "sector", "months", "release"];
  let nonce = 0;

  const read = () => {
    const found = {};
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (ORDER.includes(name)) found[name] = value;
    }
    return found;
  };
  const written = (state, without = []) => ORDER
    .filter((name) => state[name] && !without.includes(name))
    .map((name) => name + "=" + encodeURIComponent(state[name]).replace(/%2C/g, ","))
    .join("&");
  const toggled = (list, code) => {
    const parts = (list || "").split(",").filter(Boolean);
    const rest = parts.filter((part) => part !== code);
    return (rest.length < parts.length ? rest : [...parts, code]).join(",");
  };
  const none = () => window.dash_clientside.no_update;

  /* What the filters show for an address; `latest` is the year that is left out of it. */
  const values = (state, latest, current) => {
    const year = Number(state.year) || latest;
    const months = (state.months || "1-12").split("-").map(Number);
    return {
      dataset: state.dataset || "published",
      year: String(year),
      against: state.against || String(year - 1),
      flow: state.flow || "all",
      partner: (state.partner || "").split(",").filter(Boolean),
      sector: (state.sector || "").split(",").filter(Boolean),
      months: [months[0], months[1] || months[0]],
      release: state.release || current,
    };
  };

  const applied = (state, shown, latest, current, why) => {
    const next = { ...state };
    const year = Number(shown.year) || latest;
    next.dataset = shown.dataset === "published" ? "" : shown.dataset;
    next.year = year === latest ? "" : String(year);
    const before = Number(state.year) || latest;
    const followed = why.includes("year-filter.value") && Number(shown.against) === before - 1;
    next.against = followed || Number(shown.against) === year - 1 ? "" : shown.against;
    next.flow = shown.flow === "all" ? "" : shown.flow;
    next.partner = (shown.partner || []).join(",");
    next.sector = (shown.sector || []).join(",");
    if (next.sector !== (state.sector || "")) next.code = "";
    if (shown.months) {
      const [first, last] = shown.months;
      next.months = first === 1 && last === 12 ? "" : first + "-" + last;
    }
    if (shown.release) next.release = shown.release === current ? "" : shown.release;
    if (next.dataset !== (state.dataset || "")) {
      next.year = next.against = next.months = next.release = next.code = "";
    }
    return next;
  };

  const clicked = (state, path, order, latest) => {
    const [kind, code] = [order.split(":")[0], order.slice(order.indexOf(":") + 1)];
    const next = { ...state };
    if (kind === "go") {
      window.trade.moved = true;
      return [next, code];
    }
    if (kind === "brief") return [{ ...next, partner: code }, "/brief"];
    if (kind === "year") {
      const year = Number(state.year) || latest;
      next.year = Number(code) === year || Number(code) === latest ? "" : code;
      next.against = "";
    }
    if (kind === "partner" || kind === "sector") {
      next[kind] = state[kind] === code ? "" : code;
    }
    if (kind === "walk") next.year = Number(code) === latest ? "" : code;
    if (kind === "walk") next.against = "";
    if (kind === "cell") {
      const [partner, sector] = code.split("/");
      const both = state.partner === partner && state.sector === sector;
      [next.partner, next.sector] = both ? ["", ""] : [partner, sector];
    }
    if (kind === "kind") next.kind = toggled(state.kind, code);
    if (kind === "zoom" || kind === "colour" || kind === "sort") next[kind] = code;
    if (kind === "drill") [next.sector, next.code] = code.split("/");
    if (kind === "release") next.release = code;
    if (kind === "dataset") next.dataset = code;
    return [next, path];
  };

  const route = (...given) => {
    const context = window.dash_clientside.callback_context;
    const why = context.triggered.map((one) => one.prop_id);
    const drawn = window.trade.drawn;
    const [order] = given.slice(-1);
    const latest = (drawn && drawn.latest) || 0;
    const current = (drawn && drawn.current) || "";
    const quiet = none();
    if (!drawn || !why.length) return quiet;
    let state = read();
    let path = location.pathname;
    if (why.includes("clicked.data")) {
      if (!order) return quiet;
      if (order[0] !== "location") [state, path] = clicked(state, path, order[0], latest);
    } else if (why.includes("reset-filters.n_clicks")) {
      if (!given[FILTERS.length]) return quiet;
      state = { lang: state.lang, theme: state.theme, present: state.present };
    } else if (why.includes("language-switch.n_clicks")) {
      if (!given[FILTERS.length + 1]) return quiet;
      state.lang = state.lang === "ru" ? "" : "ru";
    } else {
      const shown = {};
      FILTERS.forEach((name, i) => { shown[name] = given[i]; });
      if (shown.year === undefined || shown.year === null) return quiet;
      state = applied(state, shown, latest, current, why);
    }
    const query = written(state);
    const address = path + (query ? "?" + query : "");
    const walked = why.includes("clicked.data") && order[0].startsWith("walk:");
    if (address !== location.pathname + location.search) {
      history[walked ? "replaceState" : "pushState"]({}, "", address);
    }
    const asked = written(state, ["theme", "present"]);
    const last = window.trade.asked;
    const now = path + "?" + asked;
    const shown = values(state, latest, current);
    FILTERS.forEach((name, i) => {
      const there = given[i] !== undefined && given[i] !== null;
      if (there && JSON.stringify(given[i]) !== JSON.stringify(shown[name])) {
        window.dash_clientside.set_props(name + "-filter", { value: shown[name] });
      }
    });
    if (now === last) {
      if (window.trade.kept) window.trade.kept();
      return quiet;
    }
    window.trade.asked = now;
    document.documentElement.classList.add("busy");
    return { path, query: asked, key: drawn.key };
  };

  const tell = (order) => {
    nonce += 1;
    window.dash_clientside.set_props("clicked", { data: [order, nonce] });
  };

  /* A click on a chart: the first custom datum says what it means. */
  const charts = (...given) => {
    for (const one of window.dash_clientside.callback_context.triggered) {
      const own = one.prop_id.slice(0, one.prop_id.lastIndexOf("."));
      const point = one.value && one.value.points && one.value.points[0];
      if (!point) continue;
      window.dash_clientside.set_props(own, { clickData: null });
      const data = [].concat(point.customdata || []);
      const order = data.find((part) => /^(year|partner|sector|cell|drill):/.test(part));
      if (order) tell(order);
      else if (/^region:/.test(data[0])) tell("partner:" + data[1]);
    }
  };

  window.addEventListener("popstate", () => tell("location"));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (link && plain) {
      event.preventDefault();
      tell("go:" + link.dataset.go);
    }
    const order = event.target.closest("[data-order]");
    if (order && order.tagName === "A" && plain) event.preventDefault();
    if (order && (order.tagName !== "A" || plain)) tell(order.dataset.order);
  });

  window.trade = Object.assign(window.trade || {}, { read, written, tell, asked: null, drawn: null });
  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    trade: Object.assign((window.dash_clientside || {}).trade || {}, { route, charts }),
  });
})();

/* Shows what the server drew: properties of components, tables, window title, language, theme. */
(() => {
  "use strict";
  const root = document.documentElement;
  let swapTable = null;
  let words = {};

  const dark = () => root.dataset.bsTheme === "dark";
  const table = () => {
    if (!swapTable) {
      const light = window.dash_component_api.getLayout("swap-table").props.data;
      const back = Object.fromEntries(Object.entries(light).map(([from, to]) => [to, from]));
      swapTable = { dark: light, light: back };
    }
    return swapTable;
  };
  /* A figure with every colour of the palette replaced by that of the other theme. */
  const swapped = (figure, to) => {
    const known = table()[to];
    return JSON.parse(JSON.stringify(figure).replace(/#[0-9a-f]{6}/g, (hex) => known[hex] || hex));
  };
  const graphs = () => [...document.querySelectorAll(".dash-graph[id]")];

  /* The last figure of each chart that was drawn here; of the others the component knows it. */
  const figures = new Map();
  const last = (id) => figures.get(id) || window.dash_component_api.getLayout(id).props.figure;
  /* Plotly repaints a chart that is there without a trip through every component around it. */
  const redraw = (id, figure) => {
    const gd = document.querySelector("#" + id + " .js-plotly-plot");
    if (!gd || !window.Plotly || !gd._context) {
      window.dash_clientside.set_props(id, { figure });
      return;
    }
    const before = figures.get(id);
    figures.set(id, figure);
    if (before && JSON.stringify(before) === JSON.stringify(figure)) return;
    window.Plotly.react(gd, structuredClone(figure.data), structuredClone(figure.layout), gd._context);
  };

  const whenThere = (ids, then, tries = 240) => {
    if (ids.every((id) => document.getElementById(id))) then();
    else if (tries) requestAnimationFrame(() => whenThere(ids, then, tries - 1));
  };
  const links = () => {
    const state = window.trade.read();
    const query = window.trade.written(state);
    for (const link of document.querySelectorAll("[data-go]")) {
      link.setAttribute("href", link.dataset.go + (query ? "?" + query : ""));
    }
    const own = (window.trade.drawn || {}).partner;
    const files = own ? window.trade.written({ ...state, partner: own }) : query;
    for (const link of document.querySelectorAll("[data-export]")) {
      link.setAttribute("href", link.dataset.export + (files ? "&" + files : ""));
    }
    for (const link of document.querySelectorAll("[data-download]")) {
      link.setAttribute("href", link.dataset.download + (query ? "?" + query : ""));
    }
  };

  const paint = (text) => {
    if (!text) return;
    const drawn = JSON.parse(text);
    window.trade.drawn = drawn;
    words = drawn.words || {};
    root.lang = drawn.lang;
    root.dataset.page = drawn.page;
    document.title = drawn.title;
    if (drawn.first) figures.clear();
    const later = [];
    for (const [id, props] of Object.entries(drawn.props)) {
      if (props.figure) later.push([id, props.figure]);
      else window.dash_clientside.set_props(id, props);
    }
    for (const [id, figure] of later) redraw(id, dark() ? swapped(figure, "dark") : figure);
    whenThere(Object.keys(drawn.tables), () => {
      for (const [id, html] of Object.entries(drawn.tables)) {
        document.getElementById(id).innerHTML = html;
      }
      links();
      const lone = window.trade.moved && document.getElementById("page-title");
      if (lone) lone.focus({ preventScroll: false });
      window.trade.moved = false;
      if (window.trade.kept) window.trade.kept();
    });
    if (window.trade.asked === null) {
      const state = window.trade.read();
      window.trade.asked = location.pathname + "?" + window.trade.written(state, ["theme", "present"]);
    }
    if (drawn.first && dark()) {
      whenThere(Object.keys(drawn.tables), () => recolour("dark", true));
    }
    root.classList.remove("busy");
  };

  const recolour = (to) => {
    for (const graph of graphs()) {
      const figure = last(graph.id);
      if (figure) redraw(graph.id, swapped(figure, to));
    }
  };
  const theme = (clicks) => {
    if (!clicks) return;
    const to = dark() ? "light" : "dark";
    root.dataset.bsTheme = to;
    recolour(to);
    const state = { ...window.trade.read(), theme: to === "dark" ? "dark" : "" };
    const query = window.trade.written(state);
    history.replaceState({}, "", location.pathname + (query ? "?" + query : ""));
    links();
  };

  const say = (text) => {
    const status = document.getElementById("live-status");
    if (status) status.textContent = text || "";
  };
  /* An intranet is often plain http, where the clipboard is closed: fall back to a selection. */
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  document.addEventListener("click", async (event) => {
    if (event.target.closest("#copy-link")) {
      const done = await copied(location.href);
      say(done ? words.copied : words.not_copied + " " + location.href);
    }
    const picture = event.target.closest("[data-picture]");
    if (picture) {
      const [id, form] = picture.dataset.picture.split(":");
      const graph = document.querySelector("#" + id + " .js-plotly-plot");
      say(await window.trade.picture(graph, id, form, words));
    }
  });
  if (window.matchMedia("(max-width: 700px)").matches) {
    whenThere(["filters-details"], () => document.getElementById("filters-details").removeAttribute("open"));
  }

  window.trade = Object.assign(window.trade || {}, { say, swapped, dark, copied });
  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    trade: Object.assign((window.dash_clientside || {}).trade || {}, { paint, theme }),
  });
})();

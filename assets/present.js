/* Meeting mode: one chart a slide, large, in a room. F or present=1 enters, arrows walk, Esc leaves.
   What is shown was already drawn, so it works with the network cut. */
(() => {
  "use strict";
  const HEIGHT = 405;   /* logical pixels that a slide is laid out in; everything is scaled from it */
  const IDLE = 2000;
  const root = document.documentElement;
  let at = 0;
  let idle = 0;

  const on = () => root.classList.contains("present");
  const slides = () => [...document.querySelectorAll("main .cards, main figure.chart")];
  const scale = () => Math.min(innerHeight / HEIGHT, innerWidth / (HEIGHT * 16 / 9));

  const fit = () => {
    const factor = on() ? scale() : 1;
    root.style.setProperty("--factor", factor);
    for (const graph of document.querySelectorAll(".chart .js-plotly-plot")) {
      if (window.Plotly && graph.offsetParent) window.Plotly.Plots.resize(graph);
    }
  };
  const foot = () => {
    let line = document.getElementById("slide-foot");
    if (!line) {
      line = document.createElement("div");
      line.id = "slide-foot";
      line.setAttribute("aria-live", "polite");
      document.body.append(line);
    }
    const all = slides();
    const caption = (document.getElementById("caption") || {}).textContent || "";
    const name = (document.querySelector(".region-name") || {}).textContent || "";
    line.textContent = [name, caption, (at + 1) + " / " + all.length].join("  ·  ");
    line.hidden = !on();
  };
  const show = (to) => {
    const all = slides();
    if (!all.length) return;
    at = Math.max(0, Math.min(to, all.length - 1));
    all.forEach((slide, i) => slide.classList.toggle("current", i === at));
    foot();
    requestAnimationFrame(fit);
  };
  const address = (present) => {
    const state = { ...window.trade.read(), present: present ? "1" : "" };
    const query = window.trade.written(state);
    history.replaceState({}, "", location.pathname + (query ? "?" + query : "") + location.hash);
  };
  const enter = () => {
    if (on() || !slides().length) return;
    const near = slides().findIndex((slide) => slide.getBoundingClientRect().bottom > 140);
    root.classList.add("present");
    address(true);
    if (document.fullscreenEnabled && root.requestFullscreen) root.requestFullscreen().catch(() => {});
    show(Math.max(near, 0));
  };
  const leave = () => {
    if (!on()) return;
    const slide = slides()[at];
    root.classList.remove("present", "idle");
    for (const one of slides()) one.classList.remove("current");
    address(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    foot();
    requestAnimationFrame(() => { fit(); if (slide) slide.scrollIntoView({ block: "center" }); });
  };
  const past = (step) => {
    const to = at + step;
    if (to >= 0 && to < slides().length) show(to);
    else if (window.trade.nextView) window.trade.nextView(step);
  };

  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if ((event.key === "f" || event.key === "F" || event.key === "а" || event.key === "А") && !on()) {
      event.preventDefault();
      enter();
      return;
    }
    if (!on()) return;
    const moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
    if (event.key === "Escape" || event.key === "f" || event.key === "F") leave();
    else if (event.key in moves) past(moves[event.key]);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides().length - 1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#present-button")) enter();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && on() && document.hasFocus()) leave();
  });
  document.addEventListener("mousemove", () => {
    root.classList.remove("idle");
    clearTimeout(idle);
    if (on()) idle = setTimeout(() => root.classList.add("idle"), IDLE);
  });
  window.addEventListener("resize", () => { if (on()) requestAnimationFrame(fit); });

  /* Called after every painting: a deep link opens in meeting mode, a new page keeps it. */
  const kept = () => {
    const wanted = window.trade.wanted;
    if (wanted && on()) {
      const found = slides().findIndex((slide) => slide.querySelector("#" + CSS.escape(wanted)));
      at = Math.max(found, 0);
    }
    window.trade.wanted = "";
    if (window.trade.read().present === "1" && !on()) {
      root.classList.add("present");
      show(0);
    } else if (on()) show(at);
  };
  window.trade = Object.assign(window.trade || {}, { kept, showSlide: show });
})();

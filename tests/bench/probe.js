/* Stamps when every chart has painted: last plotly_afterplot, then the frame after it. */
(() => {
  const S = (window.bench = { start: 0, last: 0, plots: 0 });
  const stamp = () => {
    S.plots += 1;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { S.last = performance.now(); };
      channel.port2.postMessage(0);
    });
  };
  const watch = () => {
    for (const gd of document.querySelectorAll(".js-plotly-plot")) {
      if (gd.benchWatched || !gd.on) continue;
      gd.benchWatched = true;
      gd.on("plotly_afterplot", stamp);
      stamp();
    }
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, (event) => {
      if (S.armed && event.isTrusted) { S.start = event.timeStamp; S.armed = false; }
    }, true);
  }
  S.arm = () => { S.armed = true; S.plots = 0; S.last = 0; };
  S.settled = (quiet) => !S.armed && S.plots > 0 && S.last > 0
    && !document.documentElement.classList.contains("busy")
    && performance.now() - S.last > quiet;
  S.figures = () => [...document.querySelectorAll(".js-plotly-plot")].map((gd) => ({
    data: JSON.parse(JSON.stringify(gd.data)), layout: JSON.parse(JSON.stringify(gd.layout)),
  }));
  /* The floor: ready figures, Plotly.react, paint. */
  S.floor = async (figures) => {
    const all = [...document.querySelectorAll(".js-plotly-plot")];
    const copies = JSON.parse(JSON.stringify(figures));
    const began = performance.now();
    await Promise.all(all.map((gd, i) => window.Plotly.react(gd, copies[i].data, copies[i].layout, gd._context)));
    await new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
    return performance.now() - began;
  };
})();

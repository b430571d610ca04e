/* Stamps what has painted: each chart after its last plotly_afterplot, each text after its last
   change; always after the frame that shows it. */
(() => {
  const S = (window.bench = { start: 0, last: 0, plots: 0 });
  /* Some peers draw into shadow trees. */
  const trees = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const tree = attach.call(this, how);
    trees.push(tree);
    return tree;
  };
  const charts = () => trees.flatMap((tree) => [...tree.querySelectorAll(".js-plotly-plot")])
    .filter((gd) => gd.isConnected);
  const TEXTS = ".card, .caption, .chart-title, .chart-subtitle, .chart-finding, .chart-notes, .chart-source";
  /** Charts and texts → when they were last painted. */
  const times = new Map();
  let seen = new Set();
  let waiting = null;
  const stamp = (what) => {
    if (what instanceof Element && what.matches(".js-plotly-plot")) S.plots += 1;
    S.last = performance.now();
    if (waiting) {
      waiting.add(what);
      return;
    }
    const changed = waiting = new Set([what]);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        waiting = null;
        S.last = performance.now();
        for (const one of changed) times.set(one, S.last);
      };
      channel.port2.postMessage(0);
    });
  };
  const watched = new WeakSet();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const text = element?.closest(TEXTS);
      if (text) stamp(text);
    }
  });
  const watch = () => {
    for (const gd of charts()) {
      // Streamlit takes a chart's listeners away when it draws it anew.
      if (!gd._ev || watched.has(gd._ev)) continue;
      watched.add(gd._ev);
      gd.on("plotly_afterplot", () => stamp(gd));
      stamp(gd);
    }
    for (const text of document.querySelectorAll(TEXTS)) {
      if (watched.has(text)) continue;
      watched.add(text);
      stamp(text);
      observer.observe(text, { childList: true, characterData: true, subtree: true });
    }
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, (event) => {
      if (S.armed && event.isTrusted) { S.start = event.timeStamp; S.armed = false; }
    }, true);
  }
  const isInView = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };
  const shown = () => charts().map(({ data }) => JSON.stringify(data));
  let before = [];
  let least = 0;
  /* Of a peer it is known how many charts a choice changes, for Panel says not that it is busy. */
  const isChanged = () => !least
    || shown().filter((data, place) => data !== before[place]).length >= least;
  S.arm = (changing = 0) => {
    least = changing;
    before = least ? shown() : [];
    seen = new Set([...charts(), ...document.querySelectorAll(TEXTS)].filter(isInView));
    times.clear();
    performance.clearResourceTimings();
    Object.assign(S, { armed: true, plots: 0, last: 0 });
  };
  /* A choice may change nothing that is drawn: then nothing is waited for in the end. */
  const LONG = 3000;
  /* This dashboard, plain Dash and Streamlit say that an answer is under way. */
  const isBusy = () => document.documentElement.classList.contains("busy")
    || document.title === "Updating..."
    || document.querySelector('[data-test-script-state="running"]') !== null;
  S.settled = (quiet) => !S.armed && !isBusy() && !waiting
    && performance.now() - S.last > quiet
    && (S.plots > 0 && isChanged() || performance.now() - S.start > LONG);
  /* From the click, or the opening of the page, until what is seen has painted, and until all has;
     and the bytes of each answer, before compression. */
  S.result = () => {
    const all = [...times];
    // Streamlit may put another element in the place of a chart.
    const mine = all.filter(([one]) => (S.start && !least ? seen.has(one) : isInView(one)));
    const last = (some) => (some.length ? Math.max(...some.map(([, time]) => time)) - S.start : null);
    const answers = performance.getEntriesByType("resource")
      .filter(({ name }) => name.includes("_dash-update-component"));
    return {
      visible: last(mine),
      all: last(all),
      asked: answers.length ? answers[0].startTime - S.start : null,
      answered: answers.length ? answers[0].responseEnd - S.start : null,
      bytes: answers.map(({ decodedBodySize }) => decodedBodySize),
    };
  };
  const idOf = (gd) => gd.parentElement?.id || gd.id;
  S.figures = () => JSON.stringify(charts().map((gd) => ({
    id: idOf(gd), data: gd.data, layout: gd.layout, seen: seen.has(gd),
  })));
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  /* The floor: ready figures, Plotly.react, paint. What was not there before is drawn a second time. */
  S.floor = async (before, after, onlySeen) => {
    const there = new Map(charts().map((gd) => [idOf(gd), gd]));
    const wanted = JSON.parse(after).filter(({ id, seen }) => there.has(id) && (seen || !onlySeen));
    const earlier = JSON.parse(before).filter(({ id }) => wanted.some((one) => one.id === id));
    const draw = (figures) => Promise.all(figures.map(({ id, data, layout }) => {
      const gd = there.get(id);
      return gd && window.Plotly.react(gd, data, layout, gd._context);
    }));
    try {
      await draw(earlier);
      await painted();
      const began = performance.now();
      await draw(wanted);
      await painted();
      return performance.now() - began;
    } catch {
      return null;   // The map of plain Dash is on another host.
    }
  };
})();

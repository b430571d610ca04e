/* A page without a browser: a document by linkedom, and what of window, Dash and Plotly the modules
   use, as far as a test can tell the difference. To be called before a module is imported. */
import { parseHTML } from "linkedom";

/** Milliseconds from which on a timer is of what is tidied up later: no test waits for its end. */
const LONG = 10_000;
const { setTimeout: begin } = globalThis;
globalThis.setTimeout = (act, wait, ...given) => {
  const timer = begin(act, wait, ...given);
  return wait >= LONG ? timer.unref() : timer;
};

/** What was asked of Dash, Plotly, the server and the window, newest last; a choice with what answers it. */
export const calls = { setProps: [], react: [], asked: [], scrolled: [] };
/** What the browser says is seen of the parts of the page: their ids, or null before it has said
 * anything. */
export const view = { seen: null };
/** The components of the page: id → their properties. */
export const components = {};

export const openPage = (body, address = "/") => {
  const { window, document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const { HTMLElement } = window;
  let focused = null;
  Object.defineProperty(document, "activeElement", { get: () => focused ?? document.body });
  Object.assign(HTMLElement.prototype, {
    focus() { focused = this; },
    select() {},
    getBoundingClientRect: () => ({ bottom: 0 }),
    scrollIntoView() {},
    showModal() { this.open = true; },
    close() { this.open = false; },
  });
  for (const name of ["min", "max"]) {
    Object.defineProperty(window.HTMLInputElement.prototype, name, {
      get() { return this.getAttribute(name) ?? ""; },
      configurable: true,
    });
  }
  const location = new URL(address, "http://page.test");
  const entries = [location.href];
  const history = {
    entries,
    pushState(_state, _title, to) {
      location.href = new URL(to, location.href).href;
      entries.push(location.href);
    },
    replaceState(_state, _title, to) {
      location.href = new URL(to, location.href).href;
      entries[entries.length - 1] = location.href;
    },
  };
  const kept = new Map();
  const parts = {
    window: globalThis,
    navigator: {},
    document,
    location,
    history,
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    },
    CSS: { escape: (text) => text.replace(/[^\w-]/g, "\\$&") },
    getComputedStyle: () => ({ letterSpacing: "normal", wordSpacing: "0px" }),
    matchMedia: () => ({ matches: false }),
    requestAnimationFrame: (act) => setTimeout(act, 0),
    scrollTo: ({ top }) => calls.scrolled.push(top),
    innerHeight: 720,
    innerWidth: 1280,
    addEventListener: (kind, act) => document.addEventListener(kind, act),
    dash_clientside: {
      set_props(id, props) {
        calls.setProps.push([id, props]);
        if (components[id]) Object.assign(components[id], props);
      },
    },
    dash_component_api: {
      getLayout: (id) => (components[id] ? { props: components[id] } : undefined),
    },
    // linkedom's tells of attributes that nobody asked for, so here a test says when it is told.
    MutationObserver: class {
      constructor(act) { this.act = act; }

      observe(element) { element.addEventListener("renewed", this.act); }

      disconnect() {}
    },
    IntersectionObserver: class {
      constructor(act) { this.act = act; }

      observe(target) {
        const id = target.getAttribute("data-part");
        if (view.seen) this.act([{ target, isIntersecting: view.seen.includes(id) }]);
      }

      disconnect() {}
    },
    fetch: (address, { body, signal, headers }) => new Promise((done, fail) => {
      const choice = JSON.parse(body).inputs[0].value;
      const reply = (drawn, status = 200) => done({
        ok: status < 300, status, statusText: "",
        headers: new Headers({ "X-Request-Id": "1f2e3d" }), text: async () => JSON.stringify({ response: { drawn: { data: drawn } } }),
      });
      calls.asked.push({ address, choice, headers, reply, fail, signal });
      signal?.addEventListener("abort", () => fail(new Error("taken back")));
    }),
    Plotly: {
      react: (graph, data, layout, config) => calls.react.push({ graph, data, layout, config }),
      relayout: async (graph) => graph,
      Plots: { resize() {} },
    },
  };
  for (const name of ["Element", "HTMLElement", "HTMLInputElement", "Node"]) {
    parts[name] = window[name];
  }
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  return { window, document, history, location };
};

/** An event that bubbles, with what it carries. */
export const event = (kind, given = {}) => {
  const made = new document.defaultView.Event(kind, { bubbles: true, cancelable: true });
  return Object.assign(made, { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, given);
};

export const click = (target, given = {}) => {
  const made = event("click", given);
  target.dispatchEvent(made);
  return made;
};

export const press = (key, target = document.body) => {
  const made = event("keydown", { key, code: "" });
  target.dispatchEvent(made);
  return made;
};

/** What the server answers, as far as painting asks; `asked` is what it answers. */
export const answer = (asked, given = {}) => ({
  asked,
  query: asked.query,
  key: "surroundings",
  lang: "en",
  title: "Overview",
  page: "overview",
  partner: "",
  data: { chosen: "published|", version: "1" },
  latest: 2018,
  current: "",
  traded: [],
  first: false,
  rest: false,
  left: [],
  words: { copied: "Copied.", not_copied: "Copy it yourself:", failed: "No answer." },
  html: {},
  attributes: {},
  props: {},
  tables: {},
  ...given,
});

/** The choices that were asked of the server. */
export const asked = () => calls.asked.map(({ choice }) => choice);

/** Answer the last question. */
export const reply = (given = {}) => {
  const { choice, reply: say } = calls.asked.at(-1);
  say(answer({ path: choice.path, query: choice.query }, { query: choice.query, ...given }));
  return later();
};

/** Let everything that waits for frames, messages or answers happen. */
export const later = async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    await new Promise((done) => setTimeout(done, 0));
    await new Promise((done) => setImmediate(done));
  }
};

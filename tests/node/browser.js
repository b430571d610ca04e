/* A page without a browser: a document by linkedom, and what of window, Dash and Plotly the modules
   use, as far as a test can tell the difference. To be called before a module is imported. */
import { parseHTML } from "linkedom";

/** What was asked of Dash and Plotly, newest last. */
export const calls = { setProps: [], react: [] };
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
    document,
    location,
    history,
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    },
    CSS: { escape: (text) => text.replace(/[^\w-]/g, "\\$&") },
    matchMedia: () => ({ matches: false }),
    requestAnimationFrame: (act) => setTimeout(act, 0),
    innerHeight: 720,
    innerWidth: 1280,
    addEventListener: (kind, act) => document.addEventListener(kind, act),
    dash_clientside: {
      callback_context: { triggered: [] },
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
    },
    Plotly: {
      react: (graph, data, layout, config) => calls.react.push({ graph, data, layout, config }),
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
  latest: 2018,
  current: "",
  first: false,
  words: { copied: "Copied.", not_copied: "Copy it yourself:" },
  props: {},
  tables: {},
  ...given,
});

/** Let everything that waits for a frame or an answer happen. */
export const later = () => new Promise((done) => setTimeout(done, 5));

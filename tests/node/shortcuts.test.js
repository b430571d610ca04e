/* Keys of one letter, switched off and on again; the browser keeps it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { click, event, openPage, press } from "./browser.js";

openPage(`
  <main><figure class="chart" data-name="turnover"><div class="chart-graph" id="turnover-chart"></div></figure></main>
  <button id="shortcuts-switch" data-on="Switch them on" data-off="Switch them off">Switch them off</button>
  <button id="search-open"></button><button id="keys-open"></button>
  <dialog id="keys-dialog"><button id="keys-close"></button></dialog>
  <dialog id="search-dialog" data-lang="en"><input id="search-field"><ul id="search-found"></ul><p id="search-status"></p></dialog>`, "/");
const at = (id) => document.getElementById(id);
const kept = new Map();
globalThis.localStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
  removeItem: (name) => kept.delete(name),
};
const shortcuts = await import("../../assets/shortcuts.js");
const { settled } = await import("../../assets/state.js");
const search = await import("../../assets/search.js");
const present = await import("../../assets/present.js");
for (const part of [shortcuts, search, present]) part.listen();

test("who switches them off keeps '/' and F for other programs, until they are switched on", () => {
  click(at("shortcuts-switch"));
  assert.equal(at("shortcuts-switch").textContent, "Switch them on");
  press("/");
  assert.ok(!at("search-dialog").open);
  assert.equal(press("f").defaultPrevented, false);
  assert.ok(!present.isOn());
  click(at("shortcuts-switch"));
  assert.equal(at("shortcuts-switch").textContent, "Switch them off");
  press("/");
  assert.ok(at("search-dialog").open);
});

test("a page that is drawn anew says what was chosen in this browser", () => {
  kept.set("shortcuts", "off");
  at("shortcuts-switch").textContent = "Switch them off";
  settled();
  assert.equal(at("shortcuts-switch").textContent, "Switch them on");
});

test("where nothing may be kept they stay on", () => {
  globalThis.localStorage = { getItem() { throw new Error("denied"); }, setItem() { throw new Error("denied"); } };
  assert.ok(shortcuts.areOn());
  click(at("shortcuts-switch"));
  assert.ok(shortcuts.areOn());
});

test('"?" lists the keys, and under a Russian layout both do by their place what is written on them', () => {
  kept.clear();
  globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
  at("search-dialog").close();
  press("?");
  assert.ok(at("keys-dialog").open);
  press("/");
  assert.ok(!at("search-dialog").open, "what is open stays before everything else");
  click(at("keys-close"));
  assert.ok(!at("keys-dialog").open);
  click(at("keys-open"));
  assert.ok(at("keys-dialog").open);
  click(at("keys-dialog"));
  assert.ok(!at("keys-dialog").open);
  at("shortcuts-switch").dispatchEvent(event("keydown", { key: ",", code: "Slash" }));
  assert.ok(at("keys-dialog").open);
  at("keys-dialog").close();
  at("shortcuts-switch").dispatchEvent(event("keydown", { key: ".", code: "Slash" }));
  assert.ok(at("search-dialog").open);
  at("search-dialog").close();
  at("shortcuts-switch").dispatchEvent(event("keydown", { key: ".", code: "Period" }));
  assert.ok(!at("search-dialog").open);
});

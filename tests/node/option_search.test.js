/* What is searched in a list of a filter comes in the order in which it is meant. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { calls, components, event, openPage } from "./browser.js";

openPage('<button id="partner-filter" class="dash-dropdown" aria-expanded="true"></button><input class="dash-dropdown-search">');
const { listen, ordered } = await import("../../assets/option_search.js");

const named = (label, search) => ({ value: label, label, ...(search && { search: label + " " + search }) });
const OPTIONS = [
  { value: "·", label: { props: {} } }, named("Algeria"), named("British Indian Ocean Territory"),
  named("Cocos (Keeling) Islands", "CCK"), named("Germany", "ФРГ"), named("India"), named("Türkiye", "Turkey"),
];
const first = (text) => ordered(OPTIONS, text).map(({ label }) => label).slice(0, 2);

test("a name that begins so comes first, then one of which a word does, then other names", () => {
  assert.deepEqual(first("Ind"), ["India", "British Indian Ocean Territory"]);
  assert.equal(first("ger")[0], "Germany");
  assert.equal(first("keel")[0], "Cocos (Keeling) Islands");
  assert.equal(first("turk")[0], "Türkiye");
  assert.equal(first("фрг")[0], "Germany");
  assert.deepEqual(ordered(OPTIONS, " "), OPTIONS);
});

test("the list has its own order again when it is closed", () => {
  let told;
  globalThis.MutationObserver = class {
    constructor(act) { told = () => act([], this); }
    observe() {}
    disconnect() {}
  };
  components["partner-filter"] = { options: OPTIONS };
  listen();
  const field = document.querySelector("input");
  for (const text of ["i", "ind"]) {
    field.value = text;
    field.dispatchEvent(event("input"));
  }
  assert.equal(components["partner-filter"].options[0].label, "India");
  document.querySelector("button").setAttribute("aria-expanded", "false");
  told();
  assert.equal(components["partner-filter"].options, OPTIONS);
  assert.equal(calls.setProps.length, 3);
});

test("letters that come before the focus does go to the field, and those before the field wait for it", () => {
  const button = document.querySelector("button");
  const field = document.querySelector("input");
  button.setAttribute("aria-expanded", "true");
  const list = document.createElement("div");
  list.className = "dash-dropdown-content";
  document.body.append(list);
  field.value = "";
  // The page of these tests has no selections.
  globalThis.Event = document.defaultView.Event;
  field.setRangeText = (text) => { field.value += text; };
  let there;
  globalThis.MutationObserver = class {
    constructor(act) { there = () => act([], this); }
    observe() {}
    disconnect() {}
  };
  /** @param {string} key */
  const press = (key) => {
    const pressed = event("keydown", { key, cancelable: true });
    button.dispatchEvent(pressed);
    return pressed.defaultPrevented;
  };
  field.remove();
  button.focus();
  assert.deepEqual(["к", "и"].map(press), [true, true]);
  list.append(field);
  there();
  assert.equal(field.value, "ки");
  assert.equal(document.activeElement, field);
  button.focus();
  assert.equal(press("т"), false);
  assert.equal(document.activeElement, field);
});

test("letters for a list that closes before its field is there come up in no other list", () => {
  const button = document.querySelector("button");
  const field = document.querySelector("input");
  const list = document.querySelector(".dash-dropdown-content");
  let changed;
  let isWatched = false;
  globalThis.MutationObserver = class {
    constructor(act) { changed = () => isWatched && act([], this); }
    observe() { isWatched = true; }
    disconnect() { isWatched = false; }
  };
  const press = (key) => button.dispatchEvent(event("keydown", { key, cancelable: true }));
  const open = (is) => {
    button.setAttribute("aria-expanded", String(is));
    changed?.();
  };
  field.value = "";
  field.remove();
  button.focus();
  open(true);
  press("к");
  open(false);
  assert.equal(isWatched, false);
  open(true);
  list.append(field);
  changed();
  assert.equal(field.value, "");
  field.remove();
  button.focus();
  press("т");
  list.append(field);
  changed();
  assert.equal(field.value, "т");
});

test("after an option was chosen the next name is typed over the first, wherever the focus is", () => {
  const list = document.querySelector(".dash-dropdown-content");
  const field = document.querySelector("input.dash-dropdown-search");
  const option = document.createElement("input");
  option.className = "dash-options-list-option-checkbox";
  list.append(option);
  let selected = 0;
  field.select = () => { selected += 1; };
  /** @type {(at: Element, key: string) => number} */
  const press = (at, key) => {
    selected = 0;
    at.focus();
    at.dispatchEvent(event("keydown", { key, cancelable: true }));
    return selected;
  };
  field.value = "Chin";
  assert.equal(press(field, "a"), 0);
  press(option, "Enter");
  press(field, "Shift");
  assert.equal(press(field, "G"), 1);
  assert.equal(press(field, "e"), 0);
  option.dispatchEvent(event("change"));
  assert.equal(press(document.querySelector("button"), "I"), 1);
  assert.equal(press(option, "F"), 1);
});

test("what comes without keys, as on a phone, is the next name too", () => {
  const field = document.querySelector("input.dash-dropdown-search");
  const option = document.querySelector(".dash-options-list-option-checkbox");
  let selected = 0;
  field.select = () => { selected += 1; };
  /** @type {(at: Element, kind: string, more?: object) => number} */
  const after = (at, kind, more = {}) => {
    selected = 0;
    at.dispatchEvent(event(kind, more));
    return selected;
  };
  const letters = { inputType: "insertText" };
  assert.equal(after(field, "beforeinput", letters), 0);
  // A tap marks the name that stands there; a second one puts the cursor into it.
  option.dispatchEvent(event("change"));
  assert.deepEqual([after(option, "click"), after(field, "click"), after(field, "click")], [0, 1, 0]);
  assert.equal(after(field, "beforeinput", letters), 0);
  // The key that a phone tells of has no name.
  option.dispatchEvent(event("change"));
  field.dispatchEvent(event("keydown", { key: "Unidentified" }));
  assert.deepEqual([after(field, "compositionstart"), after(field, "beforeinput", letters)], [1, 0]);
  option.dispatchEvent(event("change"));
  assert.equal(after(field, "beforeinput", { inputType: "deleteContentBackward" }), 0);
  document.querySelector("button").focus();
  assert.equal(after(option, "beforeinput", letters), 1);
  assert.equal(document.activeElement, field);
});

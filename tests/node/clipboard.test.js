/* Copying where the clipboard is open, closed, or not there. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, click, later, openPage } from "./browser.js";

openPage("<button id='copy-link'></button><p id='live-status'></p>", "/?partner=CHN");
const { copied, listen } = await import("../../assets/clipboard.js");
const { show } = await import("../../assets/state.js");
show(answer({ path: "/", query: "partner=CHN" }));
listen();
const clipboard = (value) => Object.defineProperty(globalThis, "navigator", { value, configurable: true });
const status = () => document.getElementById("live-status").textContent;
const press = async () => {
  click(document.getElementById("copy-link"));
  await later();
};

test("where the clipboard is open it is written to", async () => {
  let text = "";
  clipboard({ clipboard: { writeText: async (given) => { text = given; } } });
  await press();
  assert.equal(text, "http://page.test/?partner=CHN&lang=en");
  assert.equal(status(), "Copied.");
});

test("on plain http it is copied by a selection, of which nothing stays", async () => {
  clipboard({});
  let selected = "";
  document.execCommand = () => {
    selected = document.querySelector("textarea").value;
    return true;
  };
  document.getElementById("copy-link").focus();
  await press();
  assert.equal(selected, "http://page.test/?partner=CHN&lang=en");
  assert.equal(document.querySelector("textarea"), null);
  assert.equal(document.activeElement.id, "copy-link");
  assert.equal(status(), "Copied.");
});

test("where neither works the address is said", async () => {
  clipboard({ clipboard: { writeText: async () => { throw new Error("refused"); } } });
  document.execCommand = () => false;
  await press();
  assert.equal(status(), "Copy it yourself: http://page.test/?partner=CHN&lang=en");
  assert.equal(await copied("x"), false);
});

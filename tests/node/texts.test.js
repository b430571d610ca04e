/* Texts of a page that is new are put into the elements that come for them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

const { document } = openPage("<main></main>");
/** What watches the page; a test says what came. */
const watchers = [];
globalThis.MutationObserver = class {
  constructor(act) { this.act = act; watchers.push(this); }

  observe() { this.on = true; }

  disconnect() { this.on = false; }
};
const { fillWhatComes } = await import("../../assets/texts.js");

const came = (html) => {
  const holder = document.createElement("div");
  holder.innerHTML = html;
  const [added] = holder.children;
  for (const one of watchers) if (one.on) one.act([{ addedNodes: [added] }]);
  return added;
};

test("what comes is filled at once, with what is known by then, until nothing is awaited", () => {
  let texts;
  const end = fillWhatComes(() => texts);
  assert.equal(came('<p data-fill="0"></p>').innerHTML, "");
  texts = ["a <b>b</b>", "c"];
  assert.equal(came('<p data-fill="0"></p>').innerHTML, "a <b>b</b>");
  const both = came('<section><p data-fill="1"></p><p data-fill="0"><i>there</i></p><p>else</p></section>');
  assert.deepEqual([...both.children].map((one) => one.innerHTML), ["c", "<i>there</i>", "else"]);
  end();
  assert.equal(came('<p data-fill="1"></p>').innerHTML, "");
});

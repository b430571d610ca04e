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
  let sent;
  const end = fillWhatComes(() => sent);
  assert.equal(came('<p data-fill="0"></p>').innerHTML, "");
  sent = { texts: ["a <b>b</b>", "c", "<a data-figure='/data/figure/T1'>1</a><a href='/x'>2</a>"], query: "year=2016" };
  assert.equal(came('<p data-fill="0"></p>').innerHTML, "a <b>b</b>");
  const both = came('<section><p data-fill="1"></p><p data-fill="0"><i>there</i></p><p>else</p></section>');
  assert.deepEqual([...both.children].map((one) => one.innerHTML), ["c", "<i>there</i>", "else"]);
  const leads = [...came('<p data-fill="2"></p>').children].map((one) => one.getAttribute("href"));
  assert.deepEqual(leads, ["/data/figure/T1?year=2016", "/x"]);
  end();
  assert.equal(came('<p data-fill="1"></p>').innerHTML, "");
});

/* The data of an open page are replaced: the reader is told, and draws it anew when it suits. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answer, asked, calls, click, event, later, openPage, reply } from "./browser.js";

const { document } = openPage('<h1 id="page-title"></h1><div id="data-replaced"></div><main id="main"></main>');
globalThis.setInterval = () => 0;
document.hidden = false;
let clock = 0;
performance.now = () => clock;
Object.defineProperty(globalThis, "navigator", { value: { onLine: true } });
const navigate = await import("../../assets/navigate.js");
const replaced = await import("../../assets/replaced.js");
const { paint, take, whenTurning } = await import("../../assets/turn.js");
navigate.whenChosen(take);
replaced.listen();
whenTurning({ begins: replaced.begin, ends: replaced.end });
const words = { failed: "No answer.", replaced: "Data changed.", refresh: "Show", was_replaced: "Changed meanwhile." };
const said = () => document.getElementById("data-replaced").textContent;
const data = (version, chosen = "customs|") => ({ data: { chosen, version } });

paint(answer({ path: "/", query: "" }, { ...data("1"), words }));
await later();

beforeEach(async () => {
  calls.asked.length = 0;
  clock += 60_000;
});

const comeBack = async () => {
  document.dispatchEvent(event("visibilitychange"));
  await later();
};

test("who comes back to a page of the same data is told nothing, and it is not asked again at once", async () => {
  await comeBack();
  assert.equal(asked().at(-1).wanted, "");
  await reply({ ...data("1"), words });
  assert.equal(said(), "");
  await comeBack();
  assert.equal(asked().length, 1);
});

test("who comes back to a page of other data is told, and asks for it by a button", async () => {
  await comeBack();
  await reply({ ...data("2"), words });
  assert.equal(said(), "Data changed.Show");
  click(document.getElementById("refresh-data"));
  await later();
  assert.equal(asked().at(-1).wanted, "");
  await reply({ ...data("2"), words, key: "others" });
  assert.equal(said(), "Changed meanwhile.");
});

test("who looks again finds the button that was there, and it asks for the page of any release", async () => {
  await comeBack();
  await reply({ ...data("3"), words });
  const button = document.getElementById("refresh-data");
  clock += 60_000;
  await comeBack();
  await reply({ ...data("3"), words });
  assert.equal(document.getElementById("refresh-data"), button);
  click(button);
  await later();
  assert.equal(asked().at(-1).key, "");
  await reply({ ...data("3"), words, key: "third" });
  navigate.obey("year:2016");
  assert.equal(asked().at(-1).key, "third");
  await reply({ ...data("3"), words, key: "third" });
});

test("a choice that is answered from other data is told, the next one no more", async () => {
  navigate.obey("year:2017");
  await reply({ ...data("4"), words });
  assert.equal(said(), "Changed meanwhile.");
});

test("other data that the reader chose are no news", async () => {
  assert.equal(replaced.isReplaced(answer({}, data("1")), answer({}, data("1", "customs|3"))), false);
  assert.equal(replaced.isReplaced(answer({}, data("1")), answer({}, data("2", "published|"))), false);
  assert.equal(replaced.isReplaced(null, answer({}, data("2"))), false);
});

/* A session that is over, or a server that was upgraded: the page is asked for anew, once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { calls, openPage } from "./browser.js";

openPage("", "/partners?year=2018");
const kept = new Map();
globalThis.sessionStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
};
let reloads = 0;
location.reload = () => { reloads += 1; };
const { answerTo, askAhead } = await import("../../assets/answers.js");

/** What is asked, answered with a status. */
const asks = async (ask, status) => {
  const asked = ask({ path: "/partners", query: String(status), key: "" });
  calls.asked.pop().reply(null, status);
  await Promise.resolve(asked).catch(() => null);
};

test("an answer that a reader waits for leads to the sign-in, one that was asked ahead does not", async () => {
  await asks((choice) => askAhead(choice, { priority: "low" }), 401);
  await asks(answerTo, 503);
  assert.equal(reloads, 0);
  await asks(answerTo, 401);
  await asks(answerTo, 401);
  assert.equal(reloads, 1);
  kept.set("trade-opened-anew", String(Date.now() - 60_000));
  await asks(answerTo, 401);
  assert.equal(reloads, 2);
});

test("a page of before an upgrade, which the server does not understand, is opened anew", async () => {
  kept.clear();
  const before = reloads;
  await asks((choice) => askAhead(choice, { priority: "low" }), 400);
  assert.equal(reloads, before);
  await asks(answerTo, 400);
  await asks(answerTo, 400);
  assert.equal(reloads, before + 1);
});

/* Asking while a reader types. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { asking } from "../../assets/asking.js";

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

test("only the answer to the last question counts, whichever comes first", async () => {
  const answers = {};
  const shown = [];
  const asked = asking((text) => new Promise((done) => { answers[text] = done; }), (one) => shown.push(one), 0);
  asked.soon("slow");
  await later(5);
  asked.soon("quick");
  await later(5);
  answers.quick("quick");
  answers.slow("slow");
  await later(5);
  assert.deepEqual(shown, ["quick"]);
});

test("it waits for a pause", async () => {
  const questions = [];
  const asked = asking(async (text) => questions.push(text), () => {}, 10);
  for (const text of ["n", "no", "nor"]) asked.soon(text);
  await later(30);
  assert.deepEqual(questions, ["nor"]);
});

test("what is forgotten is not shown", async () => {
  const shown = [];
  const asked = asking(async (text) => text, (one) => shown.push(one), 0);
  asked.soon("gone");
  await later(1);
  asked.forget();
  await later(5);
  assert.deepEqual(shown.slice(1), []);
  let done;
  const slow = asking(() => new Promise((end) => { done = end; }), (one) => shown.push(one), 0);
  slow.soon("x");
  await later(5);
  slow.forget();
  done("late");
  await later(5);
  assert.ok(!shown.includes("late"));
});

test("a failure is said, not thrown", async () => {
  const shown = [];
  const asked = asking(async () => { throw new Error("no network"); }, (one) => shown.push(one), 0);
  asked.soon("x");
  await later(5);
  assert.deepEqual(shown, [null]);
});

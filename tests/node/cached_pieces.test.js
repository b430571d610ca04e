/* What the cache has of answers, put back into those that come without it: as Python had them (cases.py). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { asked, calls, later, openPage } from "./browser.js";
import { contract } from "../../assets/contract.js";
import { Missing, named, restored } from "../../assets/cached_pieces.js";

openPage("", "/");
const { answerTo } = await import("../../assets/answers.js");
const { answers } = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf-8"));
const { letters } = contract.cached_pieces;
const listed = (digests) => digests.match(new RegExp(`.{${letters}}`, "g")) ?? [];

test("an answer is again what it was before it was sent, whatever was written into earlier ones", () => {
  assert.ok(answers.some(({ sent, whole }) => JSON.stringify(sent).length < JSON.stringify(whole).length / 2));
  for (const { cached, sent, whole } of answers) {
    assert.deepEqual(new Set(listed(cached)), new Set(listed(named())));
    const answer = restored(sent);
    assert.deepEqual(answer, whole);
    answer.props["a-chart"].figure.data.push("by Plotly");
    answer.props["a-chart"].figure.layout.meta.boxes.length = 0;
  }
});

test("what was never cached cannot be put back", () => {
  assert.throws(() => restored({ html: { caption: ["=", "notheld0"] } }), Missing);
});

test("only the pieces that were used last are named and kept", () => {
  const digest = (n) => String(n).padStart(letters, "0");
  const first = () => ({ html: { caption: ["=", digest(0)] } });
  restored({ html: { caption: ["=", digest(0), "the first"] } });
  for (let n = 1; n < 1000; n += 1) restored({ html: { caption: ["=", digest(n), "text " + n] } });
  assert.ok(!listed(named()).includes(digest(0)));
  assert.equal(restored(first()).html.caption, "the first");
  assert.ok(listed(named()).includes(digest(0)));
  assert.ok(named().length < 4000, "the server refuses longer texts");
  for (let n = 1000; n < 4000; n += 1) restored({ html: { caption: ["=", digest(n), "text " + n] } });
  assert.throws(() => restored(first()), Missing);
});

test("an answer that lacks what is not cached any more is asked for whole", async () => {
  calls.asked.length = 0;
  const answer = answerTo({ path: "/", query: "", key: "" });
  calls.asked[0].reply({ html: { caption: ["=", "notheld0"] } });
  await later();
  assert.deepEqual(asked().map(({ cached }) => cached === ""), [false, true]);
  calls.asked[1].reply({ html: { caption: ["=", "00notold", "whole"] } });
  assert.equal((await answer).html.caption, "whole");
});

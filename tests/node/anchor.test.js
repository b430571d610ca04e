/* An address with a place on its page. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage(`<main id="main"></main>`, "/data?lang=en#dispute-K03");
const state = await import("../../assets/state.js");
const anchor = await import("../../assets/anchor.js");
anchor.listen();

test("it is shown once it is there, and once only: the reader may go on", () => {
  let shown = 0;
  state.settled();
  const row = document.createElement("span");
  row.id = "dispute-K03";
  row.scrollIntoView = () => { shown += 1; };
  document.body.append(row);
  state.settled();
  state.settled();
  assert.equal(shown, 1);
});

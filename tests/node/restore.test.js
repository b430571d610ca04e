/* What the server leaves out of a figure, put back: as Python had it (cases.py). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { complete } from "../../assets/restore.js";
import { contract } from "../../assets/contract.js";

const { figures } = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf-8"));

test("a figure is again what it was before it was sent, with the one template", () => {
  for (const { whole, sent } of figures) {
    complete(sent);
    const { template, ...layout } = sent.layout;
    assert.deepEqual({ ...sent, layout }, whole);
    assert.deepEqual(template, contract.template);
    assert.notEqual(template, contract.template, "Plotly may write into it");
  }
});

test("a figure has the template that it came with", () => {
  const figure = { data: [], layout: { template: { layout: {} } } };
  complete(figure);
  assert.deepEqual(figure.layout.template, { layout: {} });
});

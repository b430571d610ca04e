/* What Python and the browser share stands in contract.js alone. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { contract } from "../../assets/contract.js";

const FOLDER = new URL("../../assets/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
const modules = NAMES.filter((name) => name !== "contract.js")
  .map((name) => [name, readFileSync(new URL(name, FOLDER), "utf-8")]);
/** Without comments, in which an id may be an example. */
const code = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

test("no id is typed by hand", () => {
  const ids = new Set([...Object.values(contract.ids), ...contract.filters.map((filter) => filter.id)]);
  for (const [name, text] of modules) {
    const texts = [...code(text).matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/g)].map(([, a, b, c]) => a ?? b ?? c);
    const typed = texts.flatMap((one) => one.match(/[a-z]+(-[a-z]+)+/g) ?? [])
      .filter((one) => ids.has(one) || /-(filter|chart|map)$/.test(one));
    assert.deepEqual(typed, [], name);
  }
});

test("every module is checked for types, short, and used", () => {
  for (const [name, text] of modules) {
    assert.match(text, /^\/\/ @ts-check\n\/\*/, name);
    assert.ok(text.split("\n").length <= 200, name);
    const used = name === "main.js" || modules.some(([, other]) => other.includes(`from "./${name}"`));
    assert.ok(used, name);
  }
});

test("nothing is shared by a global but what Dash calls", () => {
  for (const [name, text] of modules) {
    const set = [...code(text).matchAll(/\b(?:window|globalThis)\.(\w+) = /g)].map(([, what]) => what);
    assert.deepEqual(set.filter((what) => !["fetch", "dash_clientside"].includes(what)), [], name);
  }
});

test("what Dash and Plotly keep for themselves is left alone, but by the one module that says so", () => {
  const others = modules.filter(([name]) => name !== "outlines.js");
  for (const [name, text] of others) assert.doesNotMatch(code(text), /\.(_context|_full\w+|__\w+)\b/, name);
});

/* The page that came first may be of another address than is open. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, asked, later, openPage, reply } from "./browser.js";

openPage("<h1 id='page-title'></h1>", "/trade?year=2016&theme=dark");
const navigate = await import("../../assets/navigate.js");
const { paint, take } = await import("../../assets/turn.js");
const { askForThisPage, layoutOf, near } = await import("../../assets/first_page.js");

navigate.whenChosen(take);
const { fetch: ofTheServer } = window;

test("the layout is asked for by the address of the page, with the charts near its top", async () => {
  const fetched = [];
  window.fetch = async (resource) => fetched.push(resource);
  const { fetch } = window;
  askForThisPage();
  await window.fetch("/_dash-dependencies", {});
  await window.fetch("/_dash-layout", {});
  const layout = "/_dash-layout?path=%2Ftrade&query=year%3D2016%26theme%3Ddark&near=2&tables=";
  assert.deepEqual(fetched, ["/_dash-dependencies", layout]);
  assert.equal(window.fetch, fetch, "nothing is left of it");
  assert.equal(layoutOf({ pathname: "/", search: "" }, "4"), "/_dash-layout?path=%2F&query=&near=4&tables=");
  window.fetch = ofTheServer;
});

test("as many charts are near the top as a window has room for", () => {
  assert.equal(near(), "2");
  const { matchMedia } = window;
  window.matchMedia = (media) => ({ matches: media === "(min-height: 850px)" });
  assert.equal(near(), "4");
  window.matchMedia = matchMedia;
});

test("what came is shown, and the page that was opened is asked for, once", async () => {
  paint(answer({ path: "/", query: "" }, { title: "Overview" }));
  await later();
  assert.equal(document.title, "Overview");
  assert.deepEqual(asked(), [{ path: "/trade", query: "year=2016", key: "surroundings", near: "2", tables: "", cached: "" }]);
  await reply({ title: "Trade" });
  assert.equal(document.title, "Trade");
  assert.equal(asked().length, 1);
});

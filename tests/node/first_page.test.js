/* The page that came first may be of another address than is open. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, calls, later, openPage } from "./browser.js";

openPage("<h1 id='page-title'></h1>", "/trade?year=2016&theme=dark");
const { paint } = await import("../../assets/paint.js");
const { askForThisPage, layoutOf } = await import("../../assets/first_page.js");

test("the layout is asked for by the address of the page", async () => {
  const fetched = [];
  window.fetch = async (resource) => fetched.push(resource);
  const { fetch } = window;
  askForThisPage();
  await window.fetch("/_dash-dependencies", {});
  await window.fetch("/_dash-layout", {});
  assert.deepEqual(fetched, ["/_dash-dependencies", "/_dash-layout?path=%2Ftrade&query=year%3D2016%26theme%3Ddark"]);
  assert.equal(window.fetch, fetch, "nothing is left of it");
  assert.equal(layoutOf({ pathname: "/", search: "" }), "/_dash-layout?path=%2F&query=");
});

test("what came is shown, and the page that was opened is asked for, once", async () => {
  paint(answer({ path: "/", query: "" }, { title: "Overview" }));
  await later();
  assert.equal(document.title, "Overview");
  const asked = () => calls.setProps.filter(([id]) => id === "choice").map(([, { data }]) => data);
  assert.deepEqual(asked(), [{ path: "/trade", query: "year=2016", key: "surroundings" }]);
  paint(answer({ path: "/trade", query: "year=2016" }, { title: "Trade" }));
  await later();
  assert.equal(document.title, "Trade");
  assert.equal(asked().length, 1);
});

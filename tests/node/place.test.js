/* Pages below a path of their host. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<a data-go='/partners'></a><a data-export='/export/page.pptx?path=/trade'></a>", "/office/trade?year=2016");
document.documentElement.dataset.root = "/office";
const { config, openPath, ownPath, placed } = await import("../../assets/place.js");
const navigate = await import("../../assets/navigate.js");
const links = await import("../../assets/links.js");
const state = await import("../../assets/state.js");

test("our paths become those of the browser, and back", () => {
  assert.equal(openPath(), "/trade");
  assert.equal(placed("/trade?year=2016"), "/office/trade?year=2016");
  assert.equal(ownPath("/office/"), "/");
  assert.equal(ownPath("/office"), "/");
  assert.equal(ownPath("/officers"), "/officers");
  assert.equal(config.topojsonURL, "/office/geo/");
});

test("links and new addresses are below the path, questions are of our own", () => {
  /** @type {import("../../assets/state.js").Asked[]} */
  const taken = [];
  navigate.whenChosen((asked) => taken.push(asked));
  navigate.go("/partners?year=2017");
  assert.equal(location.pathname + location.search, "/office/partners?year=2017");
  assert.deepEqual(taken, [{ path: "/partners", query: "year=2017" }]);
  navigate.rewrite({ year: "2017", theme: "dark" });
  assert.equal(location.pathname, "/office/partners");
  links.listen();
  state.settled();
  const [go, file] = document.querySelectorAll("a");
  assert.equal(go.getAttribute("href"), "/office/partners?year=2017&theme=dark");
  assert.match(file.getAttribute("href"), /^\/office\/export\/page\.pptx\?path=\/trade&year=2017/);
});

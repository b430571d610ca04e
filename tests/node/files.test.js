/* Files: what the page says while one is made, and where there is none. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, click, openPage } from "./browser.js";

openPage(`<a id="slide" download href="/export/page.pptx?path=/trade"><b>Slides</b></a>
  <a id="drawn" download href="data:image/png,x">PNG</a><p id="elsewhere"></p>`);
const files = await import("../../assets/files.js");
const state = await import("../../assets/state.js");
state.show(answer({ path: "/", query: "" }, { words: {
  file_making: "Being made.", file_slides: "Slide {done} of {count}.", file_ready: "Ready.",
  file_failed: "No file.",
} }));
files.listen();

const place = document.querySelector(".files");
const slide = document.getElementById("slide");
const answers = [];
const asked = [];
const saved = [];
const said = [];
const live = [];
globalThis.fetch = async (address, manner) => {
  said.push(place.textContent);
  live.push(place.getAttribute("aria-live"));
  asked.push([address, manner.headers.Prefer || ""]);
  const next = answers.shift();
  if (next instanceof Error) throw next;
  return next;
};
const sentence = (text, status) => new Response(text, { status });
const json = (value, status = 200) => Response.json(value, { status });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-made]");
  if (link) saved.push([link.getAttribute("href").slice(0, 25), link.getAttribute("download") || ""]);
});

/** Click, and wait until it is said what became of it. */
const taken = async (...given) => {
  for (const list of [asked, saved, said, live]) list.length = 0;
  answers.push(...given);
  const clicked = click(slide.firstChild);
  for (let tries = 0; /Being|Slide|^$/.test(place.textContent) && tries < 400; tries += 1) {
    await new Promise((done) => { setTimeout(done, 10); });
  }
  return clicked;
};

test("it says how many slides are made, then takes the file", async () => {
  const clicked = await taken(json({ job: "/export/jobs/a1" }, 202), json({ done: 11, count: 60, file: "" }),
    json({ done: 60, count: 60, file: "/export/jobs/a1/deck.pptx" }));
  assert.ok(clicked.defaultPrevented);
  assert.deepEqual(asked.map(([address]) => address),
    ["/export/page.pptx?path=/trade", "/export/jobs/a1", "/export/jobs/a1"]);
  assert.equal(asked[0][1], "respond-async");
  assert.deepEqual(said, ["Being made.", "Being made.", "Slide 12 of 60."]);
  assert.deepEqual([saved, place.textContent], [[["/export/jobs/a1/deck.pptx", ""]], "Ready."]);
});

test("of sixty slides the first, each tenth or the next, and the last are read aloud", async () => {
  const told = [0, 1, 10, 59];
  await taken(json({ job: "/export/jobs/a1" }, 202), ...told.map((done) => json({ done, count: 60, file: "" })),
    json({ done: 60, count: 60, file: "/export/jobs/a1/deck.pptx" }));
  const slides = said.slice(2).map((text, i) => [text.replace(/\D+/g, " ").trim(), live[i + 2]]);
  assert.deepEqual(slides, [["1 60", "polite"], ["2 60", "off"], ["11 60", "polite"], ["60 60", "polite"]]);
  assert.deepEqual([place.textContent, place.getAttribute("aria-live")], ["Ready.", "polite"]);
});

test("why there is no file stands in the page, with when to come back", async () => {
  for (const [given, text] of [
    [[sentence("Exports are busy. Try again in 5 s.\n", 503)], "Exports are busy. Try again in 5 s."],
    [[sentence("It took too long.", 504)], "It took too long."],
    [[sentence("It is not for you.", 403)], "It is not for you."],
    [[new Response("<html>Bad gateway", { status: 502, headers: { "Content-Type": "text/html" } })], "No file. (502)"],
    [[new Error("no line")], "No file."],
    [[json({ job: "/export/jobs/a1" }, 202), sentence("No Chromium.", 503)], "No Chromium."],
  ]) {
    await taken(...given);
    assert.deepEqual([place.textContent, saved], [text, []]);
    click(document.getElementById("elsewhere"));
    assert.equal(place.textContent, "");
  }
});

test("a table comes at once; of several servers the one that is asked makes it", async () => {
  const head = { "Content-Disposition": 'attachment; filename="turnover.csv"' };
  await taken(new Response("year", { headers: head }));
  assert.deepEqual(saved.map(([, name]) => name), ["turnover.csv"]);
  const title = `attachment; filename="turnover.csv"; filename*=UTF-8''${encodeURIComponent("Оборот - 2018.csv")}`;
  await taken(new Response("year", { headers: { "Content-Disposition": title } }));
  assert.deepEqual(saved.map(([, name]) => name), ["Оборот - 2018.csv"]);
  await taken(json({ job: "/export/jobs/a1" }, 202), sentence("There is no such file.", 404), new Response("PK", { headers: head }));
  assert.deepEqual(asked.map(([, prefer]) => prefer), ["respond-async", "", ""]);
  assert.equal(saved.length, 1);
});

test("what the browser draws and what is opened elsewhere is left alone", async () => {
  asked.length = 0;
  assert.ok(!click(document.getElementById("drawn")).defaultPrevented);
  assert.ok(!click(slide, { ctrlKey: true }).defaultPrevented);
  assert.equal(asked.length, 0);
});

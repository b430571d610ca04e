/* Texts in charts on a narrow screen: broken into lines, moved in from the edge, or left alone. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("<div></div>");
const { lesser, roomy } = await import("../../assets/below.js");
const { broken } = await import("../../assets/broken_lines.js");
const { changes, marked, settle } = await import("../../assets/narrow.js");
const inTiles = await import("../../assets/tiles.js");
const shorter = (graph) => inTiles.shorter(graph, broken);

const box = (left, width, top = 0, height = 14) => (
  { left, right: left + width, width, top, bottom: top + height, height });
/** A chart of some width with its texts where they were drawn. */
const drawn = (width, notes, boxes, columns = 0) => ({
  clientWidth: width,
  layout: { annotations: notes, margin: { t: 30 } },
  getBoundingClientRect: () => box(0, width),
  querySelector: (asked) => {
    const at = asked.match(/\d+/);
    return at && { getBoundingClientRect: () => boxes[Number(at[0])] };
  },
  querySelectorAll: (asked) => (asked === ".xtick text" ? [] : { length: columns }),
});
const KEY = { text: "■ Exports   ■ Imports   ▨ implied", xref: "paper", yref: "paper", y: 1, yanchor: "bottom" };

test("a key is broken between its entries, a text between its words, a number nowhere", () => {
  assert.equal(broken(KEY.text, 22), "■ Exports   ■ Imports<br>▨ implied");
  assert.equal(broken("145 other countries", 10), "145 other<br>countries");
  assert.equal(broken("+2\u00a0410,0 млн\u00a0долл. США", 10), "+2\u00a0410,0<br>млн долл.<br>США");
  assert.equal(broken("Условия торговли: −0,9\u00a0%", 22), "Условия торговли:<br>−0,9\u00a0%");
  assert.equal(broken("≈\u00a0+15,7\u00a0п.\u00a0п.", 6), "≈\u00a0+15,7<br>п.\u00a0п.");
  assert.equal(broken("<b>+25.8 p.p.</b><br>about", 6), "<b>+25.8<br>p.p.</b><br>about");
});

test("a line is as wide as its letters", () => {
  assert.equal(broken("Шумный жужжащий", 15), "Шумный<br>жужжащий");
  assert.equal(broken("little illicit", 15), "little illicit");
  assert.equal(broken("little illicit", 11), "little illicit");
});

test("tags are not seen, and are not broken", () => {
  assert.equal(broken('<span style="color: #fff">■</span> Exports', 20), '<span style="color: #fff">■</span> Exports');
});

test("a key that leaves a narrow chart has a second line and room for it", () => {
  assert.deepEqual(changes(drawn(220, [KEY], [box(8, 300)])), {
    "annotations[0].text": "■ Exports   ■ Imports<br>▨ implied", "margin.t": 46,
  });
});

test("texts of columns that meet have the width of a column", () => {
  const notes = ["+25.8 p.p. more", "+9.1 p.p."].map((text) => ({ text, xref: "x", yref: "y", y: 5 }));
  const asked = changes(drawn(300, notes, [box(60, 90), box(140, 54)], 4));
  assert.deepEqual(asked, { "annotations[0].text": "+25.8 p.p.<br>more" });
});

test("a text of a column that no line of it has room for has smaller letters, and not illegible ones", () => {
  const notes = ["12,345.6", "about 9,350.0"].map((text) => ({ text, xref: "x", yref: "y", y: 5, font: { size: 12 } }));
  const asked = changes(drawn(225, notes, [box(20, 44), box(60, 82)], 5));
  assert.deepEqual(asked, {
    "annotations[0].font.size": 10, "annotations[1].text": "about<br>9,350.0", "annotations[1].font.size": 10,
  });
});

test("an amount of a column goes aside with its unit, as far as over its column", () => {
  const notes = ["9,240", "<b>+15.7\u00a0p.p.</b><br>+1,453", "<b>+5.7\u00a0p.p.</b><br>+531", "<b>11,224.9</b>"]
    .map((text) => ({ text, xref: "x", yref: "y", y: 5 }));
  const boxes = (wide) => [box(60, 50, 40), box(114, wide, 4, 30), box(167, 66, 0, 30), box(225, 50, 16)];
  const asked = changes(drawn(300, notes, boxes(72), 4));
  assert.deepEqual(asked, { "annotations[1].xshift": -33, "annotations[2].xshift": -11 });
  // It would be over the column before.
  assert.match(changes(drawn(300, notes, boxes(140), 4))["annotations[1].text"], /15\.7<br>p\.p\./);
});

test("a text of a column at the edge is moved in", () => {
  const note = { text: "12,610.0", xref: "x", yref: "y", y: 5 };
  assert.deepEqual(changes(drawn(300, [note], [box(260, 50)], 9)), { "annotations[0].xshift": -12 });
});

const bars = (range, place, texts) => {
  const found = drawn(300, [], []);
  found.data = [{ type: "bar", orientation: "h", x: range }];
  found.layout.xaxis = { range };
  found.querySelector = () => ({ getBoundingClientRect: () => place });
  found.querySelectorAll = () => texts.map((one) => ({ getBoundingClientRect: () => one }));
  return found;
};

test("bars leave their figures room to the right", () => {
  const [low, high] = changes(bars([0, 10], box(100, 190), [box(260, 60)]))["xaxis.range"];
  assert.equal(low, 0);
  const value = (160 / 190) * 10;
  assert.ok(Math.abs(100 + (value / high) * 190 + 60 - 298) < 0.01);
});

test("and to the left, where they fell", () => {
  const [low, high] = changes(bars([-1, 9], box(100, 190), [box(92, 27), box(120, 60)]))["xaxis.range"];
  const at = (value) => 100 + ((value - low) / (high - low)) * 190;
  assert.ok(at(0) - 27 >= 100 - 0.01);
  assert.ok(low < -1);
});

test("lines under bars that went on below go on further where letters become wider", () => {
  const under = { xref: "paper", yref: "y", y: 3, yanchor: "top" };
  const notes = [{ ...under, text: "Terms of trade (export<br>prices): −0.9%", yshift: 8 },
    { ...under, text: "Exports: 48% compared", yanchor: undefined, yshift: -16 }];
  const chart = drawn(200, notes, [box(8, 260), box(8, 180)]);
  const asked = changes({ ...chart, data: [{ orientation: "h", x: [] }] });
  const added = asked["annotations[0].text"].split("<br>").length - 2;
  assert.ok(added > 0);
  assert.deepEqual([0, 1].map((at) => asked["annotations[" + at + "].yshift"]), [8, -16 - 16 * added]);
  assert.equal(asked["margin.b"], 16 * added);
});

test("no figure takes all room of the bars", () => {
  const both = [box(60, 85), box(150, 60)];
  assert.equal(changes(bars([-1, 40], box(142, 80), both)), null);
});

test("a line beside bars goes on below", () => {
  const note = { text: "145 other countries: together 36%", xref: "paper", yref: "y", y: 6 };
  const asked = changes({
    ...drawn(300, [note], [box(100, 240)]), data: [{ orientation: "h" }], querySelectorAll: () => [],
  });
  assert.equal(asked["annotations[0].text"], "145 other countries:<br>together 36%");
  assert.equal(asked["annotations[0].yanchor"], "top");
});

test("the mark of made-up data is within the plot, or from the edge beside names", () => {
  const shape = (label) => ({ label: { text: "Demonstration data", font: { size: 20 }, ...label } });
  const asked = (label, width) => marked(
    {
      getBoundingClientRect: () => box(0, 240),
      querySelector: (one) => ({
        getBoundingClientRect: () => (one === ".nsewdrag" ? box(100, 136) : box(50, width)),
      }),
    },
    { shapes: [{}, shape(label)] },
  );
  assert.deepEqual(asked({}, 220), { "shapes[1].label.font.size": 12 });
  assert.deepEqual(asked({ textposition: "middle right" }, 290), { "shapes[1].label.font.size": 16 });
  assert.deepEqual(asked({}, 130), {});
});

test("what has its room is left alone; of a chart wider than a phone a key that has none is parted", () => {
  assert.equal(changes(drawn(460, [KEY], [box(8, 300)])), null);
  assert.equal(changes(drawn(900, [KEY], [box(8, 800)])), null);
  assert.match(String(changes(drawn(900, [KEY], [box(8, 1000)]))?.["annotations[0].text"]), /<br>/);
  assert.equal(changes(drawn(300, [], [])), null);
});

test("a chart of a wide window is not asked whether it is seen, which has the page laid out, but for tiles", async () => {
  let asked = 0;
  const graph = (type) => ({
    data: [{ type, labels: [], text: [], ids: [] }], layout: {}, clientWidth: 600, querySelectorAll: () => [],
    get offsetParent() { asked += 1; return null; },
  });
  const before = globalThis.innerWidth;
  globalThis.innerWidth = 1280;
  await settle(graph("bar"));
  assert.equal(asked, 0);
  await settle(graph("treemap"));
  assert.equal(asked, 1);
  globalThis.innerWidth = before;
});

test("names and figures of large tiles have the short lines of small ones where the chart is narrow", () => {
  const tiles = { type: "treemap", labels: ["<b>Минеральные продукты</b>", "<b>Машины</b>"], text: ["2\u00a0626,4 · 20,8\u00a0%", "9,0"] };
  const narrow = { clientWidth: 320, data: [tiles] };
  const asked = shorter(narrow);
  assert.deepEqual(asked, {
    labels: [["<b>Минеральные<br>продукты</b>", "<b>Машины</b>"]], text: [["2\u00a0626,4<br>20,8\u00a0%", "9,0"]],
  });
  assert.equal(shorter({ clientWidth: 900, data: [tiles] }), null);
  assert.equal(shorter({ ...narrow, data: [{ ...tiles, labels: asked.labels[0], text: asked.text[0] }] }), null);
});

test("tiles in which nothing is written are named below, the largest first, and only on a narrow screen", () => {
  const KEY = { text: "■ Exports", font: { size: 12, color: "#456" } };
  const slice = (text) => ({
    querySelector: (asked) => (asked === "text" ? text && { textContent: text, style: {} } : null),
  });
  const chart = (width, ...written) => ({
    clientWidth: width,
    data: [{ type: "treemap", labels: ["<b>Wood</b>", "Hides and<br>furs", "Art"], text: ["90.0 · 94%", "4.0<br>4%", "2.0<br>2%"] }],
    layout: { annotations: [KEY] },
    querySelectorAll: () => [slice(""), ...written.map(slice)],
  });
  const styled = globalThis.getComputedStyle;
  globalThis.getComputedStyle = () => ({ display: "" });
  const asked = inTiles.told(chart(300, "Wood", "", ""), broken);
  const [key, below] = asked.annotations;
  assert.deepEqual([key, below.font], [KEY, KEY.font]);
  assert.equal(below.text.trim(), "Hides and furs (4.0 · 4%); Art (2.0 · 2%)");
  assert.equal(asked["margin.b"], 24);
  // It is said once.
  const again = chart(300, "Wood", "", "");
  Object.assign(again.layout, { annotations: asked.annotations, margin: { b: 40 } });
  assert.equal(inTiles.told(again, broken), null);
  // One that has words in the room of another height is no longer named; that height stays.
  const later = chart(300, "Wood", "Hides", "");
  Object.assign(later.layout, again.layout);
  assert.equal(inTiles.told(later, broken)["margin.b"], 40);
  assert.equal(inTiles.told(later, broken).annotations[1].text.trim(), "Art (2.0 · 2%)");
  assert.equal(inTiles.told(chart(300, "Wood", "Hides…", "Art"), broken), null);
  assert.equal(inTiles.told(chart(900, "Wood", "", ""), broken), null);
  globalThis.getComputedStyle = styled;
});

test("a tile too small for its name has its number, on a wide screen too, and below stands its whole name", () => {
  const styled = globalThis.getComputedStyle;
  globalThis.getComputedStyle = () => ({ display: "" });
  const slice = (text) => ({
    querySelector: (asked) => (asked === "text" ? text && { textContent: text, style: {} }
      : { getBoundingClientRect: () => box(0, 46) }),
  });
  const labels = ["<b>8426 Lifting cranes</b>", "<b>8404 Auxiliary<br>boiler<br>equipment</b>", "4 others"];
  const chart = (width, ...written) => ({
    clientWidth: width,
    data: [{ type: "treemap", labels, text: ["151.9", "29.3<br>3.3%", "79.6"] }],
    layout: { annotations: [] },
    querySelectorAll: () => [slice(""), ...written.map(slice)],
  });
  const wide = chart(900, "8426", "", "");
  assert.deepEqual(inTiles.numbered(wide), { labels: [["<b>8426 Lifting cranes</b>", "<b>8404</b>", "4 others"]] });
  assert.equal(inTiles.numbered(chart(900, "8426", "8404", "4")), null);
  wide.data[0].labels = inTiles.numbered(wide).labels[0];
  assert.equal(inTiles.whole(wide), null);
  assert.deepEqual(inTiles.whole(Object.assign(wide, { clientWidth: 1900 })),
                   { labels: [labels], text: [wide.data[0].text] });
  const phone = chart(300, "", "", "4");
  phone.data[0].labels = inTiles.numbered(phone).labels[0];
  phone.data[0].labels = inTiles.cut(phone)?.labels[0] ?? phone.data[0].labels;
  const below = inTiles.told(phone, broken).annotations[0].text.replaceAll("<br>", " ").trim();
  assert.equal(below, "8426 Lifting cranes (151.9); 8404 Auxiliary boiler equipment (29.3 · 3.3%)");
  globalThis.getComputedStyle = styled;
});

test("a tile without room for three lines has its figures in one, until the chart has another size", () => {
  const styled = globalThis.getComputedStyle;
  globalThis.getComputedStyle = () => ({ display: "" });
  const slice = ([text, width, height]) => ({
    querySelector: (asked) => (asked === "text" ? text && { textContent: text, style: {} }
      : { getBoundingClientRect: () => box(0, width, 0, height) }),
  });
  const text = ["1.2<br>4.1%", "217.7<br>1.7%", "3.0<br>0.1%"];
  const chart = (width) => ({
    clientWidth: width,
    data: [{ type: "treemap", labels: ["Other", "3 others", "Art"], text }],
    querySelectorAll: () => [["", 900, 400], ["Other", 140, 122], ["", 140, 49], ["", 20, 60]].map(slice),
  });
  const wide = chart(900);
  const asked = inTiles.level(wide);
  assert.deepEqual(asked, { text: [["1.2<br>4.1%", "217.7 · 1.7%", "3.0<br>0.1%"]] });
  assert.equal(inTiles.level(chart(320)), null);
  [wide.data[0].text] = asked.text;
  assert.equal(inTiles.level(wide), null);
  assert.equal(inTiles.whole(wide), null);
  assert.deepEqual(inTiles.whole(Object.assign(wide, { clientWidth: 600 })).text, [text]);
  globalThis.getComputedStyle = styled;
});

test("of marks whose names have no room beside each other every second is named, the chosen one too", () => {
  /** Twelve marks below a chart, 25 pixels apart, with names of some width. */
  const months = (wide, names) => ({
    querySelector: () => ({ getBoundingClientRect: () => box(0, 300) }),
    querySelectorAll: () => names.map(() => ({ querySelectorAll: () => [], getComputedTextLength: () => wide })),
  });
  const twelve = Array.from({ length: 12 }, (_, n) => n + 1);
  const axis = (names) => ({ tickvals: twelve, ticktext: names, range: [0.5, 12.5] });
  const plain = twelve.map(String);
  assert.deepEqual(roomy(months(32, plain), axis(plain)).at, [1, 3, 5, 7, 9, 11]);
  assert.equal(roomy(months(18, plain), axis(plain)), null);
  const chosen = plain.map((name) => (name === "4" ? "<b>4</b>" : name));
  assert.deepEqual(roomy(months(32, chosen), axis(chosen)).at, [2, 4, 6, 8, 10, 12]);
});

test("years whose names have no room beside each other stand without their century, all of them", () => {
  /** Seven years below a chart, 30 pixels apart; names as they are drawn, a line of each so wide. */
  const years = (names) => ({
    querySelector: () => ({ getBoundingClientRect: () => box(0, 210) }),
    querySelectorAll: () => names.map((name) => ({
      querySelectorAll: () => name.split("<br>").map((line) => ({
        getComputedTextLength: () => 7 * line.replace(/<[^>]*>/g, "").length,
      })),
    })),
  });
  const axis = (names) => ({ tickvals: [2016, 2017, 2018, 2019, 2020, 2021, 2022], ticktext: names, range: [2015.5, 2022.5] });
  const names = ["2016", "2017", "<b>2018</b>", "<u>2019</u>", "2020", "2021", "2022<br>9\u00a0m"];
  const short = ["2016", "17", "<b>18</b>", "<u>19</u>", "20", "21", "22<br>9\u00a0m"];
  assert.deepEqual(roomy(years(names), axis(names)), { at: axis(names).tickvals, names: short });
  // And they stay so when the chart is looked at once more.
  assert.equal(roomy(years(short), axis(short)), null);
  const ended = ["1998", "1999", "2000", "2001", "2002", "2003", "2004"];
  assert.deepEqual(roomy(years(ended), axis(ended)).names, ["1998", "99", "2000", "01", "02", "03", "04"]);
  // A note that has no room leaves every second year its whole name.
  const noted = names.map((name) => name + (name.includes("<br>") ? " known" : ""));
  assert.deepEqual(roomy(years(noted), axis(noted)).at, [2016, 2018, 2020, 2022]);
});

test("names below a few columns that meet become smaller, and not illegible", () => {
  const names = (...boxes) => ({ querySelectorAll: () => boxes.map((one) => ({ getBoundingClientRect: () => one })) });
  const styled = globalThis.getComputedStyle;
  globalThis.getComputedStyle = () => ({ fontSize: "12px" });
  assert.equal(lesser(names(box(0, 30), box(40, 30), box(80, 30))), null);
  assert.equal(lesser(names(box(0, 44), box(40, 44), box(80, 44))), 10);
  assert.equal(lesser(names(box(0, 90), box(40, 90))), 9);
  assert.equal(lesser(names(box(0, 90))), null);
  globalThis.getComputedStyle = styled;
});

test("a figure that meets the chosen one gives way to it", () => {
  const notes = ["1,955.0", "<b>1,860.0</b>"].map((text) => ({ text, xref: "x", yref: "y", y: 5 }));
  assert.deepEqual(changes(drawn(300, notes, [box(60, 44), box(84, 46)], 5)), { "annotations[0].xshift": -22 });
  assert.deepEqual(changes(drawn(300, notes, [box(120, 44), box(84, 46)], 5)), { "annotations[0].xshift": 12 });
  assert.equal(changes(drawn(300, notes, [box(20, 44), box(84, 46)], 5)), null);
});

test("the name of a panel that meets that of the next one has two lines", () => {
  const panel = (text, x) => ({ text, x, xref: "paper", yref: "paper", y: 0.9, yanchor: "bottom" });
  const notes = [panel("<b>Виргинские острова США</b>", 0), panel("<b>Гаити</b>", 0.55)];
  assert.deepEqual(changes(drawn(280, notes, [box(40, 150), box(170, 34)])), {
    "annotations[0].text": "<b>Виргинские острова<br>США</b>",
  });
  assert.equal(changes(drawn(280, notes, [box(40, 120), box(170, 34)])), null);
});

test("lines under bars that are broken go on below, and those after them give way", () => {
  const notes = ["Exports: within $850–880 million", "Imports: within $810–870 million", "(four years of five)"]
    .map((text) => ({ text, xref: "paper", yref: "y", y: 3 }));
  const chart = drawn(200, notes, [box(8, 300), box(8, 300), box(8, 150)]);
  const asked = changes({ ...chart, data: [{ orientation: "h", x: [] }] });
  assert.deepEqual([0, 1, 2].map((at) => asked["annotations[" + at + "].yshift"]), [8, -8, -32]);
  assert.equal(asked["margin.b"], 32);
});

test("a name with a word that is longer than its tile is written smaller before it is cut", () => {
  const styled = globalThis.getComputedStyle;
  globalThis.getComputedStyle = () => ({ display: "" });
  const slice = ([text, width]) => ({
    querySelector: (asked) => (asked === "text" ? text && { textContent: text, style: {} }
      : { getBoundingClientRect: () => box(0, width) }),
  });
  const labels = ["<b>Wood</b>", "<b>Продовольствие</b>", "<b>Продовольствие</b>"];
  const chart = {
    clientWidth: 320,
    data: [{ type: "treemap", labels, text: ["90.0", "4.0<br>4%", "2.0<br>2%"] }],
    layout: { annotations: [] },
    querySelectorAll: () => [["", 320], ["Wood", 140], ["", 90], ["", 50]].map(slice),
  };
  const [wood, ...foods] = inTiles.lesser(chart).labels[0];
  assert.equal(wood, labels[0]);
  assert.match(foods[0], /^<span style="font-size:10px"><b>Продовольствие<\/b><\/span>$/);
  assert.equal(foods[1], labels[2]);
  chart.data[0].labels = [wood, ...foods];
  assert.equal(inTiles.lesser(chart), null);
  assert.match(inTiles.cut(chart).labels[0][2], /^<b>Прод.*…<\/b>$/);
  // It says its name: it is not named below as well.
  chart.querySelectorAll = () => [["", 320], ["Wood", 140], ["Продовольствие", 90], ["", 50]].map(slice);
  assert.equal(inTiles.told(chart, broken).annotations[0].text.match(/Продовольствие/g).length, 1);
  globalThis.getComputedStyle = styled;
});

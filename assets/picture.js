// @ts-check
/* A chart as a picture that carries its own title, subtitle, source and theme. */
import { contract } from "./contract.js";
import { graphOf } from "./dash.js";
import * as maps from "./maps.js";
import { marginsOf } from "./outlines.js";
import { around, made, say, textOf } from "./page.js";
import { config } from "./place.js";
import { word } from "./state.js";


/** Pixels of the layout between its words and its edge. */
const EDGE = 60;
/** Pixels that a chart on a page leaves at its sides. */
const PAD = 8;
/** Pixels of a picture for one of its layout. */
const SHARPNESS = 1.5;
const SIZE = {
  width: contract.picture.width / SHARPNESS, height: contract.picture.height / SHARPNESS, scale: SHARPNESS,
};

/** A line broken at spaces, none longer than a width if it can be.
 * @param {string} line
 * @param {number} width characters
 * @returns {string[]} */
export const wrapped = (line, width) => {
  /** @type {string[]} */
  const lines = [];
  for (const part of line.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || (last + " " + part).length > width) lines.push(part);
    else lines[lines.length - 1] = last + " " + part;
  }
  return lines;
};

/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
/** @type {(text: string, width: number) => string} */
const paragraph = (text, width) => wrapped(text, width).map(escaped).join("<br>");

/** The notes of a chart, those too that its page folds away, each once.
 * @type {(list: Element | null) => string[]} */
export const notesIn = (list) => [...list?.querySelectorAll("li") ?? []]
  .filter((note) => !note.querySelector("li")).map((note) => note.textContent?.trim() || "");

/** Where it is from, and what opens it again.
 * @type {(id: string) => string} */
const sourceOf = (id) => [contract.parts.source, contract.parts.reference]
  .map((part) => textOf(id + part)).filter(Boolean).join(" · ");

/**
 * The layout of a picture: that of the chart with its words around it, clear of what it draws around
 * its axes.
 * @param {string} id
 * @param {Drawing} graph
 * @param {(name: string) => string} colour
 */
const layoutOf = (id, graph, colour) => {
  const { parts } = contract;
  const layout = structuredClone(graph.layout);
  const notes = notesIn(document.getElementById(id + parts.notes)).join(" ");
  const foot = [notes, sourceOf(id)].filter(Boolean).flatMap((line) => wrapped(line, 170)).map(escaped);
  const title = wrapped(textOf(id + parts.title), 60);
  const drawn = marginsOf(graph);
  const [left, right] = [EDGE + Math.max(0, drawn.l - PAD), EDGE + Math.max(0, drawn.r - PAD)];
  const [above, below] = [Math.max(50, drawn.t + 10), Math.max(40, drawn.b)];
  /** @type {(text: string, more: object, size: number, ink: string) => object} */
  const words = (text, more, size, ink) => ({
    text, xref: "paper", yref: "paper", x: 0, xanchor: "left", xshift: EDGE - left, align: "left", showarrow: false,
    font: { size, color: colour(ink) }, ...more,
  });
  const top = { y: 1, yanchor: "bottom" };
  return {
    ...layout,
    width: SIZE.width,
    height: SIZE.height,
    autosize: false,
    paper_bgcolor: colour("surface"),
    margin: {
      ...layout.margin, l: left, r: right, t: above + 64 + 36 * title.length, b: below + 24 + 17 * foot.length,
    },
    annotations: [
      ...(layout.annotations || []),
      words("<b>" + title.map(escaped).join("<br>") + "</b>", { ...top, yshift: above + 42 }, 28, "ink"),
      words(paragraph(textOf(id + parts.subtitle), 120), { ...top, yshift: above }, 16, "ink-2"),
      words(foot.join("<br>"), { y: 0, yanchor: "top", yshift: -below }, 13, "ink-2"),
    ],
  };
};

/** Pictures can only be copied on secure pages; elsewhere the file is saved instead.
 * @type {(drawing: Drawing, id: string) => Promise<string>} */
const copiedPicture = async (drawing, id) => {
  try {
    const address = await window.Plotly.toImage(drawing, { ...SIZE, format: "png" });
    const bytes = Uint8Array.from(atob(address.split(",")[1]), (one) => one.charCodeAt(0));
    const blob = new Blob([bytes], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    return word("picture_copied");
  } catch {
    await window.Plotly.downloadImage(drawing, { ...SIZE, format: "png", filename: id });
    return word("picture_not_copied");
  }
};

/** Save or copy the picture of a chart; says what is to be said of it.
 * @type {(id: string, form: string) => Promise<string>} */
const take = async (id, form) => {
  const graph = /** @type {Drawing | null} */ (graphOf(id));
  if (!graph || !window.Plotly) return "";
  const style = getComputedStyle(document.documentElement);
  const layout = layoutOf(id, graph, (name) => style.getPropertyValue("--" + name).trim());
  const spare = made("div");
  spare.style.cssText = "position:absolute;left:-9999px";
  document.body.append(spare);
  try {
    const still = { ...config, staticPlot: true };
    const drawing = await window.Plotly.newPlot(spare, graph.data, layout, still);
    await maps.settle(spare);
    if (form === "copy") return await copiedPicture(drawing, id);
    await window.Plotly.downloadImage(drawing, { ...SIZE, format: form, filename: id });
    return "";
  } finally {
    window.Plotly.purge(spare);
    spare.remove();
  }
};

/** Listen to the entries of the charts' menus: data-picture is "turnover-chart:png". */
export const listen = () => {
  document.addEventListener("click", async (event) => {
    const [id, form] = around(event, "[data-picture]")?.dataset.picture?.split(":") ?? [];
    if (id) say(await take(id, form || "png"));
  });
};

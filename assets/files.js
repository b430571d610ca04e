// @ts-check
/* Files: asked for without leaving the page, which says how far they are, or why there is none and
   when to come back. Without this script a link still leads to its file. */
import { around, isPlain, made } from "./page.js";
import { placed } from "./place.js";
import { word } from "./state.js";

/** What is said, and whether it is to be read aloud too.
 * @typedef {(text: string, aloud?: boolean) => void} Say */

/** Whoever has no session is told so, not led to a page; a document need not be waited for. */
const MANNERS = { Accept: "application/json", Prefer: "respond-async" };
const [FIRST, MORE, SELDOM] = [150, 1.5, 1500];   /* milliseconds between two questions how far it is */
const SHOWN = 8000;   /* milliseconds for which it stands there that a file is ready */
const ALOUD = 10;   /* of so many slides one is read aloud: sixty lines would bury the page */
const LOST = 20;   /* times that the server may be silent, one after another */

/** @type {(milliseconds: number) => Promise<void>} */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Why there is no file, and when to come back: the server says both in a sentence.
 * @type {(answer: Response) => Promise<string>} */
const whyNot = async (answer) => {
  const isSentence = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
  // What another server on the way says is a page for programmers.
  return isSentence ? (await answer.text()).trim() : word("file_failed") + " (" + answer.status + ")";
};

/** Have the browser keep a file.
 * @type {(href: string, name?: string) => void} */
const save = (href, name = "") => {
  const link = made("a", { href, download: name, "data-made": "" });
  document.body.append(link);
  link.click();
  link.remove();
};

/** @type {(answer: Response) => Promise<void>} */
const saveWhole = async (answer) => {
  const said = answer.headers.get("Content-Disposition") || "";
  const title = /filename\*=UTF-8''([^;]+)/.exec(said)?.[1];
  const href = URL.createObjectURL(await answer.blob());
  save(href, title ? decodeURIComponent(title) : /filename="([^"]+)"/.exec(said)?.[1]);
  // The browser takes it when it gets to it.
  setTimeout(URL.revokeObjectURL, 60_000, href);
};

/** What became of a document; the line may be lost for a while.
 * @type {(address: string) => Promise<Response>} */
const become = async (address) => {
  for (let silent = 0; ; silent += 1) {
    try {
      return await fetch(address, { headers: { Accept: MANNERS.Accept } });
    } catch (error) {
      if (silent === LOST) throw error;
      await pause(SELDOM);
    }
  }
};

/** Say in a place of role=status; what is not to be read aloud stands there all the same.
 * @type {(place: HTMLElement) => Say} */
export const sayIn = (place) => (text, aloud = true) => {
  place.setAttribute("aria-live", aloud ? "polite" : "off");
  if (place.textContent !== text) place.textContent = text;
};

/** Say which slide is made: aloud the first that is told, each tenth or the next one told, the last.
 * @type {(say: Say) => (done: number, count: number) => void} */
const slidesTo = (say) => {
  let heard = 0;
  return (done, count) => {
    const slide = Math.min(done + 1, count);
    const isNext = !heard || Math.floor(slide / ALOUD) > Math.floor(heard / ALOUD);
    const aloud = slide !== heard && (isNext || slide === count);
    if (aloud) heard = slide;
    say(word("file_slides").replace("{done}", String(slide)).replace("{count}", String(count)), aloud);
  };
};

/** Wait for a document, and say how far it is; null: the server that was asked knows of none.
 * @type {(job: string, say: Say) => Promise<string | null>} */
const waitedFor = async (job, say) => {
  const tell = slidesTo(say);
  for (let rest = FIRST; ; rest = Math.min(rest * MORE, SELDOM)) {
    await pause(rest);
    const answer = await become(placed(job));
    if (answer.status === 404) return null;
    if (!answer.ok) return whyNot(answer);
    const { done, count, file } = await answer.json();
    if (file) {
      save(placed(file));
      return "";
    }
    if (count > 1) tell(done, count);
  }
};

/**
 * Ask for a file and have the browser keep it.
 * @param {string} address
 * @param {Say} say what is said meanwhile
 * @param {{method?: string, body?: string}} [manner]
 * @returns {Promise<string>} why there is none, "" where there is
 */
export const fileOf = async (address, say, manner = {}) => {
  say(word("file_making"));
  let answer = await fetch(address, { ...manner, headers: MANNERS });
  if (answer.status === 202) {
    const why = await waitedFor((await answer.json()).job, say);
    if (why !== null) return why;
    // Of several servers on one address another one has it: whoever is asked now makes it.
    answer = await fetch(address, { ...manner, headers: { Accept: MANNERS.Accept } });
  }
  if (!answer.ok) return whyNot(answer);
  await saveWhole(answer);
  return "";
};

/** Where it stands what became of files, over the page wherever it is read.
 * @type {HTMLElement} */
let place;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @type {Say} */
const show = (text, aloud) => {
  clearTimeout(timer);
  sayIn(place)(text, aloud);
};

/** The addresses of what is being made: a second click asks for nothing. */
const making = new Set();

/** @type {(href: string) => Promise<void>} */
const take = async (href) => {
  if (making.has(href)) return;
  making.add(href);
  const why = await fileOf(href, show).catch(() => word("file_failed"));
  making.delete(href);
  show(why || word("file_ready"));
  if (!why) timer = setTimeout(show, SHOWN, "");
};

/** Listen to links of files. */
export const listen = () => {
  place = made("p", { className: "files" });
  place.setAttribute("role", "status");
  document.body.append(place);
  document.addEventListener("click", (event) => {
    const href = around(event, "a[download]:not([data-made])")?.getAttribute("href") || "";
    // Pictures that the browser has drawn itself have no address of ours.
    if (href.startsWith("/") && isPlain(event)) {
      event.preventDefault();
      take(href);
    } else if (!making.size && !around(event, "a")) {
      // What went wrong has been read.
      show("");
    }
  });
};

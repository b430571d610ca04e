// @ts-check
/* What a choice has changed, said to those who listen: when all of it is there, and no more than is
   new. Ten choices in a second are said once. */
import { contract } from "./contract.js";
import { byId, textOf } from "./page.js";
import { drawn } from "./state.js";
import { every, inView } from "./visible.js";

const { ids, parts } = contract;
const PAUSE = 500;   /* milliseconds after a turn in which a reader may choose on */
const BETWEEN = contract.lines.between;   /* the parts of the line that says what is chosen */

/** What was there last: of which page, what is chosen, what each chart says.
 * @type {{page: string, chosen: string[], titles: Map<string, string>}} */
let last = { page: "", chosen: [], titles: new Map() };

const now = () => ({
  page: drawn()?.asked.path ?? "",
  chosen: textOf(ids.CAPTION).split(BETWEEN),
  titles: new Map(every().map((part) => [part, textOf(part + parts.title)])),
});

/** Say what is new since something was said last; of another page nothing, whose heading has the
 * focus. */
const say = () => {
  const before = last;
  last = now();
  const said = byId(ids.SAID);
  if (!said || before.page !== last.page) return;
  const fresh = last.chosen.filter((one) => !before.chosen.includes(one));
  const isSame = !fresh.length && last.chosen.length === before.chosen.length;
  const seen = inView();
  const order = [...every().filter((part) => seen.includes(part)), ...every()];
  const changed = order.find((part) => last.titles.get(part) && last.titles.get(part) !== before.titles.get(part));
  const texts = [...(isSame ? [] : fresh.length ? fresh : last.chosen), changed ? last.titles.get(changed) : ""];
  said.textContent = texts.filter(Boolean).join(". ");
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** A turn begins: what the one before it changed may change again. */
export const wait = () => {
  clearTimeout(timer);
  if (last.page !== (drawn()?.asked.path ?? "")) last = now();
};

/** It has come to its end: say what is new, unless the reader chooses on. */
export const tell = () => {
  clearTimeout(timer);
  timer = setTimeout(say, PAUSE);
};

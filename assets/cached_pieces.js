// @ts-check
/* The cache of pieces of answers, by the digests of their contents, so that the server need not send
   them again: dashboard/pages/cached_pieces.py. They are kept as texts: Plotly writes into what it
   is given. */
import { contract } from "./contract.js";

/** @typedef {import("./state.js").Drawn} Drawn */

const { mark: MARK, letters: LETTERS, parts: PARTS, deepest: DEEPEST } = contract.cached_pieces;
const [MOST, NAMED] = [2000, 450];   /* pieces that are kept, the last used of them that are named */
/** @type {Map<string, string>} */
const pieces = new Map();

/** The server left out a piece that is not here any more. */
export class Missing extends Error {}

/** The digests of the pieces used last, one after another: more than a page is made of. */
export const named = () => [...pieces.keys()].slice(-NAMED).join("");

/** @type {(digest: string, text: string) => void} */
const keep = (digest, text) => {
  pieces.delete(digest);
  pieces.set(digest, text);
};

/** @type {(digest: string) => any} */
const keptOf = (digest) => {
  const text = pieces.get(digest);
  if (text === undefined || digest.length !== LETTERS) throw new Missing(digest);
  keep(digest, text);
  return JSON.parse(text);
};

/** A piece that deep in an answer, with all that was left out of it.
 * @type {(piece: any, depth: number) => any} */
const whole = (piece, depth) => {
  if (depth > DEEPEST || typeof piece !== "object" || piece === null) return piece;
  const marked = Array.isArray(piece) && piece[0] === MARK;
  const [, digest, ...parts] = marked ? piece : ["", "", piece];
  if (marked && !parts.length) return keptOf(digest);
  // A long text is cut into parts.
  const given = parts.length === 1 ? parts[0] : parts.map((/** @type {any} */ one) => whole(one, depth)).join("");
  if (typeof given === "object" && given !== null) {
    for (const [name, one] of Object.entries(given)) given[name] = whole(one, depth + 1);
  }
  if (marked) keep(digest, JSON.stringify(given));
  return given;
};

/** The texts of the page that came first.
 * @type {(texts: any[]) => string[]} */
export const textsOf = (texts) => whole([...texts], 1);

/**
 * An answer with what the server left out of it, whose other pieces are kept from now on.
 * @param {any} answer
 * @returns {Drawn}
 * @throws {Missing}
 */
export const restored = (answer) => {
  for (const part of PARTS) {
    if (part in answer) answer[part] = whole(answer[part], 1);
  }
  for (const digest of [...pieces.keys()].slice(0, -MOST)) pieces.delete(digest);
  return answer;
};

/* Amounts over the columns of a narrow chart that go aside one after the other. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { shifts } = await import("../../assets/amounts_over.js");

/** A box as browsers give it: its edges are of its kind, not its properties. */
class Edges {
  #at;
  constructor(left, top, right, bottom) { this.#at = { left, top, right, bottom }; }
  get left() { return this.#at.left; }
  get right() { return this.#at.right; }
  get top() { return this.#at.top; }
  get bottom() { return this.#at.bottom; }
  get width() { return this.right - this.left; }
}

test("an amount goes aside for one that went aside itself", () => {
  const notes = ["<b>≈ 9 240</b>", "<b>≈ +15,7 п. п.</b><br>≈ +1 453", "<b>≈ +5,7 п. п.</b><br>≈ +531",
    "<b>11 224,9</b>"].map((text) => ({ text, xref: "x" }));
  const boxes = [new Edges(89, 1133, 129, 1147), new Edges(124, 1087, 192, 1116), new Edges(177, 1077, 238, 1106),
    new Edges(233, 1093, 280, 1107)];
  const asked = shifts(notes, boxes);
  assert.equal(asked[2], -8);
  assert.equal(asked[1], -(192 - (177 - 8) + 3));
});

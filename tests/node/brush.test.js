/* The span of years of events: drawn over the chart, or chosen in two lists. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./browser.js";

openPage("");
const { orderOfSpan, within, yearAt } = await import("../../assets/brush.js");

test("a place of an axis is the year of its column, on an axis of years and on one of places", () => {
  // Three columns of 100 pixels from 50 on: 2016, 2017, 2018.
  const at = (place, range) => yearAt(place, range, 50, 300, 2016);
  for (const range of [[2015.5, 2018.5], [-0.5, 2.5]]) {
    assert.deepEqual([60, 140, 160, 340].map((place) => at(place, range)), [2016, 2016, 2017, 2018]);
  }
});

test("what is drawn over is taken in either direction, of the years that may be chosen", () => {
  assert.deepEqual(within([2018, 2010], [2004, 2011, 2012, 2019]), [2011, 2012]);
  assert.equal(within([2005, 2006], [2004, 2011]), null);
});

test("a span of one year is that year", () => {
  assert.equal(orderOfSpan(2012, 2018), "years:2012,2018");
  assert.equal(orderOfSpan(2012, 2012), "alone:2012");
});

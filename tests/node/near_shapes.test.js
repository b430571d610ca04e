/* What of the world may be seen on a map: the rest is not drawn. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { near, viewOf } = await import("../../assets/near_shapes.js");

const square = (west, south, east, north) => (
  [[west, south], [east, south], [east, north], [west, north], [west, south]]
);
const polygon = (...box) => ({ type: "Polygon", coordinates: [square(...box)] });
const FINLAND = { lon: 26, lat: 62, reach: 10 };
const FIJI = { lon: 178, lat: -18, reach: 10 };

/** A sheet on which a degree is a pixel. */
const sheet = (left, top, right, bottom) => ({
  clipExtent: () => [[left, top], [right, bottom]], invert: ([x, y]) => [x, -y],
});

test("a map shows what lies around its middle, as far as its corners", () => {
  const { lon, lat, reach } = viewOf(sheet(16, -72, 36, -52));
  assert.deepEqual([lon, lat], [26, 62]);
  assert.ok(reach > 12 && reach < 17, String(reach));
});

test("nothing is left out of a map of most of the world, or of one that does not tell what it shows", () => {
  assert.equal(viewOf(sheet(-169, -76, 191, 44)), null);
  assert.equal(viewOf({ clipExtent: () => null, invert: () => [0, 0] }), null);
  assert.equal(viewOf({ clipExtent: () => [[0, 0], [1, 1]] }), null);
  assert.equal(viewOf({ clipExtent: () => [[0, 0], [1, 1]], invert: () => null }), null);
  assert.equal(viewOf({ clipExtent: () => [[0, 0], [1, 1]], invert: ([x]) => (x ? [x, 0] : null) }), null);
});

test("what reaches into the view stays, on whatever side it begins, and what lies away does not", () => {
  assert.ok(near(polygon(20, 60, 30, 70), FINLAND));
  assert.ok(near(polygon(-20, 40, 150, 80), FINLAND), "all around");
  assert.equal(near(polygon(20, 0, 30, 40), FINLAND), null, "south of it");
  assert.equal(near(polygon(-120, 55, -60, 70), FINLAND), null, "across the ocean");
});

test("degrees go round the globe, and all of them meet at a pole", () => {
  assert.ok(near(polygon(-180, -20, -175, -15), FIJI));
  assert.equal(near(polygon(-150, -20, -140, -15), FIJI), null);
  assert.ok(near(polygon(-150, 75, -140, 80), { lon: 20, lat: 85, reach: 10 }));
});

test("the outer ring of a polygon need not be the first", () => {
  const [hole, outer] = [square(47, 37, 54, 46), square(-17, -35, 180, 77)];
  assert.ok(near({ type: "Polygon", coordinates: [hole, outer] }, FINLAND));
});

test("of many shapes those near are left, and nothing of a country that has none", () => {
  const [here, away] = [polygon(20, 60, 30, 70), polygon(-60, -20, -50, -10)];
  const both = { type: "MultiPolygon", coordinates: [away.coordinates, here.coordinates] };
  assert.deepEqual(near(both, FINLAND).coordinates, [here.coordinates]);
  const features = [{ type: "Feature", id: "FIN", geometry: both }, { type: "Feature", id: "BRA", geometry: away }];
  const found = near({ type: "FeatureCollection", features }, FINLAND);
  assert.deepEqual(found.features.map(({ id }) => id), ["FIN"]);
  assert.equal(features[0].geometry.coordinates.length, 2, "what was given is as it was");
});

test("what is no area stays as it is", () => {
  for (const shape of [{ type: "Sphere" }, { type: "MultiLineString", coordinates: [] }, null]) {
    assert.equal(near(shape, FINLAND), shape);
  }
});

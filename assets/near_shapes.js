// @ts-check
/* What of the world lies near what a map shows. d3 turns, projects and clips every outline of the
   globe, however far it lies from the place of the map: of one country that is most of the time that
   the map takes. What is left out here would be clipped away whole. */

/** @typedef {[number, number, number, number]} Box  Degrees: west, south, east, north. */
/** @typedef {{lon: number, lat: number, reach: number}} View  The middle of what is shown, and how far
 *  from it that goes: degrees. */
/** @typedef {{clipExtent: () => number[][] | null, invert?: (place: number[]) => number[] | null}} Projection */

const MOST = 80;   /* degrees from the middle from which on most of the world is shown */
const MARGIN = 3;   /* degrees that a side between two points, a great circle, may lie beyond their box */
const RADIANS = Math.PI / 180;

/** Degrees between two points.
 * @type {(one: number[], other: number[]) => number} */
const between = ([lon, lat], [toLon, toLat]) => {
  const [a, b] = [lat * RADIANS, toLat * RADIANS];
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos((toLon - lon) * RADIANS);
  return Math.acos(Math.min(1, Math.max(-1, cosine))) / RADIANS;
};

/** What a map shows; null where that is most of the world, or the projection does not tell.
 * @type {(projection: Projection) => View | null} */
export const viewOf = (projection) => {
  const extent = projection.clipExtent();
  if (!extent || !projection.invert) return null;
  const [[left, top], [right, bottom]] = extent;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const middle = projection.invert([x, y]);
  if (!middle) return null;
  const edge = [left, x, right].flatMap((one) => [top, y, bottom].map((other) => projection.invert?.([one, other])));
  const reach = Math.max(...edge.map((place) => (place ? between(middle, place) : NaN))) + MARGIN;
  return reach < MOST ? { lon: middle[0], lat: middle[1], reach } : null;
};

/** The box of all rings: the outer one need not be the first.
 * @type {(polygon: number[][][]) => Box} */
const boxOf = (polygon) => {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of polygon.flat()) {
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
};

/** The boxes of polygons, measured once.
 * @type {WeakMap<number[][][], Box>} */
const boxes = new WeakMap();

/** Whether a polygon may reach into what is shown.
 * @type {(polygon: number[][][], view: View) => boolean} */
const isNear = (polygon, { lon, lat, reach }) => {
  const box = boxes.get(polygon) ?? boxOf(polygon);
  boxes.set(polygon, box);
  const [west, south, east, north] = box;
  if (south > lat + reach || north < lat - reach) return false;
  if (Math.abs(lat) + reach >= 90) return true;
  const half = Math.asin(Math.sin(reach * RADIANS) / Math.cos(lat * RADIANS)) / RADIANS;
  const away = Math.abs((((west + east) / 2 - lon + 540) % 360) - 180);
  return away <= half + (east - west) / 2;
};

/** What of a shape may be seen; null where nothing may.
 * @type {(shape: any, view: View) => any} */
export const near = (shape, view) => {
  switch (shape?.type) {
    case "FeatureCollection": {
      const features = shape.features.map((/** @type {any} */ one) => near(one, view)).filter(Boolean);
      return { ...shape, features };
    }
    case "Feature": {
      const geometry = near(shape.geometry, view);
      return geometry && { ...shape, geometry };
    }
    case "Polygon":
      return isNear(shape.coordinates, view) ? shape : null;
    case "MultiPolygon": {
      const coordinates = shape.coordinates.filter((/** @type {number[][][]} */ one) => isNear(one, view));
      return coordinates.length ? { ...shape, coordinates } : null;
    }
    default:
      return shape;
  }
};

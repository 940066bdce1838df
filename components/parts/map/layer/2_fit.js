/* Fits a map to points, clear of the controls on it. Pure: no Leaflet, no page. */
(function (PM) {
  "use strict";
  const STEP = 0.125, MOST_TRIES = 12, CELLS = 160, STEPS = 32, CLEAR = 14;

  /* {zoom, x, y}: the nearest zoom, at most `most`, that shows all points, and the map's centre in pixels of
     zoom 0. `flat` holds the points in pixels of zoom 0. In screen pixels: `size` of the map, `margin` free
     at each side, and `covers`, boxes [left, top, right, bottom] that hide what is under them. The covers
     cost a zoom level and a half at most; if that is not enough, the points are at least within the map. */
  PM.fit = function (flat, size, margin, covers, most) {
    const b = rounded(PM.geometry.box(flat));
    const points = thinned(flat, b);
    let best = null;
    let tries = 0;
    for (let zoom = most; zoom >= 0 && tries < MOST_TRIES; zoom -= STEP) {
      const s = Math.pow(2, zoom), room = [0, 1].map((i) => size[i] - 2 * margin - (b[i + 2] - b[i]) * s);
      if (room[0] < 0 || room[1] < 0) continue;
      tries++;
      best = best || at(b, zoom, size, [margin + room[0] / 2, margin + room[1] / 2]);
      const corner = clear(points, b, s, margin, room, covers);
      if (corner) return at(b, zoom, size, corner);
    }
    return best || at(b, 0, size, [0, 1].map((i) => (size[i] - b[i + 2] + b[i]) / 2));
  };

  /* A slightly larger box: a filter that leaves nearly the same points does not move the map. */
  function rounded(b) {
    const side = Math.max(b[2] - b[0], b[3] - b[1]),
      step = side ? Math.pow(2, Math.floor(Math.log2(side / STEPS))) : 0;
    return step ? b.map((v, i) => (i < 2 ? Math.floor(v / step) : Math.ceil(v / step)) * step) : b;
  }

  /* The map on which the box of the points has its upper left corner at a screen pixel. */
  function at(b, zoom, size, corner) {
    const s = Math.pow(2, zoom);
    return { zoom, x: b[0] + (size[0] / 2 - corner[0]) / s, y: b[1] + (size[1] / 2 - corner[1]) / s };
  }

  /* One point for each cell of a fine grid: thousands of lines run through the same cells. */
  function thinned(flat, b) {
    const side = Math.max(b[2] - b[0], b[3] - b[1]) / CELLS || 1,
      filled = new Uint8Array((CELLS + 1) * (CELLS + 1)),
      points = [];
    for (let i = 0; i < flat.length; i += 2) {
      const cell = Math.floor((flat[i + 1] - b[1]) / side) * (CELLS + 1) +
        Math.floor((flat[i] - b[0]) / side);
      if (filled[cell]) continue;
      filled[cell] = 1;
      points.push(flat[i], flat[i + 1]);
    }
    return points;
  }

  /* The upper left corner nearest to the centre at which no point is covered, or null. */
  function clear(points, b, s, margin, room, covers) {
    const corners = [], xs = offsets(0), ys = offsets(1);
    function offsets(i) {
      const values = [0.5, 0.25, 0.75, 0, 1].map((share) => share * room[i]);
      covers.forEach((c) => {
        values.push(c[i + 2] + CLEAR - margin, c[i] - CLEAR - margin - (b[i + 2] - b[i]) * s);
      });
      return values.filter((v) => v >= 0 && v <= room[i]);
    }
    xs.forEach((x) => {
      ys.forEach((y) => {
        corners.push([x, y, Math.hypot(x - room[0] / 2, y - room[1] / 2)]);
      });
    });
    corners.sort((one, other) => one[2] - other[2]);
    const best = corners.find((t) => !covers.some((c) => hides(c, margin + t[0], margin + t[1])));
    return best ? [margin + best[0], margin + best[1]] : null;

    function hides(c, left, top) {
      const l = b[0] + (c[0] - CLEAR - left) / s, r = b[0] + (c[2] + CLEAR - left) / s;
      const t = b[1] + (c[1] - CLEAR - top) / s, e = b[1] + (c[3] + CLEAR - top) / s;
      if (l > b[2] || r < b[0] || t > b[3] || e < b[1]) return false;
      for (let i = 0; i < points.length; i += 2) {
        if (points[i] > l && points[i] < r && points[i + 1] > t && points[i + 1] < e) return true;
      }
      return false;
    }
  }
})(PartnershipMap);

/* Geometry without Leaflet: Web Mercator at zoom 0 (a world of 256 pixels), great circles, hit tests.
   Lines are flat arrays [x0, y0, x1, y1, ...] in pixels of zoom 0. */
globalThis.PartnershipMap = {};

(function (PM) {
  "use strict";
  const WORLD = 256, LIMIT = 85.0511287798, RAD = Math.PI / 180;

  function x(lon) {
    return (lon + 180) / 360 * WORLD;
  }

  function y(lat) {
    const sin = Math.sin(Math.max(Math.min(lat, LIMIT), -LIMIT) * RAD);
    return WORLD * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI));
  }

  function project(positions) {
    const flat = new Float64Array(positions.length * 2);
    for (let i = 0; i < positions.length; i++) {
      flat[2 * i] = x(positions[i][0]);
      flat[2 * i + 1] = y(positions[i][1]);
    }
    return flat;
  }

  function box(flat) {
    const b = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < flat.length; i += 2) {
      if (flat[i] < b[0]) b[0] = flat[i];
      if (flat[i + 1] < b[1]) b[1] = flat[i + 1];
      if (flat[i] > b[2]) b[2] = flat[i];
      if (flat[i + 1] > b[3]) b[3] = flat[i + 1];
    }
    return b;
  }

  /** Lines with their boxes.
   * @param {Outline} outline
   * @returns {Line[]} */
  function lines(outline) {
    if (Array.isArray(outline)) return outline;
    return outline.coordinates.flat().map((positions) => {
      const flat = project(positions);
      return { flat, box: box(flat) };
    });
  }

  /* The great circle between two [lat, lon]; longitudes continue past 180 degrees instead of jumping. */
  function greatCircle(a, b, points) {
    const la = a[0] * RAD, oa = a[1] * RAD, lb = b[0] * RAD, ob = b[1] * RAD;
    const ax = Math.cos(la) * Math.cos(oa), ay = Math.cos(la) * Math.sin(oa), az = Math.sin(la);
    const bx = Math.cos(lb) * Math.cos(ob), by = Math.cos(lb) * Math.sin(ob), bz = Math.sin(lb);
    const angle = Math.acos(Math.max(-1, Math.min(1, ax * bx + ay * by + az * bz)));
    const flat = new Float64Array(points * 2);
    let previous = a[1];
    for (let i = 0; i < points; i++) {
      const t = i / (points - 1);
      let lat = a[0], lon = a[1];
      if (angle >= 1e-9) {
        const u = Math.sin((1 - t) * angle) / Math.sin(angle), v = Math.sin(t * angle) / Math.sin(angle);
        const px = u * ax + v * bx, py = u * ay + v * by, pz = u * az + v * bz;
        lat = Math.atan2(pz, Math.hypot(px, py)) / RAD;
        lon = Math.atan2(py, px) / RAD;
      }
      while (lon - previous > 180) lon -= 360;
      while (lon - previous < -180) lon += 360;
      previous = lon;
      flat[2 * i] = x(lon);
      flat[2 * i + 1] = y(lat);
    }
    return { flat, box: box(flat) };
  }

  function inside(rings, px, py) {
    let odd = false;
    rings.forEach((ring) => {
      const b = ring.box, f = ring.flat;
      if (px < b[0] || px > b[2] || py < b[1] || py > b[3]) return;
      for (let i = 0, j = f.length - 2; i < f.length; j = i, i += 2) {
        if (
          (f[i + 1] > py) !== (f[j + 1] > py) &&
          px < (f[j] - f[i]) * (py - f[i + 1]) / (f[j + 1] - f[i + 1]) + f[i]
        ) odd = !odd;
      }
    });
    return odd;
  }

  /* Whether a point lies within a box, or nearer to it than "reach". */
  function near(b, px, py, reach) {
    return px >= b[0] - reach && px <= b[2] + reach && py >= b[1] - reach && py <= b[3] + reach;
  }

  /* The squared distance from a point to a line. */
  function distance2(line, px, py) {
    const f = line.flat;
    let best = Infinity;
    for (let i = 2; i < f.length; i += 2) {
      const dx = f[i] - f[i - 2], dy = f[i + 1] - f[i - 1], length2 = dx * dx + dy * dy;
      const t = length2
        ? Math.max(0, Math.min(1, ((px - f[i - 2]) * dx + (py - f[i - 1]) * dy) / length2))
        : 0;
      const ex = f[i - 2] + t * dx - px, ey = f[i - 1] + t * dy - py;
      best = Math.min(best, ex * ex + ey * ey);
    }
    return best;
  }

  PM.geometry = { WORLD, x, y, box, lines, greatCircle, inside, near, distance2 };
})(PartnershipMap);

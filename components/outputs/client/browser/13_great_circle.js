/* The shortest line between two places as points, and in pieces that end at the date line (geo/outlines/great_circle.py).
   The map draws by a quicker form of the same; a file holds what Python's holds. Positions are [latitude, longitude]. */
(function (PS) {
  "use strict";
  const POINTS = 32,
    NO_DIRECTION = 1e-12,
    POLE = 1e-9,
    ON_DATE_LINE = 1e-9,
    RAD = Math.PI / 180,
    DEGREES = 180 / Math.PI;

  function greatCircle(start, end) {
    const a = vector(start), b = vector(end), along = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const across = a.map((x, i) => b[i] - along * x);
    const length = Math.sqrt(across[0] * across[0] + across[1] * across[1] + across[2] * across[2]);
    let angle = Math.atan2(length, along);
    let heading = across.map((x) => x / length);
    if (length <= NO_DIRECTION) {
      heading = north(start);
      angle = along > 0 ? 0 : Math.PI;
    }
    const line = [start];
    let before = start[1];
    for (let i = 1; i < POINTS - 1; i++) {
      const cos = Math.cos(angle * i / (POINTS - 1)), sin = Math.sin(angle * i / (POINTS - 1));
      const x = cos * a[0] + sin * heading[0],
        y = cos * a[1] + sin * heading[1],
        z = cos * a[2] + sin * heading[2];
      const fromAxis = Math.hypot(x, y);
      if (fromAxis >= POLE) before = nearest(Math.atan2(y, x) * DEGREES, before);
      line.push([Math.atan2(z, fromAxis) * DEGREES, before]);
    }
    return line.concat([[end[0], nearest(end[1], before)]]);
  }

  /* Pieces whose longitudes lie within 180 degrees of zero. A line that only touches the date line is not cut. */
  function cut(line) {
    const points = withCrossings(line.map((at) => [at[0], offRounding(at[1])]));
    const pieces = [];
    let last;
    for (let i = 1; i < points.length; i++) {
      const turn = Math.floor(((points[i - 1][1] + points[i][1]) / 2 + 180) / 360);
      if (turn !== last) pieces.push([moved(points[i - 1], turn)]);
      pieces[pieces.length - 1].push(moved(points[i], turn));
      last = turn;
    }
    return pieces;
  }

  function moved(at, turn) {
    return [at[0], at[1] - 360 * turn];
  }

  function withCrossings(line) {
    const found = [line[0]];
    for (let i = 1; i < line.length; i++) {
      const start = line[i - 1],
        end = line[i],
        edge = 360 * Math.floor((Math.max(start[1], end[1]) + 180) / 360) - 180;
      if (Math.min(start[1], end[1]) < edge && edge < Math.max(start[1], end[1])) {
        found.push([start[0] + (end[0] - start[0]) * ((edge - start[1]) / (end[1] - start[1])), edge]);
      }
      found.push(end);
    }
    return found;
  }

  function offRounding(lon) {
    const edge = nearest(180, lon);
    return Math.abs(lon - edge) < ON_DATE_LINE ? edge : lon;
  }

  function nearest(lon, before) {
    return lon + 360 * whole((before - lon) / 360);
  }

  /* The nearest whole number, of two as near the even one, as Python has it. */
  function whole(x) {
    const low = Math.floor(x), rest = x - low;
    return rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1;
  }

  function vector(at) {
    const lat = at[0] * RAD, lon = at[1] * RAD;
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  }

  function north(at) {
    const lat = at[0] * RAD, lon = at[1] * RAD;
    return [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)];
  }

  PS.greatCircle = { line: greatCircle, cut };
})(PartnershipSite);

/* Moves marks that would overlap a little around their common point. Pure: no Leaflet, no page. */
(function (PM) {
  "use strict";
  const MOST_MARKS = 300, ROUNDS = 16, GAP = 2.5, FARTHEST = 12, GOLDEN = 2.4, STILL = 0.05;

  /* How far each mark {x, y, radius} is moved: [dx0, dy0, dx1, dy1, ...] in screen pixels, none farther than
     FARTHEST; x and y times `scale` are screen pixels. More than MOST_MARKS marks are not moved. */
  PM.apart = function (marks, scale) {
    const n = marks.length;
    const home = new Float64Array(n * 2);
    const at = new Float64Array(n * 2);
    let i;
    let k;
    if (n > MOST_MARKS) return at;
    for (i = 0; i < n; i++) {
      home[2 * i] = marks[i].x * scale;
      home[2 * i + 1] = marks[i].y * scale;
      // Marks of one point start a hundredth of a pixel away, each in a direction of its own.
      at[2 * i] = home[2 * i] + Math.cos(i * GOLDEN) / 100;
      at[2 * i + 1] = home[2 * i + 1] + Math.sin(i * GOLDEN) / 100;
    }
    const close = pairs(marks, home);
    let touching = close.length > 0;
    for (let round = 0; round < ROUNDS && touching; round++) {
      touching = false;
      for (k = 0; k < close.length; k += 3) {
        touching = push(at, close[k], close[k + 1], close[k + 2]) || touching;
      }
      for (i = 0; touching && i < n; i++) hold(home, at, i);
    }
    return at.map((v, j) => Math.abs(v - home[j]) < STILL ? 0 : v - home[j]);
  };

  /* Pairs of marks that can touch wherever they are moved, each with the distance that separates them. */
  function pairs(marks, home) {
    const close = [];
    for (let i = 0; i < marks.length; i++) {
      for (let j = 0; j < i; j++) {
        const apart = marks[i].radius + marks[j].radius + GAP, reach = apart + 2 * FARTHEST;
        if (
          Math.abs(home[2 * i] - home[2 * j]) < reach && Math.abs(home[2 * i + 1] - home[2 * j + 1]) < reach
        ) close.push(2 * i, 2 * j, apart);
      }
    }
    return close;
  }

  /* Moves two marks apart by their overlap; returns whether they overlapped. */
  function push(at, i, j, apart) {
    const dx = at[j] - at[i], dy = at[j + 1] - at[i + 1], square = dx * dx + dy * dy;
    if (square >= (apart - 0.1) * (apart - 0.1)) return false;
    const distance = Math.sqrt(square), part = (apart - distance) / 2 / distance;
    at[i] -= dx * part;
    at[i + 1] -= dy * part;
    at[j] += dx * part;
    at[j + 1] += dy * part;
    return true;
  }

  function hold(home, at, i) {
    const dx = at[2 * i] - home[2 * i],
      dy = at[2 * i + 1] - home[2 * i + 1],
      far = Math.sqrt(dx * dx + dy * dy);
    if (far <= FARTHEST) return;
    at[2 * i] = home[2 * i] + dx * FARTHEST / far;
    at[2 * i + 1] = home[2 * i + 1] + dy * FARTHEST / far;
  }
})(PartnershipMap);

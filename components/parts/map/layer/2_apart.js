/* Marks that would lie on each other are moved a little around their common point. Pure: no Leaflet, no page. */
(function (PM) {
  "use strict";
  var MOST_MARKS = 400, ROUNDS = 40, GAP = 2.5, FARTHEST = 12, GOLDEN = 2.4;

  /* How far each mark {x, y, radius} is moved, [dx0, dy0, dx1, dy1, ...] in pixels of the screen, none farther than
     FARTHEST; x and y times "scale" are such pixels. Too many marks are left where they are. */
  PM.apart = function (marks, scale) {
    var n = marks.length, moved = new Float64Array(n * 2);
    if (n > MOST_MARKS) return moved;
    // Marks of one point have to begin somewhere: each a hair's breadth away, in a direction of its own.
    for (var i = 0; i < n; i++) { moved[2 * i] = Math.cos(i * GOLDEN) / 100; moved[2 * i + 1] = Math.sin(i * GOLDEN) / 100; }
    var close = pairs(marks, scale);
    for (var round = 0; round < ROUNDS && close.length; round++) {
      var touching = false;
      for (var k = 0; k < close.length; k += 2) touching = push(marks, scale, moved, close[k], close[k + 1]) || touching;
      if (!touching) break;
    }
    return moved.map(function (v) { return Math.abs(v) < 0.05 ? 0 : v; });
  };

  /* Those that can touch wherever they are moved to. */
  function pairs(marks, scale) {
    var found = [];
    marks.forEach(function (a, i) {
      for (var j = i + 1; j < marks.length; j++) {
        var reach = a.radius + marks[j].radius + GAP + 2 * FARTHEST;
        if (Math.abs(a.x - marks[j].x) * scale < reach && Math.abs(a.y - marks[j].y) * scale < reach) found.push(i, j);
      }
    });
    return found;
  }

  /* Moves two marks away from each other by as much as they overlap. */
  function push(marks, scale, moved, i, j) {
    var a = marks[i], b = marks[j], apart = a.radius + b.radius + GAP;
    var dx = (b.x - a.x) * scale + moved[2 * j] - moved[2 * i], dy = (b.y - a.y) * scale + moved[2 * j + 1] - moved[2 * i + 1];
    var distance = Math.hypot(dx, dy);
    if (distance >= apart - 0.1) return false;
    var part = (apart - distance) / 2 / distance;
    move(moved, i, -dx * part, -dy * part);
    move(moved, j, dx * part, dy * part);
    return true;
  }

  function move(moved, i, dx, dy) {
    var x = moved[2 * i] + dx, y = moved[2 * i + 1] + dy, far = Math.hypot(x, y), k = far > FARTHEST ? FARTHEST / far : 1;
    moved[2 * i] = x * k;
    moved[2 * i + 1] = y * k;
  }
})(PartnershipMap);

/* Places names beside their marks: off each other, other marks and the controls, and uncut by the map's edge.
   Pure: no Leaflet, no page. */
(function (PM) {
  "use strict";
  const HALF = 8, SIDE = 2, GAP = 4, AROUND = 16, RINGS = [10, 24, 40, 58, 78, 100, 130];

  /* The left end of each name's middle line, [x, y], or null without room. Names are {x, y, radius, width,
     must}, the most important first; `frame` is the visible box and `covers` are boxes that hide parts of it,
     each [left, top, right, bottom]. Names with `must` come first and may stand farther from their mark. The
     boxes of marks, covers and names are added to `occupied`. */
  PM.placeNames = function (names, marks, frame, covers, occupied) {
    const written = covers.slice(), placed = [];
    marks.forEach((m) => {
      occupied.push([m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius]);
    });
    covers.forEach((c) => {
      occupied.push(c);
    });
    [true, false].forEach((must) => {
      names.forEach((name, i) => {
        if (!name.must === must) return;
        const spot = beside(name, frame, occupied) ||
          (must ? beside(name, frame, written) || around(name, frame, written) : null);
        placed[i] = spot;
        if (!spot) return;
        occupied.push(box(name, spot));
        written.push(box(name, spot));
      });
    });
    return placed;
  };

  function box(name, spot) {
    return [spot[0] - SIDE, spot[1] - HALF, spot[0] + name.width + SIDE, spot[1] + HALF];
  }

  function free(b, frame, occupied) {
    return b[0] >= frame[0] && b[1] >= frame[1] && b[2] <= frame[2] && b[3] <= frame[3] &&
      !occupied.some((t) => b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1]);
  }

  /* Right, left, above, below, and the diagonals. */
  function beside(name, frame, occupied) {
    const gap = name.radius + GAP,
      near = gap * 0.7,
      right = name.x + gap,
      left = name.x - gap - name.width,
      middle = name.x - name.width / 2;
    return [
      [right, name.y],
      [left, name.y],
      [middle, name.y - gap - 5],
      [middle, name.y + gap + 5],
      [name.x + near, name.y - near - 4],
      [name.x + near, name.y + near + 4],
      [name.x - near - name.width, name.y - near - 4],
      [name.x - near - name.width, name.y + near + 4],
    ].find((spot) => free(box(name, spot), frame, occupied)) || null;
  }

  /* In growing circles, moved into the frame where the edge would cut the name. */
  function around(name, frame, occupied) {
    for (let ring = 0; ring < RINGS.length; ring++) {
      for (let i = 0; i < AROUND; i++) {
        const angle = i * 2 * Math.PI / AROUND,
          x = name.x + Math.cos(angle) * RINGS[ring],
          y = name.y + Math.sin(angle) * RINGS[ring];
        const left = Math.cos(angle) < -0.1 ? x - name.width : Math.cos(angle) > 0.1 ? x : x - name.width / 2;
        const spot = [
          within(left, frame[0] + SIDE, frame[2] - SIDE - name.width),
          within(y, frame[1] + HALF, frame[3] - HALF),
        ];
        if (free(box(name, spot), frame, occupied)) return spot;
      }
    }
    return null;
  }

  function within(v, least, most) {
    return Math.max(least, Math.min(most, v));
  }
})(PartnershipMap);

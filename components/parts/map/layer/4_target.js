/* The thing at a point of the map, for hovering and choosing (Target in types.d.ts). */
(function (PM) {
  "use strict";
  const MARK = 12, LINE = 6, G = PM.geometry;

  /** The target at a point in pixels of zoom 0: a place's mark, else a link, else a Swedish area, else null.
   * @returns {Target | null} */
  PM.targetAt = function (scene, x, y, scale) {
    return mark(scene, x, y, scale) || link(scene, x, y, LINE / scale) || area(scene, x, y);
  };

  /** @returns {Target | null} */
  function mark(scene, x, y, scale) {
    let best = null;
    let nearest = Infinity;
    scene.laid(scale).forEach((m) => {
      const d = Math.hypot(m.x + m.dx / scale - x, m.y + m.dy / scale - y);
      if (d > Math.max(m.radius + 3, MARK) / scale || d >= nearest) return;
      nearest = d;
      best = ["place", m.place];
    });
    return best;
  }

  /** @returns {Target | null} */
  function link(scene, x, y, reach) {
    let best = null;
    let nearest = reach * reach;
    scene.links.forEach((one) => {
      if (!scene.rowCode(one.row)) return;
      [one.line, one.copy].forEach((line) => {
        if (!line || !G.near(line.box, x, y, reach)) return;
        const d = G.distance2(line, x, y);
        if (d >= nearest) return;
        nearest = d;
        best = ["partnership", one.row];
      });
    });
    return best;
  }

  /** @returns {Target | null} */
  function area(scene, x, y) {
    const last = scene.areas.findLast((one) =>
      one.place !== undefined && (one.level === "kommun") === scene.showKommuner() &&
      G.inside(one.rings, x, y)
    );
    return last ? ["place", last.place] : null;
  }
})(PartnershipMap);

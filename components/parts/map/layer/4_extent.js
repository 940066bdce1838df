/* The extent of the visible rows, and how many of them a box does not hold. All in pixels of zoom 0. */
(function (PM) {
  "use strict";
  const G = PM.geometry;

  /* Points of all rows whose byte is not 0: of links, places and the edges of Swedish areas.
     Null without such rows, or when no link leads out of Sweden. */
  function points(scene, rows) {
    const flat = [];
    const places = {};
    let linked = false;
    function add(x, y) {
      flat.push(x, y);
    }
    scene.links.forEach((link) => {
      if (!rows[link.row]) return;
      linked = true;
      [link.line, link.copy].forEach((line) => {
        for (let i = 0; line && i < line.flat.length; i += 2) {
          if (line.flat[i] >= 0 && line.flat[i] <= G.WORLD) add(line.flat[i], line.flat[i + 1]);
        }
      });
    });
    if (!linked) return null;
    scene.data.partnerships.forEach((p, row) => {
      if (rows[row]) {
        PM.ends(p).forEach((place) => {
          places[place] = true;
        });
      }
    });
    Object.keys(places).forEach((place) => {
      add(G.x(scene.data.places[place].lon), G.y(scene.data.places[place].lat));
    });
    scene.areas.forEach((area) => {
      if (!places[area.place]) return;
      area.rings.forEach((ring) => {
        for (let i = 0; i < ring.flat.length; i += 8) add(ring.flat[i], ring.flat[i + 1]);
      });
    });
    return flat;
  }

  /* Points along the four sides of [[south, west], [north, east]] in degrees. */
  function edges(degrees) {
    const left = G.x(degrees[0][1]),
      right = G.x(degrees[1][1]),
      top = G.y(degrees[1][0]),
      bottom = G.y(degrees[0][0]),
      flat = [];
    for (let i = 0; i <= 16; i++) {
      const x = left + (right - left) * i / 16, y = top + (bottom - top) * i / 16;
      flat.push(x, top, x, bottom, left, y, right, y);
    }
    return flat;
  }

  /* The number of visible rows that are not completely within a box. */
  function outside(scene, box) {
    const out = {};
    function holds(b) {
      return Math.max(b[0], 0) >= box[0] && b[1] >= box[1] && Math.min(b[2], G.WORLD) <= box[2] &&
        b[3] <= box[3];
    }
    scene.links.forEach((link) => {
      if (scene.rowCode(link.row) && !(holds(link.line.box) && (!link.copy || holds(link.copy.box)))) {
        out[link.row] = true;
      }
    });
    scene.data.partnerships.forEach((p, row) => {
      if (
        scene.rowCode(row) && !PM.ends(p).every((i) => {
          const x = G.x(scene.data.places[i].lon), y = G.y(scene.data.places[i].lat);
          return holds([x, y, x, y]);
        })
      ) out[row] = true;
    });
    return Object.keys(out).length;
  }

  PM.extent = { points, edges, outside };
})(PartnershipMap);

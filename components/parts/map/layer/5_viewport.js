/* The part of the world that is visible: fitted to the rows until the viewer moves the map. */
(function (PM) {
  "use strict";
  const VIEWS = {
    world: [[-50, -115], [72, 140]],
    europe: [[36, -9], [70, 42]],
    africa: [[-35, -18], [36, 52]],
    sweden: [[55, 10], [69.2, 24.4]],
  };
  const LIMITS = [[-80, -220], [86, 240]], MARGIN = 24, NEAREST = 7, SAME = 1;

  /* `covers` are selectors of the controls on the map. `report` is called with the number of partnerships
     that are not completely visible, and returns whether a control appeared or disappeared; `changed` is
     called when names have to make room for it. `shape` lays the legend out in height (false) or in width. */
  PM.Viewport = function (map, scene, covers, report, changed, shape) {
    let isOurs = false;
    let moved = false;
    let current = null;
    const count = PM.afterPaint(() => {
      if (!current || !report(outside(map.getCenter(), map.getZoom()))) return;
      cover();
      changed();
    });
    /* Every other move is the viewer's. */
    map.on("zoomstart movestart", () => {
      if (!isOurs) moved = true;
    });
    map.on("moveend", () => {
      if (moved && !isOurs) map.panInsideBounds(LIMITS);
      isOurs = false;
      count();
    });

    /* Fits the map to the state and returns whether it moved: to another part of the world and when playing
       begins in any case, to other rows unless the viewer has moved the map. */
    this.follow = function (first) {
      const state = scene.state,
        rows = state.fit || state.rows,
        next = {
          area: state.area,
          fit: !!state.fit,
          rows: Array.prototype.join.call(rows) + (state.area === "fit" ? state.selection : ""),
        };
      const again = first || next.area !== current.area || (next.fit && !current.fit),
        other = again || next.rows !== current.rows;
      current = next;
      if (again) moved = false;
      count();
      return other && !moved && fit(state.area, rows, false);
    };

    /* Shows what the viewer chose: a part of the world counts as a move; "fit" (the selection, or all rows)
       and "all" undo earlier moves. */
    this.show = function (area) {
      fit(area, scene.state.rows, !matchMedia("(prefers-reduced-motion: reduce)").matches);
      moved = area in VIEWS;
    };

    /* After the map or a control has changed its size. */
    this.refit = function () {
      if (!current) return;
      if (moved || !fit(current.area, scene.state.fit || scene.state.rows, false)) cover();
      count();
    };

    /* Returns whether the map moved. */
    function fit(area, rows, animate) {
      const size = map.getSize();
      if (!size.x || !size.y) return false;
      const points = flat(area, rows);
      // The button for what lies outside is a cover too.
      report(0);
      let { at, zoom } = lay();
      if (report(outside(at, zoom))) ({ at, zoom } = lay());
      if (map.getZoom() === zoom && map.project(map.getCenter()).distanceTo(map.project(at)) < SAME) {
        return false;
      }
      isOurs = true;
      map.setView(at, zoom, { animate });
      return true;

      /* With the legend in the shape that leaves the larger picture. */
      function lay() {
        const fits = [false, true].map(shaped);
        const { x, y, zoom } = fits[1].zoom > fits[0].zoom ? fits[1] : shaped(false);
        return { at: map.unproject(L.point(x, y).multiplyBy(Math.pow(2, zoom)), zoom), zoom };
      }

      function shaped(wide) {
        shape(wide);
        cover();
        return fitted(points, size);
      }
    }

    function flat(area, rows) {
      if (VIEWS[area]) return PM.extent.edges(VIEWS[area]);
      if (area === "fit" && scene.fades()) {
        rows = Array.prototype.map.call(rows, (code, row) => code && scene.isSelected(row));
      }
      const none = !Array.prototype.some.call(rows, Boolean);
      // Rows without a link abroad: all of Sweden, so that it is clear where the place lies.
      return PM.extent.points(scene, rows) || PM.extent.edges(VIEWS[none ? "world" : "sweden"]);
    }

    function fitted(points, size) {
      return PM.fit(points, [size.x, size.y], MARGIN, scene.covers, NEAREST);
    }

    /* Measures the controls on the map, and the zoom that shows all of Sweden. */
    function cover() {
      const box = map.getContainer(), corner = box.getBoundingClientRect(), size = map.getSize();
      scene.covers = covers.map((css) => box.querySelector(css)).filter(Boolean).map((node) => {
        const r = node.getBoundingClientRect(),
          more = node.open && Number(node.dataset.more) / (r.width > size.x / 2 ? 3 : 1) || 0;
        return [
          r.left - corner.left,
          Math.max(0, r.top - corner.top - more),
          r.right - corner.left,
          r.bottom - corner.top,
        ];
      }).filter((r) => r[2] > r[0] && r[3] > r[1]);
      scene.swedishZoom = fitted(PM.extent.edges(VIEWS.sweden), size).zoom;
    }

    function outside(at, zoom) {
      const scale = Math.pow(2, zoom), half = map.getSize().divideBy(2), middle = map.project(at, zoom);
      const from = middle.subtract(half).divideBy(scale), to = middle.add(half).divideBy(scale);
      return PM.extent.outside(scene, [from.x, from.y, to.x, to.y]);
    }
  };

  PM.VIEWS = VIEWS;
})(PartnershipMap);

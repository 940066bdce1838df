/* Where the map lies: fitted to what is shown until the viewer moves it, and what of that lies outside. */
(function (PM) {
  "use strict";
  const VIEWS = {
    world: [[-50, -115], [72, 140]],
    europe: [[36, -9], [70, 42]],
    africa: [[-35, -18], [36, 52]],
    sweden: [[55, 10], [69.2, 24.4]],
  };
  const LIMITS = [[-80, -220], [86, 240]], MARGIN = 24, NEAREST = 7, SAME = 1;

  /* "hiders" are selectors of what lies on the map. "tell" is called with how many partnerships are not wholly in sight, and
     returns whether that hides another part of the map; "changed" is called when names have to make room for it. "shape"
     has the legend take its room in height (false) or in width. */
  PM.Where = function (map, scene, hiders, tell, changed, shape) {
    let own = false;
    let moved = false;
    let asked = null;
    const count = PM.later(() => {
      if (!asked || !tell(outside(map.getCenter(), map.getZoom()))) return;
      cover();
      changed();
    });
    /* Every move that is not ours is the viewer's. */
    map.on("zoomstart movestart", () => {
      if (!own) moved = true;
    });
    map.on("moveend", () => {
      if (moved && !own) map.panInsideBounds(LIMITS);
      own = false;
      count();
    });

    /* Fits the map to what is to be drawn where that asks for another picture, and returns whether it moved:
       to another part of the world and before a play in any case, to other rows unless the viewer has moved the map. */
    this.follow = function (first) {
      const state = scene.state,
        rows = state.fit || state.rows,
        now = {
          area: state.area,
          fit: !!state.fit,
          rows: Array.prototype.join.call(rows) + (state.area === "fit" ? state.selection : ""),
        };
      const anew = first || now.area !== asked.area || (now.fit && !asked.fit),
        other = anew || now.rows !== asked.rows;
      asked = now;
      if (anew) moved = false;
      count();
      return other && !moved && lie(state.area, rows, false);
    };

    /* What the viewer asks for: a part of the world stays until the map is to be fitted again, "fit" (the selection, or
       all there is) and "all" go on as if nobody had moved the map. */
    this.show = function (area) {
      lie(area, scene.state.rows, !matchMedia("(prefers-reduced-motion: reduce)").matches);
      moved = area in VIEWS;
    };

    /* The box, or what lies on it, is another. */
    this.refit = function () {
      if (!asked) return;
      if (moved || !lie(asked.area, scene.state.fit || scene.state.rows, false)) cover();
      count();
    };

    /* True when the map moved. */
    function lie(area, rows, animate) {
      const size = map.getSize();
      if (!size.x || !size.y) return false;
      const points = flat(area, rows);
      // A part of the world leaves others outside, which is said on the map: that, too, has to be clear of it.
      tell(0);
      let { at, zoom } = lay();
      if (tell(outside(at, zoom))) ({ at, zoom } = lay());
      if (map.getZoom() === zoom && map.project(map.getCenter()).distanceTo(map.project(at)) < SAME) {
        return false;
      }
      own = true;
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
      // A place alone is shown where in Sweden it lies, not so near that nobody knows where that is.
      return PM.extent.points(scene, rows) || PM.extent.edges(VIEWS[none ? "world" : "sweden"]);
    }

    function fitted(points, size) {
      return PM.fit(points, [size.x, size.y], MARGIN, scene.covers, NEAREST);
    }

    /* Takes down what lies on the map, and how near Sweden as a whole is. */
    function cover() {
      const box = map.getContainer(), corner = box.getBoundingClientRect(), size = map.getSize();
      scene.covers = hiders.map((css) => box.querySelector(css)).filter(Boolean).map((node) => {
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

/* The layer on a Leaflet map: loads the rows, draws a state of the map, and reports choices. */
(function (PM) {
  "use strict";
  const FORCED = "(forced-colors: active)";
  const COVERS = [
    ".leaflet-control-zoom",
    ".leaflet-control-attribution",
    ".pm-buttons",
    ".pm-legend",
    ".pm-outside",
  ];

  /** The layer of one map. */
  class Layer {
    /** @type {Drawing | undefined} */ #waiting;
    #ready = false;
    #first = true;
    #choices = 0;
    #areas = "";
    #credit = "";

    /** @param {any} map a map of Leaflet
     * @param {Sources} sources
     * @param {((choice: Choice) => void) | null} report
     * @param {boolean} within */
    constructor(map, sources, report, within) {
      this.map = map;
      this.report = report;
      this.alone = !within;
      this.around = within ? null : pageAround();
      L.setOptions(map, { zoomSnap: 0.125, zoomDelta: 1 });
      map.setMinZoom(0).setMaxZoom(10);
      const scene = this.scene = new PM.Scene(), words = this.words = new PM.controls.Words(scene);
      this.canvases = [PM.canvasLayer.land(scene), PM.canvasLayer.areas(scene), PM.canvasLayer.links(scene)];
      this.buttons = new PM.controls.Buttons(map, words, (area) => this.viewport.show(area));
      this.viewport = new PM.Viewport(
        map,
        scene,
        COVERS,
        (n) => this.buttons.outside(n),
        () => this.canvases[2].redraw(),
        (wide) => this.legend.shape(wide),
      );
      this.hover = new PM.controls.Hover(map, words);
      // The page around outlives the frame.
      this.legend = new PM.Legend(map, scene, words, this.around || {}, () => this.refit());
      this.list = new PM.PlaceList(
        map,
        scene,
        words,
        (target) => this.choose(target),
        (mark) => this.look(mark),
      );
      this.fillLater = PM.afterPaint(() => this.list.fill());
      PM.gestures(map, words);
      this.#listen();
      if (sources.drawing) this.show(sources.drawing);
      if (this.around) this.around.join(window, (drawing) => this.show(drawing));
      /* Each is decoded when it comes, while others are on their way. */
      const files = [
        this.#load(sources.rows).then(PM.decode.rows),
        this.#load(sources.world).then(PM.decode.world),
        this.#load(sources.sweden).then(PM.decode.sweden),
      ];
      this.loaded = Promise.all([...files, styled()]).then(([rows, world, sweden]) => {
        PM.canvas.colours(matchMedia(FORCED).matches, rows.colours);
        scene.load(rows, world, sweden);
        this.#ready = true;
        if (this.#waiting) this.show(this.#waiting);
      });
    }

    #load(source) {
      if (typeof source !== "string") return Promise.resolve(source);
      const url = new URL(source, location.href).href;
      return Promise.resolve(this.around && this.around.fetched(url)).then((content) =>
        content || fetch(url).then((answer) => {
          if (!answer.ok) throw new Error(url + ": " + answer.status);
          return answer.json();
        })
      );
    }

    /** @param {Drawing} drawing */
    show(drawing) {
      if (!this.#ready) {
        this.#waiting = drawing;
        return;
      }
      const { map, scene, viewport } = this, first = this.#first, language = scene.state.language;
      scene.set(typeof drawing === "string" ? JSON.parse(atob(drawing)) : drawing);
      if (first || scene.state.language !== language) this.translate();
      if (first) map.invalidateSize(); // the style may have loaded after the map was made
      this.legend.fill();
      const moved = viewport.follow(first);
      /* Canvases draw when they are added, so they are added to the fitted map, and when the map moves. */
      if (first) this.canvases.forEach((canvas) => canvas.addTo(map));
      else this.draw(moved);
      /* The list is invisible until it has the focus. */
      if (first) this.list.fill();
      else this.fillLater();
      if (first && this.around) PM.afterPaint(this.around.drawn)(window);
      this.#first = false;
      const box = map.getContainer();
      box.dataset.drawn = String(Number(box.dataset.drawn || 0) + 1);
    }

    /** Draws links, and areas if they changed; a map that has moved has drawn all.
     * @param {boolean} moved */
    draw(moved) {
      const now = this.scene.areasFingerprint();
      if (!moved && now !== this.#areas) this.canvases[1].redraw();
      this.#areas = now;
      if (!moved) this.canvases[2].redraw();
    }

    refit() {
      this.viewport.refit();
      if (!this.#first) this.canvases[2].redraw(); // names keep clear of what lies on the map
    }

    translate() {
      const { map, words } = this, box = map.getContainer(), credit = map.attributionControl;
      if (this.alone) {
        document.documentElement.lang = this.scene.state.language;
        document.title = words.get("title");
      }
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", words.get("title"));
      if (credit) {
        credit.removeAttribution(this.#credit);
        credit.addAttribution(this.#credit = words.get("borders"));
      }
      this.buttons.translate();
    }

    /** @param {Target | null} target */
    choose(target) {
      this.scene.select(target);
      this.draw(false);
      const [kind, id] = target ? [target[0], this.scene.id(target)] : ["", ""];
      if (this.report) this.report({ kind, id, n: ++this.#choices });
      else this.fillLater(); // a page that hears of a choice sends a new drawing
    }

    /** Shows a place that the keyboard has reached.
     * @param {Mark} mark */
    look(mark) {
      const { lat, lon } = this.scene.data.places[mark.place], at = L.latLng(lat, lon);
      if (!this.map.getBounds().contains(at)) this.map.panTo(at, { animate: false });
      this.hover.show(["place", mark.place], this.map.latLngToContainerPoint(at));
    }

    /** @returns {Target | null} */
    #target(event) {
      if (!this.#ready) return null;
      const zoom = this.map.getZoom(), scale = Math.pow(2, zoom), at = this.map.project(event.latlng, zoom);
      return PM.targetAt(this.scene, at.x / scale, at.y / scale, scale);
    }

    #listen() {
      const { map, scene, hover } = this, box = map.getContainer();
      map.on("mousemove", (event) => {
        const target = this.#target(event);
        box.style.cursor = target ? "pointer" : "";
        hover.show(target, event.containerPoint);
      });
      map.on("mouseout movestart", () => hover.show(null));
      map.on("click", (event) => {
        if (this.#ready) this.choose(this.#target(event));
      });
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        hover.show(null);
        if (scene.state.selection) this.choose(null);
        box.focus();
      });
      /* Leaflet notices a window that changes, not a box. */
      new ResizeObserver(() => {
        map.invalidateSize();
        this.legend.suit();
        this.viewport.refit();
      }).observe(box);
      const forced = matchMedia(FORCED);
      forced.addEventListener("change", () => {
        if (!this.#ready) return;
        PM.canvas.colours(forced.matches, scene.data.colours);
        if (this.#first) return;
        scene.select(scene.state.selection);
        this.legend.fill();
        this.canvases.forEach((canvas) => canvas.redraw());
      });
    }

    /** The ids of what is drawn, for tests and the console. */
    drawn() {
      const { data } = this.scene;
      return {
        partnerships: data.partnerships.filter((_, row) => this.scene.rowCode(row)).map((p) => p.id),
        places: this.scene.shown().filter((m) => !m.hollow).map((m) => data.places[m.place].id),
      };
    }
  }

  /* The application's page, if the map is in its frame. Access to another site's page is an error. */
  function pageAround() {
    try {
      return window.parent.PartnershipPage || null;
    } catch {
      return null;
    }
  }

  /* The style, which gives map and buttons their size; the frame does not wait for it. */
  function styled() {
    const link = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[href$="/map.css"]'));
    if (!link || link.sheet) return null;
    return new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
    });
  }

  /** Starts the layer on a map and returns it. `report` is called at each choice. With `within` the map is
   * part of a page that has its own title and language and calls `show`; otherwise the page around the map's
   * frame sends the drawing, or the sources have it.
   * @param {Sources} sources
   * @param {((choice: Choice) => void) | null} report */
  PM.start = function (map, sources, report, within) {
    const layer = PM.layer = new Layer(map, sources, report, within);
    PM.map = map;
    PM.scene = layer.scene;
    return layer;
  };
  /** @param {Drawing} drawing */
  PM.show = (drawing) => PM.layer.show(drawing);
  PM.drawn = () => PM.layer.drawn();
})(PartnershipMap);

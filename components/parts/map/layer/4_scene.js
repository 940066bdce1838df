/* The dataset's rows, loaded once, and the state of the map: bytes that say which rows are visible, and a
   selection. */
(function (PM) {
  "use strict";
  const G = PM.geometry;

  /** Bytes as they are, or from base64 text.
   * @param {string | Uint8Array | undefined} base64 */
  function bytes(base64) {
    return base64 instanceof Uint8Array
      ? base64
      : Uint8Array.from(atob(base64 || ""), (c) => c.charCodeAt(0));
  }

  /** @param {Payload} payload */
  function decoded(payload) {
    return {
      ...payload,
      rows: bytes(payload.rows),
      places: bytes(payload.places),
      fit: payload.fit ? bytes(payload.fit) : null,
    };
  }

  /** @param {Partnership} p */
  function swedish(p) {
    return [p.swedish, ...p.others];
  }
  /** @param {Partnership} p */
  function ends(p) {
    return [...swedish(p), ...p.partners];
  }

  /** The great circle between two places of a row, computed when first drawn: most rows are hidden. */
  class Link {
    /** @type {Line | undefined} */ #line;
    /** @type {Line | null | undefined} */ #copy;
    /** @param {number} row @param {Place} from @param {Place} to */
    constructor(row, from, to) {
      this.row = row;
      this.from = from;
      this.to = to;
    }
    /** @returns {Line} */
    get line() {
      if (!this.#line) {
        const a = [this.from.lat, this.from.lon], b = [this.to.lat, this.to.lon];
        this.#line = G.greatCircle(a, b, 24 + Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]) / 6));
      }
      return /** @type {Line} */ (this.#line);
    }
    /** The same line a world away where it crosses the date line, else null. */
    get copy() {
      if (this.#copy === undefined) {
        const { flat, box } = this.line, shift = box[2] > G.WORLD ? -G.WORLD : box[0] < 0 ? G.WORLD : 0;
        this.#copy = shift
          ? {
            flat: flat.map((v, i) => i % 2 ? v : v + shift),
            box: [box[0] + shift, box[1], box[2] + shift, box[3]],
          }
          : null;
      }
      return this.#copy;
    }
  }

  class Scene {
    constructor() {
      /** @type {Rows} */
      this.data = { places: [], partnerships: [], groups: [], countries: {}, strings: {}, colours: {} };
      /** @type {Link[]} */ this.links = [];
      /** @type {Area[]} */ this.areas = [];
      /** @type {Line[][] | null} */ this.land = null;
      /** @type {Line[]} */ this.coast = [];
      /** @type {Line[]} */ this.lakes = [];
      /** @type {Line[]} */ this.borders = [];
      /** Boxes of the controls, in pixels of the map.
       * @type {Box[]} */
      this.covers = [];
      /** Names with their boxes, in pixels of the map.
       * @type {[string, number, number, number, number][]} */
      this.written = [];
      /** The zoom at which all of Sweden is visible. */
      this.swedishZoom = 0;
      /** The image of 3_links.js.
       * @type {{where: string, what: string, n: number, image: ImageData} | null} */
      this.fullest = null;
      this.state = decoded({
        language: "sv",
        rows: "",
        places: "",
        selection: null,
        outlines: "",
        area: "",
      });
      /** Cached for a state: the marks, the scale of their positions, whether rows fade.
       * @type {Mark[] | null} */
      this.marks = null;
      this.scale = 0;
      /** @type {boolean | null} */ this.fading = null;
    }

    /** @param {Rows} data @param {World} world @param {Sweden} sweden */
    load(data, world, sweden) {
      /** @type {Record<string, number>} */
      const byCode = {};
      this.data = data;
      this.land = world.land.map(G.lines);
      this.coast = /** @type {Line[][]} */ (this.land).flat();
      this.lakes = G.lines(sweden.lakes);
      this.borders = G.lines(world.borders);
      data.places.forEach((p, i) => {
        if (p.code) byCode[p.kind + p.code] = i;
      });
      const levels = [["lan", "region", sweden.lan], ["kommun", "kommun", sweden.kommun]];
      levels.forEach(([level, kind, outlines]) => {
        Object.entries(outlines).forEach(([code, outline]) => {
          this.areas.push({ level: String(level), place: byCode[kind + code], rings: G.lines(outline) });
        });
      });
      data.partnerships.forEach((p, row) => {
        // Without a known partner only the Swedish places are marked.
        swedish(p).forEach((own) => {
          p.partners.forEach((partner) => {
            this.links.push(new Link(row, data.places[own], data.places[partner]));
          });
        });
      });
    }

    /** @param {Payload} payload */
    set(payload) {
      this.state = decoded(payload);
      this.#forget();
    }
    /** @param {Target | null} selection */
    select(selection) {
      this.state.selection = selection;
      this.#forget();
    }
    #forget() {
      this.marks = this.fading = null;
      this.scale = 0;
    }

    /** @param {number} row */
    rowCode(row) {
      return this.state.rows[row] || 0;
    }
    /** @param {number} code */
    colour(code) {
      const group = this.data.groups[(code >> 3) - 1];
      return !group ? PM.canvas.COLOUR.grey : PM.canvas.COLOUR.forced ? PM.canvas.COLOUR.ink : group.colour;
    }
    /** The colour of a line: that of its theme if it is active or planned, else grey.
     * @param {number} code */
    ink(code) {
      return PM.symbols.STATUS[code & 7].grey ? PM.canvas.COLOUR.grey : this.colour(code);
    }

    /** Whether a partnership is the target, or has it at an end.
     * @param {Target} target @param {number} row */
    touches([kind, index], row) {
      return kind === "partnership"
        ? index === row
        : ends(this.data.partnerships[row]).some((i) => this.same(i, index));
    }
    /** @param {Target} target */
    id([kind, index]) {
      return (kind === "place" ? this.data.places : this.data.partnerships)[index].id;
    }
    /** The mark of a place, which may be that of the same body's other kind; undefined where none is shown.
     * @param {number} place */
    markOf(place) {
      return this.shown().find((m) => !m.hollow && this.same(m.place, place));
    }
    /** @param {number} row */
    isSelected(row) {
      return !!this.state.selection && this.touches(this.state.selection, row);
    }
    /** Whether rows fade: not where the selection has no visible row, which would fade all. */
    fades() {
      this.fading ??= this.data.partnerships.some((_, row) => this.rowCode(row) && this.isSelected(row));
      return this.fading;
    }
    /** @param {number} a @param {number} b */
    same(a, b) {
      return a === b || this.data.places[a].twins.includes(b);
    }
    /** The place whose area is outlined, -1 without a selection. */
    chosenPlace() {
      const s = this.state.selection;
      if (!s) return -1;
      return s[0] === "place" ? s[1] : this.data.partnerships[s[1]].swedish;
    }
    showKommuner() {
      return this.state.outlines !== "region";
    }

    activeAreas() {
      /** @type {Record<number, boolean>} */
      const active = {};
      this.data.places.forEach((p, i) => {
        if (!this.state.places[i] || p.country !== "SE") return;
        active[i] = true;
        if (!this.showKommuner()) return;
        p.twins.filter((twin) => this.data.places[twin].kind === "region").forEach((twin) => {
          active[twin] = true;
        });
      });
      return active;
    }

    /* Keys that are equal when the same is to be drawn: of all rows, and of the areas alone. */
    fingerprint() {
      return (this.fades() ? this.state.selection : "") + "," + this.state.rows.join();
    }
    areasFingerprint() {
      return [
        this.state.language,
        this.state.outlines,
        this.chosenPlace(),
        ...Object.keys(this.activeAreas()),
      ].join();
    }

    /** One mark for each visible place. Shape and colour give the theme group, size the number of
     * partnerships. At the ends of selected links (`end`) they give the group of these, none where they
     * differ.
     * @returns {Mark[]} */
    shown() {
      if (this.marks) return this.marks;
      const counts = new Uint32Array(this.data.places.length),
        fades = this.fades(),
        COLOUR = PM.canvas.COLOUR;
      /** @type {Record<number, number>} */
      const ending = {};
      this.data.partnerships.forEach((p, row) => {
        const code = this.rowCode(row), selected = code && fades && this.isSelected(row);
        if (!code) return;
        ends(p).forEach((place) => {
          counts[place]++;
          if (selected) ending[place] = place in ending && ending[place] !== code ? 0 : code;
        });
      });
      const selection = this.state.selection;
      let chosen = selection && selection[0] === "place" ? selection[1] : -1;
      // A body that is visible as its other kind (Gotland) is marked there.
      if (chosen >= 0 && !this.state.places[chosen]) {
        const other = this.data.places.findIndex((_, i) => this.state.places[i] && this.same(i, chosen));
        if (other >= 0) chosen = other;
      }
      /** @type {Mark[]} */
      const marks = [];
      this.data.places.forEach((p, i) => {
        const code = this.state.places[i], end = i in ending;
        if (!code && i !== chosen) return;
        const shown = end ? ending[i] : code,
          group = this.data.groups[(shown >> 3) - 1],
          swedish = p.country === "SE";
        marks.push({
          place: i,
          x: G.x(p.lon),
          y: G.y(p.lat),
          dx: 0,
          dy: 0,
          radius: 0,
          swedish,
          n: counts[i],
          hollow: !code,
          label: p.short[this.state.language],
          chosen: i === chosen,
          end,
          faded: fades && !end && i !== chosen,
          shape: swedish || !group ? "circle" : group.shape,
          colour: swedish ? COLOUR.active : end ? (shown ? this.ink(shown) : COLOUR.ink) : this.colour(shown),
          size: swedish && code ? 3.5 : PM.symbols.radius(counts[i] || 1),
          rank: (i === chosen ? 1e9 : 0) + (end ? 1e6 : 0) + counts[i],
        });
      });
      this.marks = marks.sort((a, b) => a.rank - b.rank);
      return this.marks;
    }

    /** The marks at a scale: smaller where the world is small, and moved by {dx, dy} screen pixels where they
     * would overlap.
     * @param {number} scale */
    laid(scale) {
      const marks = this.shown();
      if (this.scale === scale) return marks;
      this.scale = scale;
      const share = Math.max(0.7, Math.min(1, 0.6 + 0.12 * Math.log2(scale)));
      marks.forEach((m) => {
        m.radius = m.size * share;
      });
      const moved = PM.apart(marks, scale);
      marks.forEach((m, i) => {
        m.dx = moved[2 * i];
        m.dy = moved[2 * i + 1];
      });
      return marks;
    }
  }

  PM.Scene = Scene;
  PM.ends = ends;
  PM.swedishEnds = swedish;
})(PartnershipMap);

/* What is there (the dataset's rows, loaded once) and what of it is shown (bytes sent with every change). */
(function (PM) {
  "use strict";
  const G = PM.geometry;

  /* Bytes as they are, or from base64 text. */
  function bytes(base64) {
    return base64 instanceof Uint8Array
      ? base64
      : Uint8Array.from(atob(base64 || ""), (c) => c.charCodeAt(0));
  }

  /* One byte a row: 0 hidden, else status (1-4) in the low three bits and theme group + 1 (0 none) above. */
  function Scene() {
    this.data = { places: [], partnerships: [], groups: [], strings: {} };
    this.links = [];
    this.areas = [];
    this.coast = [];
    this.borders = [];
    this.state = {
      language: "sv",
      rows: bytes(""),
      places: bytes(""),
      selection: null,
      outlines: "",
      area: "",
      fit: null,
    };
    this.covers = [];
    this.written = [];
    this.swedishZoom = 0;
    this._marks = this._fades = null;
    this._scale = 0;
  }

  Scene.prototype.load = function (data, world, sweden) {
    const scene = this, byCode = {};
    this.data = data;
    this.ground = world.land.map(G.lines);
    this.coast = [].concat.apply([], this.ground);
    this.lakes = G.lines(sweden.lakes);
    this.borders = G.lines(world.borders);
    data.places.forEach((p, i) => {
      if (p.code) byCode[p.kind + p.code] = i;
    });
    [["lan", "region"], ["kommun", "kommun"]].forEach((level) => {
      Object.keys(sweden[level[0]]).forEach((code) => {
        scene.areas.push({
          level: level[0],
          place: byCode[level[1] + code],
          rings: G.lines(sweden[level[0]][code]),
        });
      });
    });
    data.partnerships.forEach((p, row) => {
      // Without a known partner there is nothing to draw a line to: its Swedish places alone are marked.
      swedish(p).forEach((own) => {
        p.partners.forEach((partner) => {
          scene.links.push(new Link(row, data.places[own], data.places[partner]));
        });
      });
    });
  };

  function swedish(p) {
    return [p.swedish].concat(p.others);
  }
  function ends(p) {
    return swedish(p).concat(p.partners);
  }

  function Link(row, from, to) {
    this.row = row;
    this.from = from;
    this.to = to;
  }
  /* Worked out when first drawn: most of a large dataset is hidden most of the time. */
  Object.defineProperty(Link.prototype, "line", {
    get() {
      const a = [this.from.lat, this.from.lon], b = [this.to.lat, this.to.lon];
      const line = G.greatCircle(a, b, 24 + Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]) / 6));
      Object.defineProperty(this, "line", { value: line });
      return line;
    },
  });
  /* A line that leaves the world at one edge comes in again at the other. */
  Object.defineProperty(Link.prototype, "copy", {
    get() {
      const box = this.line.box, shift = box[2] > G.WORLD ? -G.WORLD : box[0] < 0 ? G.WORLD : 0;
      const copy = shift
        ? {
          flat: this.line.flat.map((v, i) => i % 2 ? v : v + shift),
          box: [box[0] + shift, box[1], box[2] + shift, box[3]],
        }
        : null;
      Object.defineProperty(this, "copy", { value: copy });
      return copy;
    },
  });

  Scene.prototype.set = function (payload) {
    this.state = {
      language: payload.language,
      rows: bytes(payload.rows),
      places: bytes(payload.places),
      selection: payload.selection,
      outlines: payload.outlines,
      area: payload.area,
      fit: payload.fit ? bytes(payload.fit) : null,
    };
    this._marks = this._fades = null;
  };
  Scene.prototype.select = function (selection) {
    this.state.selection = selection;
    this._marks = this._fades = null;
  };

  Scene.prototype.rowCode = function (row) {
    return this.state.rows[row] || 0;
  };
  Scene.prototype.hasSelection = function () {
    return !!this.state.selection;
  };
  Scene.prototype.colour = function (code) {
    const group = this.data.groups[(code >> 3) - 1];
    return !group ? PM.pen.COLOUR.grey : PM.pen.COLOUR.forced ? PM.pen.COLOUR.ink : group.colour;
  };
  /* What a line is drawn in: only what runs, or will, has its theme's colour. */
  Scene.prototype.ink = function (code) {
    return PM.marks.STATUS[code & 7].grey ? PM.pen.COLOUR.grey : this.colour(code);
  };
  Scene.prototype.isSelected = function (row) {
    const s = this.state.selection, p = this.data.partnerships[row];
    if (!s) return false;
    return s[0] === "partnership" ? s[1] === row : ends(p).some(function (i) {
      return this.same(i, s[1]);
    }, this);
  };
  /* A selection that has no row among those shown fades nothing: there would be nothing left to see. */
  Scene.prototype.fades = function () {
    if (this._fades === null) {
      this._fades = this.hasSelection() && this.data.partnerships.some(function (p, row) {
        return this.rowCode(row) && this.isSelected(row);
      }, this);
    }
    return this._fades;
  };
  Scene.prototype.isFaded = function (row) {
    return this.fades() && !this.isSelected(row);
  };
  Scene.prototype.same = function (a, b) {
    return a === b || this.data.places[a].twins.includes(b);
  };
  Scene.prototype.chosenPlace = function () {
    const s = this.state.selection;
    if (!s) return -1;
    return s[0] === "place" ? s[1] : this.data.partnerships[s[1]].swedish;
  };
  Scene.prototype.showKommuner = function () {
    return this.state.outlines !== "region";
  };

  Scene.prototype.activeAreas = function () {
    const active = {}, scene = this;
    this.data.places.forEach((p, i) => {
      if (!scene.state.places[i] || p.country !== "SE") return;
      active[i] = true;
      if (!scene.showKommuner()) return;
      p.twins.filter((t) => scene.data.places[t].kind === "region").forEach((t) => {
        active[t] = true;
      });
    });
    return active;
  };

  /* Texts that are the same when the same is to be drawn: of all that is shown, and of the areas alone. */
  Scene.prototype.fingerprint = function () {
    return (this.fades() ? this.state.selection.join() : "") + "," +
      Array.prototype.map.call(this.state.rows, letter).join("");
  };
  Scene.prototype.areasFingerprint = function () {
    return [this.state.language, this.state.outlines, this.chosenPlace()].concat(
      Object.keys(this.activeAreas()),
    ).join();
  };
  function letter(code) {
    return String.fromCharCode(code);
  }

  /* The marks to draw, one a shown place: shape and colour tell the theme group, size the number of partnerships.
     At the ends of selected links ("end") they tell what these do, or nothing where these differ. */
  Scene.prototype.shown = function () {
    if (this._marks) return this._marks;
    const scene = this,
      counts = new Uint32Array(this.data.places.length),
      ending = {},
      fades = this.fades(),
      COLOUR = PM.pen.COLOUR;
    this.data.partnerships.forEach((p, row) => {
      const code = scene.rowCode(row), selected = code && fades && scene.isSelected(row);
      if (code) {
        ends(p).forEach((place) => {
          counts[place]++;
          if (selected) ending[place] = place in ending && ending[place] !== code ? 0 : code;
        });
      }
    });
    let chosen = this.state.selection && this.state.selection[0] === "place" ? this.state.selection[1] : -1;
    // Who is shown under the other of its two names is marked there.
    if (!this.state.places[chosen]) {
      this.data.places.forEach((p, i) => {
        if (chosen >= 0 && scene.state.places[i] && scene.same(i, chosen)) chosen = i;
      });
    }
    this._marks = [];
    this.data.places.forEach((p, i) => {
      const code = scene.state.places[i], end = i in ending;
      if (!code && i !== chosen) return;
      const told = end ? ending[i] : code,
        group = scene.data.groups[(told >> 3) - 1],
        swedish = p.country === "SE";
      scene._marks.push({
        place: i,
        x: G.x(p.lon),
        y: G.y(p.lat),
        dx: 0,
        dy: 0,
        swedish,
        n: counts[i],
        hollow: !code,
        label: p.short[scene.state.language],
        chosen: i === chosen,
        end,
        faded: fades && !end && i !== chosen,
        shape: swedish || !group ? "circle" : group.shape,
        colour: swedish ? COLOUR.active : end ? (told ? scene.ink(told) : COLOUR.ink) : scene.colour(told),
        size: swedish && code ? 3.5 : PM.marks.radius(counts[i] || 1),
        rank: (i === chosen ? 1e9 : 0) + (end ? 1e6 : 0) + counts[i],
      });
    });
    this._marks.sort((a, b) => a.rank - b.rank);
    this._scale = 0;
    return this._marks;
  };

  /* The marks as they lie at a scale: smaller where the world is small, and moved by {dx, dy} pixels of the screen where
     they would lie on each other. */
  Scene.prototype.laid = function (scale) {
    const marks = this.shown();
    if (this._scale === scale) return marks;
    this._scale = scale;
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
  };

  /* What lies under a point (zoom-0 pixels): a place's mark, else a link, else a Swedish area. */
  Scene.prototype.under = function (px, py, scale) {
    const marks = this.laid(scale);
    let best = null;
    let bestDistance = Infinity;
    const scene = this;
    marks.forEach((m) => {
      const reach = Math.max(m.radius + 3, 12) / scale,
        d = Math.hypot(m.x + m.dx / scale - px, m.y + m.dy / scale - py);
      if (d <= reach && d < bestDistance) {
        bestDistance = d;
        best = ["place", m.place];
      }
    });
    if (best) return best;
    const reach = 6 / scale;
    let nearest = reach * reach;
    this.links.forEach((link) => {
      if (!scene.rowCode(link.row)) return;
      [link.line, link.copy].forEach((line) => {
        if (
          !line || px < line.box[0] - reach || px > line.box[2] + reach || py < line.box[1] - reach ||
          py > line.box[3] + reach
        ) return;
        const d = G.distance2(line, px, py);
        if (d < nearest) {
          nearest = d;
          best = ["partnership", link.row];
        }
      });
    });
    if (best) return best;
    for (let i = this.areas.length - 1; i >= 0; i--) {
      const area = this.areas[i];
      if (area.place === undefined || (area.level === "kommun") !== this.showKommuner()) continue;
      if (G.inside(area.rings, px, py)) return ["place", area.place];
    }
    return null;
  };

  PM.Scene = Scene;
  PM.ends = ends;
})(PartnershipMap);

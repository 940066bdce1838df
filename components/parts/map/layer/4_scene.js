/* What is there (the dataset's rows, loaded once) and what of it is shown (bytes sent with every change). */
(function (PM) {
  "use strict";
  var G = PM.geometry;

  /* Bytes as they are, or from base64 text. */
  function bytes(base64) {
    return base64 instanceof Uint8Array ? base64 : Uint8Array.from(atob(base64 || ""), function (c) { return c.charCodeAt(0); });
  }

  /* One byte a row: 0 hidden, else status (1-4) in the low three bits and theme group + 1 (0 none) above. */
  function Scene() {
    this.data = { places: [], partnerships: [], groups: [], strings: {} };
    this.links = [];
    this.areas = [];
    this.coast = [];
    this.borders = [];
    this.state = { language: "sv", rows: bytes(""), places: bytes(""), selection: null, outlines: "", area: "", fit: null };
    this.covers = [];
    this.written = [];
    this.swedishZoom = 0;
    this._marks = this._fades = null;
    this._scale = 0;
  }

  Scene.prototype.load = function (data, world, sweden) {
    var scene = this, byCode = {};
    this.data = data;
    this.ground = world.land.map(G.lines);
    this.coast = [].concat.apply([], this.ground);
    this.lakes = G.lines(sweden.lakes);
    this.borders = G.lines(world.borders);
    data.places.forEach(function (p, i) { if (p.code) byCode[p.kind + p.code] = i; });
    [["lan", "region"], ["kommun", "kommun"]].forEach(function (level) {
      Object.keys(sweden[level[0]]).forEach(function (code) {
        scene.areas.push({ level: level[0], place: byCode[level[1] + code], rings: G.lines(sweden[level[0]][code]) });
      });
    });
    data.partnerships.forEach(function (p, row) {
      // Without a known partner there is nothing to draw a line to: its Swedish places alone are marked.
      swedish(p).forEach(function (own) {
        p.partners.forEach(function (partner) { scene.links.push(new Link(row, data.places[own], data.places[partner])); });
      });
    });
  };

  function swedish(p) { return [p.swedish].concat(p.others); }
  function ends(p) { return swedish(p).concat(p.partners); }

  function Link(row, from, to) { this.row = row; this.from = from; this.to = to; }
  /* Worked out when first drawn: most of a large dataset is hidden most of the time. */
  Object.defineProperty(Link.prototype, "line", { get: function () {
    var a = [this.from.lat, this.from.lon], b = [this.to.lat, this.to.lon];
    var line = G.greatCircle(a, b, 24 + Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]) / 6));
    Object.defineProperty(this, "line", { value: line });
    return line;
  } });
  /* A line that leaves the world at one edge comes in again at the other. */
  Object.defineProperty(Link.prototype, "copy", { get: function () {
    var box = this.line.box, shift = box[2] > G.WORLD ? -G.WORLD : box[0] < 0 ? G.WORLD : 0;
    var copy = shift ? { flat: this.line.flat.map(function (v, i) { return i % 2 ? v : v + shift; }),
      box: [box[0] + shift, box[1], box[2] + shift, box[3]] } : null;
    Object.defineProperty(this, "copy", { value: copy });
    return copy;
  } });

  Scene.prototype.set = function (payload) {
    this.state = { language: payload.language, rows: bytes(payload.rows), places: bytes(payload.places),
      selection: payload.selection, outlines: payload.outlines, area: payload.area, fit: payload.fit ? bytes(payload.fit) : null };
    this._marks = this._fades = null;
  };
  Scene.prototype.select = function (selection) { this.state.selection = selection; this._marks = this._fades = null; };

  Scene.prototype.rowCode = function (row) { return this.state.rows[row] || 0; };
  Scene.prototype.hasSelection = function () { return !!this.state.selection; };
  Scene.prototype.colour = function (code) {
    var group = this.data.groups[(code >> 3) - 1];
    return !group ? PM.pen.COLOUR.grey : PM.pen.COLOUR.forced ? PM.pen.COLOUR.ink : group.colour;
  };
  /* What a line is drawn in: only what runs, or will, has its theme's colour. */
  Scene.prototype.ink = function (code) {
    return PM.marks.STATUS[code & 7].grey ? PM.pen.COLOUR.grey : this.colour(code);
  };
  Scene.prototype.isSelected = function (row) {
    var s = this.state.selection, p = this.data.partnerships[row];
    if (!s) return false;
    return s[0] === "partnership" ? s[1] === row : ends(p).some(function (i) { return this.same(i, s[1]); }, this);
  };
  /* A selection that has no row among those shown fades nothing: there would be nothing left to see. */
  Scene.prototype.fades = function () {
    if (this._fades === null) this._fades = this.hasSelection() && this.data.partnerships.some(function (p, row) {
      return this.rowCode(row) && this.isSelected(row);
    }, this);
    return this._fades;
  };
  Scene.prototype.isFaded = function (row) { return this.fades() && !this.isSelected(row); };
  Scene.prototype.same = function (a, b) {
    return a === b || this.data.places[a].same === b || this.data.places[b].same === a;
  };
  Scene.prototype.chosenPlace = function () {
    var s = this.state.selection;
    if (!s) return -1;
    return s[0] === "place" ? s[1] : this.data.partnerships[s[1]].swedish;
  };
  Scene.prototype.showKommuner = function () { return this.state.outlines !== "region"; };

  Scene.prototype.activeAreas = function () {
    var active = {}, scene = this;
    this.data.places.forEach(function (p, i) {
      if (!scene.state.places[i] || p.country !== "SE") return;
      active[i] = true;
      if (p.same >= 0 && scene.showKommuner()) active[p.same] = true;
    });
    return active;
  };

  /* Texts that are the same when the same is to be drawn: of all that is shown, and of the areas alone. */
  Scene.prototype.fingerprint = function () {
    return (this.fades() ? this.state.selection.join() : "") + "," + Array.prototype.map.call(this.state.rows, letter).join("");
  };
  Scene.prototype.areasFingerprint = function () {
    return [this.state.language, this.state.outlines, this.chosenPlace()].concat(Object.keys(this.activeAreas())).join();
  };
  function letter(code) { return String.fromCharCode(code); }

  /* The marks to draw, one a shown place: shape and colour tell the theme group, size the number of partnerships.
     At the ends of selected links ("end") they tell what these do, or nothing where these differ. */
  Scene.prototype.shown = function () {
    if (this._marks) return this._marks;
    var scene = this, counts = new Uint32Array(this.data.places.length), ending = {}, fades = this.fades(), COLOUR = PM.pen.COLOUR;
    this.data.partnerships.forEach(function (p, row) {
      var code = scene.rowCode(row), selected = code && fades && scene.isSelected(row);
      if (code) ends(p).forEach(function (place) {
        counts[place]++;
        if (selected) ending[place] = place in ending && ending[place] !== code ? 0 : code;
      });
    });
    var chosen = this.state.selection && this.state.selection[0] === "place" ? this.state.selection[1] : -1;
    // Who is shown under the other of its two names is marked there.
    if (!this.state.places[chosen]) this.data.places.forEach(function (p, i) { if (chosen >= 0 && scene.state.places[i] && scene.same(i, chosen)) chosen = i; });
    this._marks = [];
    this.data.places.forEach(function (p, i) {
      var code = scene.state.places[i], end = i in ending;
      if (!code && i !== chosen) return;
      var told = end ? ending[i] : code, group = scene.data.groups[(told >> 3) - 1], swedish = p.country === "SE";
      scene._marks.push({ place: i, x: G.x(p.lon), y: G.y(p.lat), dx: 0, dy: 0, swedish: swedish, n: counts[i], hollow: !code,
        label: p.short[scene.state.language], chosen: i === chosen, end: end, faded: fades && !end && i !== chosen,
        shape: swedish || !group ? "circle" : group.shape,
        colour: swedish ? COLOUR.active : end ? (told ? scene.ink(told) : COLOUR.ink) : scene.colour(told),
        size: swedish && code ? 3.5 : PM.marks.radius(counts[i] || 1),
        rank: (i === chosen ? 1e9 : 0) + (end ? 1e6 : 0) + counts[i] });
    });
    this._marks.sort(function (a, b) { return a.rank - b.rank; });
    this._scale = 0;
    return this._marks;
  };

  /* The marks as they lie at a scale: smaller where the world is small, and moved by {dx, dy} pixels of the screen where
     they would lie on each other. */
  Scene.prototype.laid = function (scale) {
    var marks = this.shown();
    if (this._scale === scale) return marks;
    this._scale = scale;
    var share = Math.max(0.7, Math.min(1, 0.6 + 0.12 * Math.log2(scale)));
    marks.forEach(function (m) { m.radius = m.size * share; });
    var moved = PM.apart(marks, scale);
    marks.forEach(function (m, i) { m.dx = moved[2 * i]; m.dy = moved[2 * i + 1]; });
    return marks;
  };

  /* What lies under a point (zoom-0 pixels): a place's mark, else a link, else a Swedish area. */
  Scene.prototype.under = function (px, py, scale) {
    var marks = this.laid(scale), best = null, bestDistance = Infinity, scene = this;
    marks.forEach(function (m) {
      var reach = Math.max(m.radius + 3, 12) / scale, d = Math.hypot(m.x + m.dx / scale - px, m.y + m.dy / scale - py);
      if (d <= reach && d < bestDistance) { bestDistance = d; best = ["place", m.place]; }
    });
    if (best) return best;
    var reach = 6 / scale, nearest = reach * reach;
    this.links.forEach(function (link) {
      if (!scene.rowCode(link.row)) return;
      [link.line, link.copy].forEach(function (line) {
        if (!line || px < line.box[0] - reach || px > line.box[2] + reach || py < line.box[1] - reach || py > line.box[3] + reach) return;
        var d = G.distance2(line, px, py);
        if (d < nearest) { nearest = d; best = ["partnership", link.row]; }
      });
    });
    if (best) return best;
    for (var i = this.areas.length - 1; i >= 0; i--) {
      var area = this.areas[i];
      if (area.place === undefined || (area.level === "kommun") !== this.showKommuner()) continue;
      if (G.inside(area.rings, px, py)) return ["place", area.place];
    }
    return null;
  };

  PM.Scene = Scene;
  PM.ends = ends;
})(PartnershipMap);

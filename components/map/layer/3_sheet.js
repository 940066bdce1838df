/* Two canvases that Leaflet moves and zooms: the ground (land, borders, Swedish areas) and the links with
   their places. Everything is projected once; a draw only scales. Labels are canvas text: never markup. */
(function (PM) {
  "use strict";
  var COLOUR = { land: "#f6f4ee", coast: "#b9c2c6", border: "#c4c6bf", water: "#dfe9ee", kommun: "#e3e2da", edge: "#c9c9c0",
    lan: "#d7e6ee", lanAlone: "#8fbccb", active: "#1f6f8b", chosen: "#0b3c4d", grey: "#6b7176", ink: "#16232a", halo: "#ffffff", country: "#6f7a7e" };
  /* So many links are drawn a pixel thin, with fewer bends, some at a time: a browser paints those many times as fast. */
  var CROWD = 1000, AT_ONCE = 100;
  var FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

  var Sheet = L.Renderer.extend({
    initialize: function (scene, draw, pane) {
      L.Renderer.prototype.initialize.call(this, { padding: 0.15, pane: pane });
      this._scene = scene;
      this._drawScene = draw;
    },
    _initContainer: function () {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },
    _destroyContainer: function () { this._container.remove(); },
    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      var size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1, canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
      canvas.style.width = size.x + "px";
      canvas.style.height = size.y + "px";
      this.redraw();
    },
    redraw: function () {
      if (!this._bounds) return;
      var ratio = window.devicePixelRatio || 1, size = this._bounds.getSize(), context = this._context;
      var corner = this._bounds.min.add(this._map.getPixelOrigin());
      var scale = Math.pow(2, this._map.getZoom());
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, size.x, size.y);
      this._drawScene(this._scene, {
        context: context, scale: scale, dx: -corner.x, dy: -corner.y, zoom: this._map.getZoom(),
        box: [corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale]
      });
    }
  });

  function seen(view, box) {
    return box[2] >= view.box[0] && box[0] <= view.box[2] && box[3] >= view.box[1] && box[1] <= view.box[3];
  }

  /* Adds lines to the current path, leaving out points that are nearer than "step" pixels to the one before them. */
  function path(view, lines, close, step) {
    var context = view.context, s = view.scale, least = step || 0.8;
    lines.forEach(function (line) {
      if (!seen(view, line.box)) return;
      var f = line.flat, lastX = f[0] * s + view.dx, lastY = f[1] * s + view.dy, end = f.length - 2;
      context.moveTo(lastX, lastY);
      for (var i = 2; i <= end; i += 2) {
        var px = f[i] * s + view.dx, py = f[i + 1] * s + view.dy;
        if (i < end && Math.abs(px - lastX) + Math.abs(py - lastY) < least) continue;
        context.lineTo(px, py);
        lastX = px; lastY = py;
      }
      if (close) context.closePath();
    });
  }

  function fill(view, lines, colour) {
    view.context.beginPath();
    path(view, lines, true);
    view.context.fillStyle = colour;
    view.context.fill("evenodd");
  }

  function stroke(view, lines, colour, width, step) {
    view.context.beginPath();
    path(view, lines, false, step);
    view.context.lineWidth = width;
    view.context.strokeStyle = colour;
    view.context.stroke();
  }

  /* What no filter changes, kept as a picture: a filter then draws the areas only. */
  function drawLand(scene, view) {
    var canvas = view.context.canvas, key = [view.dx, view.dy, view.scale, canvas.width, canvas.height].join(" ");
    var kept = scene.land = scene.land || { canvas: document.createElement("canvas"), key: "" };
    if (kept.key !== key) {
      kept.canvas.width = canvas.width;
      kept.canvas.height = canvas.height;
      var context = kept.canvas.getContext("2d"), own = Object.assign({}, view, { context: context });
      context.setTransform(view.context.getTransform());
      context.lineJoin = "round";
      scene.ground.forEach(function (polygon) { if (polygon.some(function (r) { return seen(view, r.box); })) fill(own, polygon, COLOUR.land); });
      stroke(own, scene.coast, COLOUR.coast, 0.6);
      fill(own, scene.lakes, COLOUR.water);
      stroke(own, scene.borders, COLOUR.border, 0.8);
      kept.key = key;
    }
    view.context.save();
    view.context.setTransform(1, 0, 0, 1, 0, 0);
    view.context.drawImage(kept.canvas, 0, 0);
    view.context.restore();
  }

  function drawGround(scene, view) {
    if (!scene.ground) return;
    drawLand(scene, view);
    view.context.lineJoin = "round";
    var active = scene.activeAreas();
    scene.areas.forEach(function (area) {
      if (area.level === "lan" && active[area.place]) fill(view, area.rings, scene.showKommuner() ? COLOUR.lan : COLOUR.lanAlone);
    });
    var kommuner = scene.areas.filter(function (a) { return a.level === "kommun"; });
    if (view.zoom >= 5 && scene.showKommuner()) stroke(view, flatten(kommuner), COLOUR.kommun, 0.5);
    kommuner.forEach(function (area) {
      if (active[area.place]) fill(view, area.rings, COLOUR.active);
    });
    var lan = scene.areas.filter(function (a) { return a.level === "lan"; });
    if (view.zoom >= 4) stroke(view, flatten(lan), COLOUR.edge, 0.8);
    stroke(view, flatten(lan.filter(function (a) { return active[a.place]; })), COLOUR.active, 1.2);
    var chosen = scene.chosenPlace();
    stroke(view, flatten(scene.areas.filter(function (a) { return a.place === chosen; })), COLOUR.chosen, 2.2);
    drawCountries(scene, view);
  }

  /* Country names, where the country is wide enough on the screen to carry its own. */
  function drawCountries(scene, view) {
    var context = view.context, language = scene.state.language, taken = [];
    context.font = "500 11px " + FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 2.5;
    context.strokeStyle = COLOUR.land;
    context.fillStyle = COLOUR.country;
    Object.keys(scene.data.countries).forEach(function (code) {
      var country = scene.data.countries[code], at = country.at;
      if (!at) return;
      var x = PM.geometry.x(at[1]), y = PM.geometry.y(at[0]), room = at[2] / 360 * PM.geometry.WORLD * view.scale;
      if (room < 34 || !seen(view, [x, y, x, y])) return;
      var width = context.measureText(country[language]).width, px = x * view.scale + view.dx, py = y * view.scale + view.dy;
      if (width > room * 1.05 || !free(taken, [px - width / 2 - 3, py - 8, px + width / 2 + 3, py + 8])) return;
      context.strokeText(country[language], px, py);
      context.fillText(country[language], px, py);
    });
    context.textAlign = "start";
  }

  /* Takes a box unless something stands there already. */
  function free(taken, b) {
    if (taken.some(function (t) { return b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1]; })) return false;
    taken.push(b);
    return true;
  }

  function flatten(areas) { return [].concat.apply([], areas.map(function (a) { return a.rings; })); }

  function drawLinks(scene, view) {
    var batches = {}, n = 0;
    scene.links.forEach(function (link) {
      var code = scene.rowCode(link.row);
      if (!code) return;
      n += 1;
      var key = code + (scene.isFaded(link.row) ? "f" : scene.fades() ? "s" : "");
      (batches[key] = batches[key] || { code: code, key: key, lines: [] }).lines.push(link.line, link.copy);
    });
    var crowded = n >= CROWD;
    Object.keys(batches).sort(function (a, b) { return a.slice(-1) === "s" ? 1 : b.slice(-1) === "s" ? -1 : 0; })
      .forEach(function (key) {
        var batch = batches[key], faded = /f$/.test(key), strong = /s$/.test(key);
        var style = PM.marks.STATUS[batch.code & 7], context = view.context;
        context.globalAlpha = faded ? 0.13 : strong ? 1 : 0.6;
        context.setLineDash(style.dash);
        context.lineCap = style.name === "ended" ? "round" : "butt";
        var width = strong ? 2.6 : crowded ? Math.min(1, 1 / (window.devicePixelRatio || 1)) : 1.3;
        var lines = batch.lines.filter(Boolean), each = crowded ? AT_ONCE : lines.length;
        for (var i = 0; i < lines.length; i += each) {
          stroke(view, lines.slice(i, i + each), style.grey ? COLOUR.grey : scene.colour(batch.code), width, crowded ? 4 : 0);
        }
      });
    view.context.globalAlpha = 1;
    view.context.setLineDash([]);
    drawPlaces(scene, view);
  }

  function drawPlaces(scene, view) {
    var context = view.context, labels = [];
    scene.shown().forEach(function (mark) {
      if (!seen(view, [mark.x - 1, mark.y - 1, mark.x + 1, mark.y + 1])) return;
      var px = mark.x * view.scale + view.dx, py = mark.y * view.scale + view.dy;
      context.globalAlpha = mark.faded ? 0.25 : 1;
      PM.marks.trace(context, mark.shape, px, py, mark.radius);
      context.lineWidth = mark.chosen ? 6 : 3.2;
      context.lineJoin = "round";
      context.strokeStyle = mark.chosen ? COLOUR.ink : COLOUR.halo;
      context.stroke();
      context.fillStyle = mark.hollow ? COLOUR.halo : mark.colour;
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = mark.chosen ? COLOUR.halo : COLOUR.ink;
      context.stroke();
      if (!mark.faded || mark.chosen) labels.push({ mark: mark, x: px, y: py });
    });
    context.globalAlpha = 1;
    drawLabels(labels, view);
  }

  /* Greedy: the selected first, then those with most partnerships; a label that would touch another is left out. */
  function drawLabels(labels, view) {
    var context = view.context, taken = labels.map(function (l) {
      return [l.x - l.mark.radius, l.y - l.mark.radius, l.x + l.mark.radius, l.y + l.mark.radius];
    });
    context.font = "600 12px " + FONT;
    context.textBaseline = "middle";
    context.lineWidth = 3;
    labels.sort(function (a, b) { return b.mark.rank - a.mark.rank; }).slice(0, 400).forEach(function (l) {
      if (!l.mark.chosen && view.zoom < (l.mark.swedish ? 6 : 4)) return;
      var text = l.mark.label.length > 40 ? l.mark.label.slice(0, 39) + "…" : l.mark.label;
      var width = context.measureText(text).width, gap = l.mark.radius + 4;
      var spots = [[l.x + gap, l.y], [l.x - gap - width, l.y], [l.x - width / 2, l.y - gap - 5], [l.x - width / 2, l.y + gap + 5]];
      for (var i = 0; i < spots.length; i++) {
        var b = [spots[i][0] - 2, spots[i][1] - 8, spots[i][0] + width + 2, spots[i][1] + 8];
        if (!free(taken, b)) continue;
        context.strokeStyle = COLOUR.halo;
        context.strokeText(text, spots[i][0], spots[i][1]);
        context.fillStyle = COLOUR.ink;
        context.fillText(text, spots[i][0], spots[i][1]);
        return;
      }
    });
  }

  PM.sheet = { COLOUR: COLOUR, ground: function (scene) { return new Sheet(scene, drawGround, "tilePane"); },
    links: function (scene) { return new Sheet(scene, drawLinks, "overlayPane"); } };
})(PartnershipMap);

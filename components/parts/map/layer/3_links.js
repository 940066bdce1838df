/* The links and the places at their ends, with as many names as find room. */
(function (PM) {
  "use strict";
  var P = PM.pen, COLOUR = P.COLOUR, seen = P.seen, stroke = P.stroke;
  /* So many links are drawn a pixel thin, with fewer bends, and not by the canvas. */
  var CROWD = 1000, fullest = null;

  function drawLinks(scene, view) {
    var found = batches(scene), crowded = found.n >= CROWD, context = view.context;
    if (crowded) drawCrowd(scene, view, found);
    found.batches.forEach(function (batch) {
      if (crowded && !batch.strong) return;
      var style = PM.marks.STATUS[batch.code & 7];
      context.globalAlpha = alpha(batch);
      context.setLineDash(style.dash);
      context.lineCap = style.name === "ended" ? "round" : "butt";
      stroke(view, batch.lines, colour(scene, batch), batch.strong ? 2.6 : 1.3);
    });
    context.globalAlpha = 1;
    context.setLineDash([]);
    drawPlaces(scene, view);
  }

  /* The fullest picture of where the map lies is kept: it takes longest, and whoever takes filters back comes to it again. */
  function drawCrowd(scene, view, found) {
    var canvas = view.context.canvas, where = [view.scale, view.dx, view.dy, canvas.width, canvas.height].join();
    var what = scene.fingerprint();
    if (fullest && fullest.where === where && fullest.what === what) { view.context.putImageData(fullest.picture, 0, 0); return; }
    PM.crowd.begin(canvas);
    found.batches.filter(function (batch) { return !batch.strong; }).reverse().forEach(function (batch) {
      PM.crowd.add(view, batch.lines, colour(scene, batch), alpha(batch), PM.marks.STATUS[batch.code & 7].dash);
    });
    PM.crowd.end(view.context);
    if (!fullest || fullest.where !== where || found.n > fullest.n) fullest = { where: where, what: what, n: found.n, picture: PM.crowd.keep() };
  }

  function alpha(batch) { return batch.strong ? 1 : batch.faded ? 0.13 : 0.6; }
  function colour(scene, batch) { return PM.marks.STATUS[batch.code & 7].grey ? COLOUR.grey : scene.colour(batch.code); }

  /* The links that are shown, those that look the same together, and how many they are; the strong come last. */
  function batches(scene) {
    var found = [], n = 0, fades = scene.fades(), rows = scene.state.rows;
    scene.links.forEach(function (link) {
      var code = rows[link.row];
      if (!code) return;
      n += 1;
      var strong = fades && scene.isSelected(link.row), key = strong ? code + 256 : code;
      var batch = found[key] = found[key] || { code: code, strong: strong, faded: fades && !strong, lines: [] };
      batch.lines.push(link.line);
      if (link.copy) batch.lines.push(link.copy);
    });
    return { n: n, batches: found.filter(Boolean) };
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
    context.font = "600 12px " + P.FONT;
    context.textBaseline = "middle";
    context.lineWidth = 3;
    labels.sort(function (a, b) { return b.mark.rank - a.mark.rank; }).slice(0, 400).forEach(function (l) {
      if (!l.mark.chosen && view.zoom < (l.mark.swedish ? 6 : 4)) return;
      var text = l.mark.label.length > 40 ? l.mark.label.slice(0, 39) + "…" : l.mark.label;
      var width = context.measureText(text).width, gap = l.mark.radius + 4;
      var spots = [[l.x + gap, l.y], [l.x - gap - width, l.y], [l.x - width / 2, l.y - gap - 5], [l.x - width / 2, l.y + gap + 5]];
      for (var i = 0; i < spots.length; i++) {
        var b = [spots[i][0] - 2, spots[i][1] - 8, spots[i][0] + width + 2, spots[i][1] + 8];
        if (!P.free(taken, b)) continue;
        context.strokeStyle = COLOUR.halo;
        context.strokeText(text, spots[i][0], spots[i][1]);
        context.fillStyle = COLOUR.ink;
        context.fillText(text, spots[i][0], spots[i][1]);
        return;
      }
    });
  }

  PM.links = drawLinks;
})(PartnershipMap);

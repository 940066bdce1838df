/* The links and the places at their ends. */
(function (PM) {
  "use strict";
  const P = PM.pen, COLOUR = P.COLOUR, seen = P.seen, stroke = P.stroke;
  /* So many links are drawn a pixel thin, with fewer bends, and not by the canvas. */
  const CROWD = 1000;
  let fullest = null;

  function drawLinks(scene, view) {
    const found = batches(scene), crowded = found.n >= CROWD, context = view.context;
    if (crowded) drawCrowd(scene, view, found);
    found.batches.forEach((batch) => {
      if (crowded && !batch.strong) return;
      const style = PM.marks.STATUS[batch.code & 7];
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
    const canvas = view.context.canvas,
      where = [view.scale, view.dx, view.dy, canvas.width, canvas.height].join();
    const what = scene.fingerprint();
    if (fullest && fullest.where === where && fullest.what === what) {
      view.context.putImageData(fullest.picture, 0, 0);
      return;
    }
    PM.crowd.begin(canvas);
    found.batches.filter((batch) => !batch.strong).reverse().forEach((batch) => {
      PM.crowd.add(
        view,
        batch.lines,
        colour(scene, batch),
        alpha(batch),
        PM.marks.STATUS[batch.code & 7].dash,
      );
    });
    PM.crowd.end(view.context);
    if (!fullest || fullest.where !== where || found.n > fullest.n) {
      fullest = { where, what, n: found.n, picture: PM.crowd.keep() };
    }
  }

  function alpha(batch) {
    return batch.strong ? 1 : batch.faded ? 0.13 : 0.6;
  }
  function colour(scene, batch) {
    return scene.ink(batch.code);
  }

  /* The links that are shown, those that look the same together, and how many they are; the strong come last. */
  function batches(scene) {
    const found = [];
    let n = 0;
    const fades = scene.fades();
    const rows = scene.state.rows;
    scene.links.forEach((link) => {
      const code = rows[link.row];
      if (!code) return;
      n += 1;
      const strong = fades && scene.isSelected(link.row), key = strong ? code + 256 : code;
      const batch = found[key] = found[key] || { code, strong, faded: fades && !strong, lines: [] };
      batch.lines.push(link.line);
      if (link.copy) batch.lines.push(link.copy);
    });
    return { n, batches: found.filter(Boolean) };
  }

  function drawPlaces(scene, view) {
    const context = view.context, named = [];
    scene.laid(view.scale).forEach((mark) => {
      if (!seen(view, [mark.x - 1, mark.y - 1, mark.x + 1, mark.y + 1])) return;
      const x = mark.x * view.scale + view.dx,
        y = mark.y * view.scale + view.dy,
        px = x + mark.dx,
        py = y + mark.dy;
      context.globalAlpha = mark.faded ? 0.25 : 1;
      if (Math.hypot(mark.dx, mark.dy) > mark.radius) tie(context, x, y, px, py);
      PM.marks.draw(context, mark, px, py);
      if (!mark.faded || mark.chosen) named.push({ mark, x: px, y: py });
    });
    context.globalAlpha = 1;
    PM.names(scene, view, named);
  }

  /* From where a place is to its mark, which has made room for others. */
  function tie(context, x, y, px, py) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(px, py);
    context.lineWidth = 1;
    context.strokeStyle = COLOUR.ink;
    context.stroke();
  }

  PM.links = drawLinks;
})(PartnershipMap);

/* The links and the places at their ends. */
(function (PM) {
  "use strict";
  const P = PM.canvas, COLOUR = P.COLOUR, seen = P.seen, stroke = P.stroke;
  /* From this number, links are drawn as dense lines: a pixel thin, with fewer bends. */
  const DENSE = 1000;

  function drawLinks(scene, view) {
    const links = visible(scene), dense = links.n >= DENSE, context = view.context;
    if (dense) drawDense(scene, view, links);
    links.batches.forEach((batch) => {
      if (dense && !batch.strong) return;
      const style = PM.symbols.STATUS[batch.code & 7];
      context.globalAlpha = alpha(batch);
      context.setLineDash(style.dash);
      context.lineCap = style.name === "ended" ? "round" : "butt";
      stroke(view, batch.lines, colour(scene, batch), batch.strong ? 2.6 : 1.3);
    });
    context.globalAlpha = 1;
    context.setLineDash([]);
    drawPlaces(scene, view);
  }

  /* The image with most lines at this position of the map is cached: it takes longest, and removing filters
     leads back to it. */
  function drawDense(scene, view, links) {
    const canvas = view.context.canvas,
      where = [view.scale, view.dx, view.dy, canvas.width, canvas.height].join();
    const what = scene.fingerprint(), fullest = scene.fullest;
    if (fullest?.where === where && fullest.what === what) {
      view.context.putImageData(fullest.image, 0, 0);
      return;
    }
    PM.denseLines.begin(canvas);
    links.batches.filter((batch) => !batch.strong).reverse().forEach((batch) => {
      PM.denseLines.add(
        view,
        batch.lines,
        colour(scene, batch),
        alpha(batch),
        PM.symbols.STATUS[batch.code & 7].dash,
      );
    });
    PM.denseLines.end(view.context);
    if (fullest?.where !== where || links.n > fullest.n) {
      scene.fullest = { where, what, n: links.n, image: PM.denseLines.take() };
    }
  }

  function alpha(batch) {
    return batch.strong ? 1 : batch.faded ? 0.13 : 0.6;
  }
  function colour(scene, batch) {
    return scene.ink(batch.code);
  }

  /* The visible links in batches of equal look, the strong ones last, and their number. */
  function visible(scene) {
    const batches = [];
    let n = 0;
    const fades = scene.fades();
    const rows = scene.state.rows;
    scene.links.forEach((link) => {
      const code = rows[link.row];
      if (!code) return;
      n += 1;
      const strong = fades && scene.isSelected(link.row), key = strong ? code + 256 : code;
      const batch = batches[key] = batches[key] || { code, strong, faded: fades && !strong, lines: [] };
      batch.lines.push(link.line);
      if (link.copy) batch.lines.push(link.copy);
    });
    return { n, batches: batches.filter(Boolean) };
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
      PM.symbols.draw(context, mark, px, py);
      if (!mark.faded || mark.chosen) named.push({ mark, x: px, y: py });
    });
    context.globalAlpha = 1;
    PM.names(scene, view, named);
  }

  /* The line from a place to its mark where that was moved. */
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

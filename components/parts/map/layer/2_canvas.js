/* Drawing on the map's canvases: colours, type, and lines that are scaled while they are drawn. */
(function (PM) {
  "use strict";
  /* By the name used here: the colour's own name (components/kit/colours.py), and what it is where the
     system chooses the colours. It has few: land, lines and names differ by shape alone. */
  const NAMES = {
    land: ["land", "Canvas"],
    coast: ["coast", "GrayText"],
    border: ["border", "GrayText"],
    water: ["water", "Canvas"],
    kommun: ["kommun_line", "GrayText"],
    edge: ["lan_line", "GrayText"],
    lan: ["lan", "Canvas"],
    lanAlone: ["lan_alone", "Canvas"],
    active: ["accent", "CanvasText"],
    chosen: ["deep", "Highlight"],
    grey: ["grey", "GrayText"],
    ink: ["ink", "CanvasText"],
    halo: ["paper", "Canvas"],
    country: ["country_name", "GrayText"],
  };
  const COLOUR = { forced: false };
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

  /* Sets the colours from those in the data, or the system's: a canvas knows nothing of what the system
     wants. */
  function colours(forced, own) {
    COLOUR.forced = forced;
    const probe = forced && document.body.appendChild(document.createElement("span"));
    Object.keys(NAMES).forEach((name) => {
      COLOUR[name] = forced ? system(probe, NAMES[name][1]) : own[NAMES[name][0]];
    });
    if (forced) probe.remove();
  }

  function system(probe, name) {
    probe.style.color = name;
    return "#" +
      (getComputedStyle(probe).color.match(/\d+/g) || []).slice(0, 3).map((part) =>
        Number(part).toString(16).padStart(2, "0")
      ).join("");
  }

  function seen(view, box) {
    return box[2] >= view.box[0] && box[0] <= view.box[2] && box[3] >= view.box[1] && box[1] <= view.box[3];
  }

  /* Adds lines to the current path without the points that are nearer than `step` pixels to the one before.
     */
  function path(view, lines, close, step) {
    const context = view.context, s = view.scale, least = step || 0.8;
    lines.forEach((line) => {
      if (!seen(view, line.box)) return;
      const f = line.flat;
      let lastX = f[0] * s + view.dx;
      let lastY = f[1] * s + view.dy;
      const end = f.length - 2;
      context.moveTo(lastX, lastY);
      for (let i = 2; i <= end; i += 2) {
        const px = f[i] * s + view.dx, py = f[i + 1] * s + view.dy;
        if (i < end && Math.abs(px - lastX) + Math.abs(py - lastY) < least) continue;
        context.lineTo(px, py);
        lastX = px;
        lastY = py;
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

  /* Adds a box to the occupied ones, unless it overlaps one; returns whether it was added. */
  function free(occupied, b) {
    if (occupied.some((t) => b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1])) return false;
    occupied.push(b);
    return true;
  }

  function flatten(areas) {
    return areas.flatMap((a) => a.rings);
  }

  PM.canvas = { COLOUR, colours, FONT, seen, path, fill, stroke, free, flatten };
})(PartnershipMap);

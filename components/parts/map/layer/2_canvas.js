/* Drawing on the map's canvases: colours, type, and lines that are scaled while they are drawn. */
(function (PM) {
  "use strict";
  const OWN = {
    land: "#f6f4ee",
    coast: "#b9c2c6",
    border: "#c4c6bf",
    water: "#dfe9ee",
    kommun: "#e3e2da",
    edge: "#c9c9c0",
    lan: "#d7e6ee",
    lanAlone: "#8fbccb",
    active: "#1f6f8b",
    chosen: "#0b3c4d",
    grey: "#6b7176",
    ink: "#16232a",
    halo: "#ffffff",
    country: "#6f7a7e",
  };
  /* The system's own colours (forced-colors): they are few, so shapes alone distinguish land, lines and
     names. */
  const FORCED = {
    land: "Canvas",
    coast: "GrayText",
    border: "GrayText",
    water: "Canvas",
    kommun: "GrayText",
    edge: "GrayText",
    lan: "Canvas",
    lanAlone: "Canvas",
    active: "CanvasText",
    chosen: "Highlight",
    grey: "GrayText",
    ink: "CanvasText",
    halo: "Canvas",
    country: "GrayText",
  };
  const COLOUR = { forced: false, ...OWN };
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

  /* Sets the colours in use: a canvas does not follow forced colours by itself. */
  function colours(forced) {
    COLOUR.forced = forced;
    Object.assign(COLOUR, OWN);
    if (!forced) return;
    const probe = document.body.appendChild(document.createElement("span"));
    Object.keys(FORCED).forEach((name) => {
      probe.style.color = FORCED[name];
      COLOUR[name] = "#" +
        (getComputedStyle(probe).color.match(/\d+/g) || []).slice(0, 3).map((part) =>
          Number(part).toString(16).padStart(2, "0")
        ).join("");
    });
    probe.remove();
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

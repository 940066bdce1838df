/* Draws thousands of lines of one screen pixel into an image, pixel by pixel: stroked as paths they take a
   browser without a graphics card several times as long. The top lines come first, so that a covered pixel is
   only read. Pixels are 0xAABBGGRR with colours multiplied by alpha until `end`. */
(function (PM) {
  "use strict";
  const STEP = 4, PAIR = 0xff00ff, COVERED = 252, ONE = 65536;
  let image = null;
  let dots = null;
  let width = 0;
  let height = 0;
  const share = new Float64Array(256);
  for (let i = 1; i < 256; i++) share[i] = 255 / i;

  /* Begins an empty image of the canvas's size. */
  function begin(canvas) {
    if (!image || canvas.width !== width || canvas.height !== height) {
      width = canvas.width;
      height = canvas.height;
      image = new ImageData(Math.max(1, width), Math.max(1, height));
      dots = new Uint32Array(image.data.buffer);
    } else dots.fill(0);
  }

  /* The finished image; the next one gets memory of its own. */
  function take() {
    const finished = image;
    image = dots = null;
    return finished;
  }

  /* Adds lines of a colour ("#rrggbb") under those that are there, the last one on top. `dash` is empty, or
     the lengths of dash and gap in CSS pixels. */
  function add(view, lines, colour, alpha, dash) {
    const rgb = parseInt(colour.slice(1), 16),
      ratio = view.ratio,
      s = view.scale * ratio,
      dx = view.dx * ratio - 0.5,
      dy = view.dy * ratio - 0.5;
    const pen = {
      even: (rgb >> 16) | (rgb & 255) << 16,
      odd: ((rgb >> 8) & 255) | 0xff0000,
      alpha: Math.round(alpha * 256),
      on: dash.length ? dash[0] * ratio : Infinity,
      all: dash.length ? (dash[0] + dash[1]) * ratio : 1,
    };
    for (let n = lines.length - 1; n >= 0; n--) {
      if (!PM.canvas.seen(view, lines[n].box)) continue;
      const f = lines[n].flat;
      const end = f.length - 2;
      let x = f[0] * s + dx;
      let y = f[1] * s + dy;
      let along = 0;
      for (let i = 2; i <= end; i += 2) {
        const px = f[i] * s + dx, py = f[i + 1] * s + dy, w = Math.abs(px - x), h = Math.abs(py - y);
        if (i < end && w + h < STEP * ratio) continue;
        const length = pen.all === 1 ? 0 : Math.sqrt(w * w + h * h);
        if (w >= h) segment(pen, x, px, y, py, 1, width, width, height, along, length);
        else segment(pen, y, py, x, px, width, 1, height, width, along, length);
        along += length;
        x = px;
        y = py;
      }
    }
  }

  /* A straight piece along its longer direction u: at each whole u the two nearest pixels share the ink.
     The position across is counted in 65536ths of a pixel. */
  function segment(pen, u0, u1, v0, v1, stepU, stepV, sizeU, sizeV, along, length) {
    // The last whole u belongs to the next piece, so that joints are inked once.
    let u = Math.max(0, Math.ceil(Math.min(u0, u1)));
    const end = Math.min(sizeU, Math.ceil(Math.max(u0, u1)));
    if (u >= end) return;
    const slope = (v1 - v0) / (u1 - u0), perU = length / (u1 - u0), picture = dots, alpha = pen.alpha;
    let v = Math.floor((v0 + (u - u0) * slope) * ONE);
    const step = Math.round(slope * ONE);
    const last = (sizeV - 1) * ONE;
    for (; u < end; u++, v += step) {
      if (v < 0 || v >= last) continue;
      const at = u * stepU + (v >> 16) * stepV;
      if (picture[at] >>> 24 >= COVERED && picture[at + stepV] >>> 24 >= COVERED) continue;
      if (length && (along + (u - u0) * perU) % pen.all >= pen.on) continue;
      const far = (v & 0xffff) * alpha >> 16;
      ink(picture, pen, at, alpha - far);
      ink(picture, pen, at + stepV, far);
    }
  }

  /* Adds `part` 256ths of ink to what a pixel still lets through, two channels at a time. */
  function ink(picture, pen, at, part) {
    const before = picture[at], own = ((255 - (before >>> 24)) * part) >> 8;
    picture[at] = before + ((Math.imul(pen.even, own) >>> 8) & PAIR) + (Math.imul(pen.odd, own) & ~PAIR);
  }

  /* Puts the image onto the canvas, replacing its content; an image's colours are not multiplied by alpha. */
  function end(context) {
    for (let i = 0, n = dots.length; i < n; i++) {
      const dot = dots[i];
      if (!dot) continue;
      const alpha = dot >>> 24, k = share[alpha];
      dots[i] = ((dot & 255) * k) | ((dot >>> 8 & 255) * k) << 8 | ((dot >>> 16 & 255) * k) << 16 |
        alpha << 24;
    }
    context.putImageData(image, 0, 0);
  }

  PM.denseLines = { begin, add, end, take };
})(PartnershipMap);

/* Marker shapes of theme groups and line styles of statuses. */
(function (PM) {
  "use strict";

  function polygon(corners, turn) {
    const points = [];
    for (let i = 0; i < corners; i++) {
      const angle = turn + i * 2 * Math.PI / corners;
      points.push([Math.cos(angle), Math.sin(angle)]);
    }
    return points;
  }

  function star() {
    return polygon(10, -Math.PI / 2).map((p, i) =>
      i % 2 ? [p[0] * 0.5, p[1] * 0.5] : [p[0] * 1.15, p[1] * 1.15]
    );
  }

  /* Unit shapes of about equal area; a circle is an arc. */
  const SHAPES = {
    square: polygon(4, Math.PI / 4).map((p) => [p[0] * 1.2, p[1] * 1.2]),
    diamond: polygon(4, -Math.PI / 2).map((p) => [p[0] * 1.25, p[1] * 1.25]),
    triangle: polygon(3, -Math.PI / 2).map((p) => [p[0] * 1.35, p[1] * 1.35 + 0.15]),
    pentagon: polygon(5, -Math.PI / 2).map((p) => [p[0] * 1.1, p[1] * 1.1]),
    star: star(),
  };

  /* In the order of the payload's codes; 0 is hidden. */
  const STATUS = [
    null,
    { name: "active", dash: [], grey: false },
    { name: "planned", dash: [7, 5], grey: false },
    { name: "unverified", dash: [7, 5], grey: true },
    { name: "ended", dash: [1.5, 4], grey: true },
  ];

  function trace(context, shape, x, y, radius) {
    context.beginPath();
    if (!SHAPES[shape]) {
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    SHAPES[shape].forEach((p, i) => {
      context[i ? "lineTo" : "moveTo"](x + p[0] * radius, y + p[1] * radius);
    });
    context.closePath();
  }

  /* Draws a mark {shape, radius, colour, chosen, hollow} at a point. */
  function draw(context, mark, x, y) {
    const COLOUR = PM.canvas.COLOUR;
    trace(context, mark.shape, x, y, mark.radius);
    context.lineWidth = mark.chosen ? 6 : 3.2;
    context.lineJoin = "round";
    context.strokeStyle = mark.chosen ? COLOUR.ink : COLOUR.halo;
    context.stroke();
    context.fillStyle = mark.hollow ? COLOUR.halo : mark.colour;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = mark.chosen ? COLOUR.halo : COLOUR.ink;
    context.stroke();
  }

  PM.symbols = {
    draw,
    STATUS,
    trace,
    radius(n) {
      return Math.min(5 + 1.6 * Math.sqrt(n), 16);
    },
  };
})(PartnershipMap);

/* Names on the map: of places beside their marks, of countries where these leave room. Names are canvas text.
   */
(function (PM) {
  "use strict";
  const P = PM.canvas,
    COLOUR = P.COLOUR,
    MOST = 400,
    LONGEST = 40,
    ROOM = 11000,
    ABROAD = 4,
    TIED = 16,
    widths = {};

  /* `places` holds {mark, x, y} in canvas pixels for all marks that are drawn and not faded. The scene's
     `written` gets each name with its box on the map: [text, left, top, right, bottom]. */
  PM.names = function (scene, view, places) {
    scene.written = [];
    const occupied = [],
      covers = scene.covers.map(
        (c) => [c[0] + view.frame[0], c[1] + view.frame[1], c[2] + view.frame[0], c[3] + view.frame[1]],
      );
    drawPlaces(scene, view, places, covers, occupied);
    drawCountries(scene, view, occupied);
  };

  function drawPlaces(scene, view, places, covers, occupied) {
    const context = view.context, frame = view.frame, roomy = sparse(view, places);
    context.font = "600 12px " + P.FONT;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const names = places.filter((place) => {
      const mark = place.mark, near = mark.swedish ? Math.min(6, scene.swedishZoom) : ABROAD;
      place.must = mark.chosen || mark.end;
      return inside(frame, place.x, place.y) && (place.must || roomy || view.zoom >= near);
    }).sort((a, b) => b.mark.rank - a.mark.rank).slice(0, MOST).map((place) => {
      const text = shortened(context, place.mark.label, frame[2] - frame[0] - 12);
      return {
        text,
        x: place.x,
        y: place.y,
        radius: place.mark.radius,
        width: measured(context, text),
        must: place.must,
      };
    });
    const marks = places.map((place) => ({ x: place.x, y: place.y, radius: place.mark.radius }));
    const spots = PM.placeNames(names, marks, frame, covers, occupied);
    names.forEach((name, i) => {
      if (!spots[i]) return;
      write(context, name, spots[i]);
      record(scene, view, name.text, spots[i][0], spots[i][1], name.width);
    });
  }

  function record(scene, view, text, x, y, width) {
    const left = x - view.frame[0], middle = y - view.frame[1];
    scene.written.push([text, left, middle - 7, left + width, middle + 7]);
  }

  /* Few marks have room for all names at any zoom. */
  function sparse(view, places) {
    const f = view.frame, n = places.filter((place) => inside(f, place.x, place.y)).length;
    return n * ROOM <= (f[2] - f[0]) * (f[3] - f[1]);
  }

  function inside(f, x, y) {
    return x >= f[0] && x <= f[2] && y >= f[1] && y <= f[3];
  }

  function shortened(context, label, room) {
    let text = label.length > LONGEST ? label.slice(0, LONGEST - 1) + "…" : label;
    while (text.length > 2 && measured(context, text) > room) {
      text = text.replace(/…$/, "").slice(0, -1) + "…";
    }
    return text;
  }

  function measured(context, text) {
    const key = context.font + text;
    return (widths[key] = widths[key] || context.measureText(text).width);
  }

  function write(context, name, spot) {
    const x = Math.max(spot[0], Math.min(name.x, spot[0] + name.width));
    if (Math.hypot(x - name.x, spot[1] - name.y) > name.radius + TIED) {
      context.beginPath();
      context.moveTo(name.x, name.y);
      context.lineTo(x, spot[1]);
      context.lineWidth = 1;
      context.strokeStyle = COLOUR.ink;
      context.stroke();
    }
    context.lineWidth = 3;
    context.strokeStyle = COLOUR.halo;
    context.strokeText(name.text, spot[0], spot[1]);
    context.fillStyle = COLOUR.ink;
    context.fillText(name.text, spot[0], spot[1]);
  }

  /* Where the country is wide enough on the screen for its name: at its label point, or a little beside it.
     */
  function drawCountries(scene, view, occupied) {
    const context = view.context, language = scene.state.language;
    context.font = "500 11px " + P.FONT;
    context.textAlign = "center";
    context.lineWidth = 2.5;
    context.strokeStyle = COLOUR.land;
    context.fillStyle = COLOUR.country;
    Object.keys(scene.data.countries).forEach((code) => {
      const country = scene.data.countries[code], at = country.at;
      if (!at) return;
      const x = PM.geometry.x(at[1]),
        y = PM.geometry.y(at[0]),
        room = at[2] / 360 * PM.geometry.WORLD * view.scale;
      if (room < 34 || !P.seen(view, [x, y, x, y])) return;
      const width = measured(context, country[language]),
        px = x * view.scale + view.dx,
        py = y * view.scale + view.dy;
      if (width > room * 1.05) return;
      const aside = Math.max(0, Math.min((room - width) / 2, 36)), step = Math.min(room / 5, 30);
      const spot = [[0, 0], [0, -step], [0, step], [-aside, 0], [aside, 0], [-aside, -step], [aside, -step], [
        -aside,
        step,
      ], [aside, step]].find((move) => {
        const b = [
          px + move[0] - width / 2 - 3,
          py + move[1] - 8,
          px + move[0] + width / 2 + 3,
          py + move[1] + 8,
        ];
        return inside(view.frame, b[0], b[1]) && inside(view.frame, b[2], b[3]) && P.free(occupied, b);
      });
      if (!spot) return;
      context.strokeText(country[language], px + spot[0], py + spot[1]);
      context.fillText(country[language], px + spot[0], py + spot[1]);
      record(scene, view, country[language], px + spot[0] - width / 2, py + spot[1], width);
    });
    context.textAlign = "start";
  }
})(PartnershipMap);

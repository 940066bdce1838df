/* What lies under the links: the land, and the Swedish areas with the countries' names. Labels are canvas text: never markup. */
(function (PM) {
  "use strict";
  var P = PM.pen, COLOUR = P.COLOUR, seen = P.seen, fill = P.fill, stroke = P.stroke, flatten = P.flatten;

  function drawLand(scene, view) {
    var land = scene.ground;
    if (!land) return;
    view.context.lineJoin = "round";
    land.forEach(function (polygon) { if (polygon.some(function (r) { return seen(view, r.box); })) fill(view, polygon, COLOUR.land); });
    stroke(view, scene.coast, COLOUR.coast, 0.6);
    fill(view, scene.lakes, COLOUR.water);
    stroke(view, scene.borders, COLOUR.border, 0.8);
  }

  function drawAreas(scene, view) {
    if (!scene.ground) return;
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
    context.font = "500 11px " + P.FONT;
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
      if (width > room * 1.05 || !P.free(taken, [px - width / 2 - 3, py - 8, px + width / 2 + 3, py + 8])) return;
      context.strokeText(country[language], px, py);
      context.fillText(country[language], px, py);
    });
    context.textAlign = "start";
  }

  PM.ground = { land: drawLand, areas: drawAreas };
})(PartnershipMap);

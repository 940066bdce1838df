/* Under the links: the land, and the Swedish areas. */
(function (PM) {
  "use strict";
  const P = PM.canvas,
    COLOUR = P.COLOUR,
    seen = P.seen,
    fill = P.fill,
    stroke = P.stroke,
    flatten = P.flatten;

  function drawLand(scene, view) {
    const land = scene.land;
    if (!land) return;
    view.context.lineJoin = "round";
    land.forEach((polygon) => {
      if (polygon.some((r) => seen(view, r.box))) fill(view, polygon, COLOUR.land);
    });
    stroke(view, scene.coast, COLOUR.coast, 0.6);
    fill(view, scene.lakes, COLOUR.water);
    stroke(view, scene.borders, COLOUR.border, 0.8);
  }

  function drawAreas(scene, view) {
    if (!scene.land) return;
    view.context.lineJoin = "round";
    const active = scene.activeAreas();
    scene.areas.forEach((area) => {
      if (area.level === "lan" && active[area.place]) {
        fill(view, area.rings, scene.showKommuner() ? COLOUR.lan : COLOUR.lanAlone);
      }
    });
    const kommuner = scene.areas.filter((a) => a.level === "kommun");
    if (view.zoom >= 5 && scene.showKommuner()) stroke(view, flatten(kommuner), COLOUR.kommun, 0.5);
    kommuner.forEach((area) => {
      if (active[area.place]) fill(view, area.rings, COLOUR.active);
    });
    const lan = scene.areas.filter((a) => a.level === "lan");
    if (view.zoom >= 4) stroke(view, flatten(lan), COLOUR.edge, 0.8);
    stroke(view, flatten(lan.filter((a) => active[a.place])), COLOUR.active, 1.2);
    const chosen = scene.chosenPlace();
    stroke(view, flatten(scene.areas.filter((a) => a.place === chosen)), COLOUR.chosen, 2.2);
  }

  PM.baseMap = { land: drawLand, areas: drawAreas };
})(PartnershipMap);

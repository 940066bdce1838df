/* The peer of the map without a server: Leaflet as everybody uses it, a marker and a line for each partnership. */
(function () {
  "use strict";
  var rows = window.ROWS,
    map = L.map("map", { center: [30, 20], zoom: 2 }),
    layer = L.layerGroup().addTo(map);
  var icon = L.divIcon({ className: "dot", iconSize: [12, 12] });

  function show(theme) {
    layer.clearLayers();
    var list = document.getElementById("list");
    list.replaceChildren();
    rows.forEach(function (row, i) {
      if (theme && row.themes.indexOf(theme) < 0) return;
      layer.addLayer(L.polyline([row.from, row.to], { weight: 1 }));
      layer.addLayer(L.marker(row.to, { icon: icon, title: row.name }));
      if (list.children.length < 40) list.appendChild(document.createElement("li")).textContent = row.name;
    });
    document.body.dataset.shown = String(Number(document.body.dataset.shown || 0) + 1);
  }

  document.getElementById("theme").addEventListener("change", function () {
    show(this.checked ? this.value : "");
  });
  show("");
})();

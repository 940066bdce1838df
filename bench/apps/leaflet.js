/* The peer of the map without a server: Leaflet as commonly used, a marker and a line for each
   partnership. */
{
  const map = L.map("map", { center: [30, 20], zoom: 2 });
  const layer = L.layerGroup().addTo(map);
  const icon = L.divIcon({ className: "dot", iconSize: [12, 12] });
  const theme = document.getElementById("theme");

  const show = () => {
    layer.clearLayers();
    const list = document.getElementById("list");
    list.replaceChildren();
    globalThis.ROWS.filter((row) => !theme.checked || row.themes.includes(theme.value)).forEach((row) => {
      layer.addLayer(L.polyline([row.from, row.to], { weight: 1 }));
      layer.addLayer(L.marker(row.to, { icon, title: row.name }));
      if (list.children.length < 40) list.appendChild(document.createElement("li")).textContent = row.name;
    });
    document.body.dataset.shown = String(Number(document.body.dataset.shown || 0) + 1);
  };

  theme.addEventListener("change", show);
  show();
}

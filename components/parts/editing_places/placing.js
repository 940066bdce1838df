/* The small map of the editors' page: numbered markers that can be moved, on the land of the large map. */
(function (PM) {
  "use strict";
  const DECIMALS = 4; // about ten metres
  const CLOSEST = 6;

  /* The styles, which give the map and its buttons their size; the frame does not wait for them. */
  function styled() {
    const links = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll('link[rel="stylesheet"]')]);
    return Promise.all(
      links.filter((link) => !link.sheet).map((link) =>
        new Promise((resolve) => {
          link.addEventListener("load", resolve);
          link.addEventListener("error", resolve);
        })
      ),
    );
  }

  function scene(world) {
    const land = world.land.map(PM.geometry.lines);
    return { land, coast: land.flat(), lakes: [], borders: PM.geometry.lines(world.borders) };
  }

  function icon(number) {
    const node = document.createElement("span");
    node.textContent = number ? String(number) : "";
    node.className = "pl-mark" + (number ? "" : " pl-own");
    return L.divIcon({ html: node, className: "pl-icon", iconSize: [32, 32], iconAnchor: [16, 16] });
  }

  /** Starts the map. `sources.points` are [latitude, longitude, number]; the point of number 0 is no suggestion.
   * `report` is called with {lat, lon, number, n} when a marker is moved, or the map is clicked, which moves the
   * marker of number 0 there or puts one there.
   * @param {any} map a map of Leaflet
   * @param {any} sources
   * @param {(move: any) => void} report */
  PM.placing = function (map, sources, report) {
    const words = sources.words, box = map.getContainer(), markers = new Map();
    let moves = 0;

    function moved(number, at) {
      const { lat, lng } = at.wrap();
      const round = (degrees) => Number(degrees.toFixed(DECIMALS));
      report({ lat: round(lat), lon: round(lng), number, n: ++moves });
    }

    function add(number, at) {
      const title = number ? words.suggestion + " " + number : words.own;
      const marker = L.marker(at, {
        icon: icon(number),
        draggable: true,
        title,
        alt: title,
        riseOnHover: true,
      });
      marker.on("dragend", () => moved(number, marker.getLatLng()));
      markers.set(number, marker.addTo(map));
      /* Its text alone, a number, would be its name. */
      marker.getElement().setAttribute("aria-label", title);
    }

    function fit() {
      map.invalidateSize();
      map.fitBounds(sources.bounds, { padding: [40, 40], maxZoom: CLOSEST, animate: false });
    }

    /* Leaflet takes the focus when the mouse goes down; the page around would scroll, and take the map away from
       under the mouse. */
    box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.title);
    const zoom = [[".leaflet-control-zoom-in", words.closer], [".leaflet-control-zoom-out", words.further]];
    zoom.forEach(([selector, label]) => {
      const button = box.querySelector(selector);
      button.title = label;
      button.setAttribute("aria-label", label);
    });
    map.setMinZoom(1).setMaxZoom(12);
    L.control.scale({ imperial: false }).addTo(map);
    sources.points.forEach(([lat, lon, number]) => add(number, [lat, lon]));
    map.on("click", (event) => {
      if (markers.has(0)) markers.get(0).setLatLng(event.latlng);
      else add(0, event.latlng);
      moved(0, event.latlng);
    });
    const land = fetch(new URL(sources.world, location.href).href).then((answer) => {
      if (!answer.ok) throw new Error(sources.world + ": " + answer.status);
      return answer.json();
    });
    Promise.all([land, styled()]).then(([document]) => {
      PM.canvas.colours(matchMedia("(forced-colors: active)").matches, sources.colours);
      fit();
      PM.canvasLayer.land(scene(PM.decode.world(document))).addTo(map);
      new ResizeObserver(() => map.invalidateSize()).observe(box);
      box.dataset.drawn = "1";
    });
  };
})(PartnershipMap);

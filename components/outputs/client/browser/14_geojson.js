/* The rows as a map for QGIS and its like: GeoJSON as RFC 7946 has it (components/outputs/export/geojson.py).
   It is written as text, since a coordinate of whole degrees is "18.0" there and a number in a script would be "18". */
(function (PS) {
  "use strict";
  const DECIMALS = 4;

  /* "sweden" holds the outlines of kommuner and counties by code, "where" an address that shows the same rows. */
  function geojson(view, sweden, where) {
    const places = placesOf(view);
    const cells = PS.cells.of(view);
    let features = [];
    const words = view.words;
    places.forEach((own, i) => {
      features.push(area(view, sweden, i, own));
    });
    view.rows.forEach((row, n) => {
      features.push(link(view, row, cells[n]));
    });
    places.forEach((own, i) => {
      features.push(point(view, i, own));
    });
    features = features.filter(Boolean);
    const about = PS.about.facts(view, where);
    about.format = words.say("export.about_format_geojson");
    about.columns = PS.about.columns(words);
    const box = features.length
      ? ',"bbox":' + written(boundingBox([].concat.apply([], features.map(lines))))
      : "";
    return '{"type":"FeatureCollection","about":' + JSON.stringify(about) + box + ',"features":[\n' +
      features.map(feature).join(",\n") + "\n]}\n";
  }

  /* Each place with its rows, in the order in which they are first named. */
  function placesOf(view) {
    const found = new Map();
    view.rows.forEach((row) => {
      PS.ends(row).forEach((i) => {
        if (!found.has(i)) found.set(i, []);
        found.get(i).push(row);
      });
    });
    return found;
  }

  function link(view, row, cells) {
    const properties = { layer: "partnership" }, lines = [];
    PS.swedishPlaces(row).forEach((own) => {
      row.partners.forEach((i) => {
        PS.greatCircle.cut(PS.greatCircle.line(at(view, own), at(view, i))).forEach((piece) => {
          lines.push(piece.map(position));
        });
      });
    });
    PS.cells.COLUMNS.forEach((name, n) => {
      properties[name] = cells[n];
    });
    return {
      id: "partnership:" + row.id,
      type: !lines.length ? null : lines.length === 1 ? "LineString" : "MultiLineString",
      coordinates: lines.length === 1 ? lines[0] : lines,
      properties,
    };
  }

  function point(view, i, rows) {
    return {
      id: "place:" + view.dataset.places[i].id,
      type: "Point",
      coordinates: position(at(view, i)),
      properties: properties("place", view, i, rows),
    };
  }

  function area(view, sweden, i, rows) {
    const place = view.dataset.places[i], outlines = place.code.length === 2 ? sweden.lan : sweden.kommun;
    if (!Object.prototype.hasOwnProperty.call(outlines, place.code)) return null;
    // Ours run clockwise, RFC 7946 wants the area to the left.
    const turned = outlines[place.code].coordinates.map((polygon) =>
      polygon.map((ring) => ring.slice().reverse())
    );
    return {
      id: "area:" + place.id,
      type: "MultiPolygon",
      coordinates: turned,
      properties: properties("area", view, i, rows),
    };
  }

  function properties(layer, view, i, rows) {
    const place = view.dataset.places[i], code = view.words.code;
    return {
      layer,
      id: place.id,
      name: place.name[code],
      kind: view.words.say("kind." + place.kind),
      code: place.code,
      country: view.dataset.country.get(place.country)[code],
      country_code: place.country,
      partnerships: rows.length,
      partnership_ids: rows.map((r) => r.id).join(PS.cells.BETWEEN),
      coordinate_source: place.coordinate_source,
      iso_3166_2: place.registers.iso_3166_2 || "",
      organisation_id: place.registers.organisation_id || "",
      wikidata: place.registers.wikidata || "",
      geonames: place.registers.geonames || null,
    };
  }

  /* Latitude first, as everywhere; "position" is where they are turned. */
  function at(view, i) {
    return [view.dataset.places[i].lat, view.dataset.places[i].lon];
  }

  function position(at) {
    return [rounded(at[1]), rounded(at[0])];
  }

  /* To four decimals as Python rounds. Both go by the exact value; only of two as near does Python take the even one,
     and exactly between two lie odd multiples of a 32nd alone. */
  function rounded(x) {
    if (Math.abs(x * 32 % 2) !== 1) return Number(x.toFixed(DECIMALS));
    const below = Math.floor(x * 1e4);
    return (below % 2 === 0 ? below : below + 1) / 1e4;
  }

  /* A point is a line of one, of an area its outer rings. */
  function lines(feature) {
    const inside = feature.coordinates;
    if (!feature.type) return [];
    return {
      Point() {
        return [[inside]];
      },
      LineString() {
        return [inside];
      },
      MultiLineString() {
        return inside;
      },
      MultiPolygon() {
        return inside.map((polygon) => polygon[0]);
      },
    }[feature.type]();
  }

  /* West, south, east, north. West is greater than east where the box goes over the date line (RFC 7946, 5.2):
     it leaves out the widest stretch of longitudes in which there is nothing. */
  function boundingBox(lines) {
    const spans = [];
    let south = Infinity;
    let north = -Infinity;
    const merged = [];
    let widest = null;
    lines.forEach((line) => {
      let low = Infinity;
      let high = -Infinity;
      line.forEach((p) => {
        low = Math.min(low, p[0]);
        high = Math.max(high, p[0]);
        south = Math.min(south, p[1]);
        north = Math.max(north, p[1]);
      });
      spans.push([low, high]);
    });
    spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]).forEach((span) => {
      const last = merged[merged.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else merged.push(span.slice());
    });
    let west = merged[0][0];
    let east = merged[merged.length - 1][1];
    for (let i = 1; i < merged.length; i++) {
      const gap = [merged[i][0] - merged[i - 1][1], merged[i][0], merged[i - 1][1]];
      if (!widest || wider(gap, widest)) widest = gap;
    }
    if (widest && widest[0] > west + 360 - east) {
      west = widest[1];
      east = widest[2];
    }
    return [west, south, east, north];
  }

  function wider(a, b) {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] > b[i];
    return false;
  }

  function feature(found) {
    // Without a known partner a partnership is unlocated (RFC 7946, 3.2).
    const geometry = found.type
      ? '{"type":"' + found.type + '","coordinates":' + written(found.coordinates) + "}"
      : "null";
    return '{"type":"Feature","id":' + JSON.stringify(found.id) + ',"geometry":' + geometry +
      ',"properties":' + JSON.stringify(found.properties) + "}";
  }

  /* Coordinates as Python writes them. */
  function written(value) {
    if (Array.isArray(value)) return "[" + value.map(written).join(",") + "]";
    const text = Object.is(value, -0) ? "-0" : String(value);
    return /[.e]/.test(text) ? text : text + ".0";
  }

  PS.geojson = geojson;
})(PartnershipSite);

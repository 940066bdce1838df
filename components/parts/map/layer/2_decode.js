/* From the documents that are sent (rows.py, outlines.py) to the objects that the layer reads (types.d.ts). A document that
   is these objects already is returned as it is. */
(function (PM) {
  "use strict";
  const G = PM.geometry, toX = G.x, toY = G.y;

  /** Lines of a text, projected. They share an array.
   * @param {string} text @param {number} unit parts of a degree
   * @returns {Line[]} */
  function lines(text, unit) {
    const all = new Float64Array(text.length), rings = [], length = text.length;
    let begin = 0, end = 0, value = 0, shift = 0, lon = 0, lat = 0;
    let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
    for (let i = 0; i <= length; i++) {
      const code = i < length ? text.charCodeAt(i) - 63 : -1;
      if (code < 0) {
        if (end > begin) rings.push({ flat: all.subarray(begin, end), box: [west, north, east, south] });
        begin = end;
        west = north = Infinity;
        east = south = -Infinity;
        continue;
      }
      value |= (code & 31) << shift;
      shift += 5;
      if (code & 32) continue;
      const step = (value >>> 1) ^ -(value & 1);
      value = shift = 0;
      if (end & 1) {
        const y = all[end++] = toY((lat += step) / unit);
        if (y < north) north = y;
        if (y > south) south = y;
      } else {
        const x = all[end++] = toX((lon += step) / unit);
        if (x < west) west = x;
        if (x > east) east = x;
      }
    }
    return rings;
  }

  /** The numbers of a text, each the difference to the one before.
   * @param {string} text */
  function numbers(text) {
    const all = [];
    let at = 0;
    let value = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i) - 63;
      value |= (code & 31) << shift;
      shift += 5;
      if (code & 32) continue;
      all.push(at += (value >>> 1) ^ -(value & 1));
      value = shift = 0;
    }
    return all;
  }

  /** Arcs one after the other; each begins where the one before ends.
   * @param {Line[]} arcs @param {number[]} ring numbers of arcs, ~n for arc n backwards
   * @returns {Line} */
  function joined(arcs, ring) {
    const parts = ring.map((n) => n < 0 ? backwards(arcs[~n].flat) : arcs[n].flat);
    const flat = new Float64Array(parts.reduce((n, part) => n + part.length - 2, 2));
    let end = 0;
    parts.forEach((part) => {
      flat.set(part, end);
      end += part.length - 2;
    });
    return { flat, box: G.box(flat) };
  }

  function backwards(flat) {
    const turned = new Float64Array(flat.length);
    for (let i = 0; i < flat.length; i += 2) {
      turned[i] = flat[flat.length - 2 - i];
      turned[i + 1] = flat[flat.length - 1 - i];
    }
    return turned;
  }

  /** @param {World | WorldDocument} document
   * @returns {World} */
  function world(document) {
    if (!("unit" in document)) return document;
    const holes = new Set(document.holes), land = [];
    lines(document.land, document.unit).forEach((ring, i) => {
      if (holes.has(i)) land[land.length - 1].push(ring);
      else land.push([ring]);
    });
    return { land, borders: lines(document.borders, document.unit) };
  }

  /** @param {Sweden | SwedenDocument} document
   * @returns {Sweden} */
  function sweden(document) {
    if (!("unit" in document)) return document;
    const arcs = lines(document.arcs, document.unit);
    const rings = (text) => text.split(" ").map((ring) => joined(arcs, numbers(ring)));
    const each = (areas) =>
      Object.fromEntries(Object.entries(areas).map(([code, text]) => [code, rings(text)]));
    return { kommun: each(document.kommun), lan: each(document.lan), lakes: rings(document.lakes) };
  }

  /** A column of names: Swedish ones, and the pairs of position and name that differ.
   * @param {string[]} usual @param {[number, string][]} others */
  function differing(usual, others) {
    const names = usual.slice();
    others.forEach(([i, name]) => {
      names[i] = name;
    });
    return names;
  }

  /** @template T
   * @param {number} length @param {[number, T[]][]} filled
   * @returns {T[][]} */
  function withEmpty(length, filled) {
    const of = new Map(filled);
    return Array.from({ length }, (_, i) => of.get(i) || []);
  }

  function degrees(steps, unit) {
    let at = 0;
    return steps.map((step) => (at += step) / unit);
  }

  /** @param {Rows | Columns} document
   * @returns {Rows} */
  function rows(document) {
    if (!("unit" in document)) return document;
    const { unit, kinds, countries: c, places: p, partnerships: q, ...rest } = document;
    const english = differing(c.name, c.name_en);
    const nameEn = differing(p.name, p.name_en);
    const short = differing(p.name, p.short);
    const shortEn = differing(short, p.short_en);
    const lat = degrees(p.lat, unit);
    const lon = degrees(p.lon, unit);
    const twins = withEmpty(p.id.length, p.twins);
    const others = withEmpty(q.id.length, q.others);
    const further = withEmpty(q.id.length, q.further);
    const unnamed = withEmpty(q.id.length, q.unnamed);
    return {
      ...rest,
      countries: Object.fromEntries(
        c.code.map((code, i) => [code, { sv: c.name[i], en: english[i], at: c.at[i] }]),
      ),
      places: p.id.map((id, i) => ({
        id,
        name: { sv: p.name[i], en: nameEn[i] },
        short: { sv: short[i], en: shortEn[i] },
        lat: lat[i],
        lon: lon[i],
        country: c.code[p.country[i]],
        kind: kinds[p.kind[i]],
        code: p.code[i],
        twins: twins[i],
      })),
      partnerships: q.id.map((id, i) => ({
        id,
        swedish: q.swedish[i],
        others: others[i],
        partners: q.partner[i] < 0 ? [] : [q.partner[i], ...further[i]],
        unnamed: unnamed[i],
      })),
    };
  }

  PM.decode = { rows, world, sweden };
})(PartnershipMap);

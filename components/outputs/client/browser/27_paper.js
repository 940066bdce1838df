// @ts-check
/* What is printed in the place of the live map and the wide table (components/parts/paper), and the drawn
   map itself (components/parts/map_picture/plain.py): land as a picture that a browser fetches when it
   prints, over it one curve a link, a mark and, where there is room, a name a place. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, C = PS.cards, SVG = "http://www.w3.org/2000/svg";
  const WORLD = 1000,
    FINE = 100,
    LIMIT = 84,
    RATIO = 1.5,
    SMALLEST = 46,
    MARGIN = 0.07,
    SIZE = 0.0175,
    LETTER = 0.58,
    DOT = 0.32,
    MOST_LABELS = 30,
    CURVE_POINTS = 101;
  const MOST_ROWS = 1000, MOST_BESIDE_MAP = 40, RAD = Math.PI / 180;

  /* The rows as texts, a column each: who, with whom, where, on what, since when. */
  /** @param {View} view @param {number} [most] @returns {string[][]} */
  function plainRows(view, most) {
    const words = view.words, code = words.code, places = view.dataset.places;
    function names(list) {
      return list.map((i) => places[i].name[code]);
    }
    return view.rows.slice(0, most || MOST_ROWS).map((row) => {
      const partners = names(row.partners);
      if (C.isUnnamed(row.partnership)) partners.push(words.say("card.unnamed_partner"));
      return [
        words.listing(names(PS.swedishPlaces(row))),
        words.listing(partners),
        C.countries(view, row),
        row.themes.filter((id) => view.dataset.theme.has(id)).map((id) =>
          view.dataset.theme.get(id).label[code]
        ).join(", "),
        words.say("table.plain", {
          status: words.say("status." + PS.STATUSES[row.status]),
          years: C.years(words, row.start, row.end),
        }),
      ];
    });
  }

  function plainTable(view, most) {
    const words = view.words, left = view.rows.length - (most || MOST_ROWS);
    return h(
      "div",
      { class: "pk-paper pk-paper-rows" },
      h(
        "table",
        { class: "pk-plain-table", id: "pk-plain-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["swedish", "partner", "country", "theme", "plain_years"].map((name) =>
              h("th", { scope: "col" }, words.say("table." + name))
            ),
          ),
        ),
        h("tbody", {}, plainRows(view, most).map((row) => h("tr", {}, row.map((text) => h("td", {}, text))))),
      ),
      left > 0 ? h("p", {}, words.say("table.plain_more", { n: left })) : null,
    );
  }

  /* What a picture of the rows holds, in units of the picture; null without rows. */
  function drawn(view) {
    if (!view.rows.length) return null;
    const seen = new Map(), code = view.words.code, { groups, colours } = view.dataset.data;
    view.rows.forEach((row) => {
      PS.swedishPlaces(row).concat(row.partners).forEach((i) => {
        seen.set(i, at(view.dataset.places[i]));
      });
    });
    const frame = around(Array.from(seen.values())), curves = [];
    view.rows.forEach((row) => {
      const group = groups[view.dataset.group.get(view.groups[row.position])];
      PS.swedishPlaces(row).forEach((from) => {
        row.partners.forEach((to) => {
          const a = view.dataset.places[from], b = view.dataset.places[to];
          curves.push({
            d: path(thinned(curve(a, b), frame.width / 500)),
            status: PS.STATUSES[row.status],
            colour: group ? group.colour : colours.accent,
          });
        });
      });
    });
    const first = curves.filter((c) => c.status !== "active"),
      last = curves.filter((c) => c.status === "active");
    const inside = Array.from(seen.keys()).filter((i) => holds(frame, seen.get(i)));
    const order = inside.filter(abroad).concat(inside.filter((i) => !abroad(i)));
    function abroad(i) {
      return view.dataset.places[i].country !== "SE";
    }
    return {
      frame,
      curves: first.concat(last),
      marks: inside.map((i) => seen.get(i)),
      labels: labels(frame, order.map((i) => [seen.get(i), view.dataset.places[i].short[code]])),
    };
  }

  /* The great circle between two places as points of the picture. */
  function curve(a, b) {
    const G = PartnershipMap.geometry, scale = WORLD / G.WORLD;
    const flat = G.greatCircle([a.lat, a.lon], [b.lat, b.lon], CURVE_POINTS).flat;
    return Array.from({ length: CURVE_POINTS }, (_, i) => [flat[2 * i] * scale, flat[2 * i + 1] * scale]);
  }

  function at(place) {
    const sin = Math.sin(Math.max(Math.min(place.lat, LIMIT), -LIMIT) * RAD);
    return [(place.lon + 180) / 360 * WORLD, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD];
  }

  function around(points) {
    const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    const west = Math.min.apply(null, xs),
      east = Math.max.apply(null, xs),
      north = Math.min.apply(null, ys),
      south = Math.max.apply(null, ys);
    const width = Math.min(
        Math.max((east - west) * (1 + 2 * MARGIN), (south - north) * (1 + 2 * MARGIN) * RATIO, SMALLEST),
        WORLD,
      ),
      height = width / RATIO;
    return {
      x: Math.min(Math.max((west + east - width) / 2, 0), WORLD - width),
      y: (north + south - height) / 2,
      width,
      height,
    };
  }

  function holds(frame, p) {
    return frame.x <= p[0] && p[0] <= frame.x + frame.width && frame.y <= p[1] &&
      p[1] <= frame.y + frame.height;
  }

  function thinned(line, step) {
    const kept = [];
    line.forEach((p, i) => {
      const before = kept[kept.length - 1];
      if (
        !before || i === line.length - 1 || Math.abs(p[0] - before[0]) + Math.abs(p[1] - before[1]) >= step
      ) kept.push(p);
    });
    return kept;
  }

  function path(line) {
    return "M" + line.map((p) => Math.round(p[0] * FINE) + " " + Math.round(p[1] * FINE)).join("L");
  }

  /* Names right or left of their marks, or above or below, where none covers another. */
  function labels(frame, wanted) {
    const size = frame.width * SIZE, gap = size * DOT * 1.6, taken = [], found = [];
    wanted.some((one) => {
      const x = one[0][0], y = one[0][1], width = Array.from(one[1]).length * size * LETTER;
      [["start", x + gap, y + size * 0.35, x + gap], ["end", x - gap, y + size * 0.35, x - gap - width], [
        "middle",
        x,
        y - gap - size * 0.15,
        x - width / 2,
      ], ["middle", x, y + gap + size * 0.8, x - width / 2]].some((t) => {
        const box = [t[3], t[2] - size * 0.85, t[3] + width, t[2] + size * 0.25];
        const free = holds(frame, [box[0], box[1]]) && holds(frame, [box[2], box[3]]) &&
          !taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]);
        if (free) {
          taken.push(box);
          found.push({ x: t[1], y: t[2], anchor: t[0], text: one[1] });
        }
        return free;
      });
      return found.length === MOST_LABELS;
    });
    return found;
  }

  function element(name, attributes, children, text) {
    const node = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach((key) => {
      node.setAttribute(key, attributes[key]);
    });
    if (text) node.textContent = text;
    (children || []).forEach((child) => {
      node.append(child);
    });
    return node;
  }

  /* The map of a view for paper; "land" is the address of the picture of the world's land. */
  /** @param {View} view @param {string} land */
  function printedMap(view, land) {
    const found = drawn(view);
    if (!found || !land) return null;
    const f = found.frame,
      unit = f.width * SIZE / 2.8,
      size = f.width * SIZE,
      colours = view.dataset.data.colours;
    function box(scale) {
      return [f.x, f.y, f.width, f.height].map((n) => (n * scale).toFixed(2));
    }
    function length(n) {
      return n.toFixed(3);
    }
    return h(
      "figure",
      { class: "pk-paper pk-paper-map" },
      h("img", {
        class: "pk-paper-land",
        loading: "lazy",
        src: land + "#svgView(viewBox(" + box(FINE).join(",") + "))",
        alt: view.sentence,
      }),
      element("svg", { viewBox: box(1).join(" "), "aria-hidden": "true" }, [
        element(
          "g",
          { transform: "scale(" + 1 / FINE + ")", fill: "none", "stroke-linecap": "round" },
          found.curves.map((c) => {
            const active = c.status === "active",
              given = {
                d: c.d,
                stroke: active || c.status === "planned" ? c.colour : colours.grey,
                "stroke-width": length(unit * FINE * (active ? 0.42 : 0.3)),
                "stroke-opacity": active ? ".8" : ".7",
              };
            if (!active) {
              given["stroke-dasharray"] = length(unit * FINE * (c.status === "ended" ? 0.2 : 1.1)) + " " +
                length(unit * FINE * (c.status === "ended" ? 0.6 : 0.8));
            }
            return element("path", given);
          }),
        ),
        element(
          "g",
          { stroke: colours.paper, "stroke-width": length(unit * 0.2) },
          found.marks.map((m) =>
            element("circle", {
              cx: m[0].toFixed(2),
              cy: m[1].toFixed(2),
              r: length(size * DOT * 0.8),
              fill: colours.accent,
            })
          ),
        ),
        element(
          "g",
          {
            "font-size": length(size),
            fill: colours.ink,
            stroke: colours.paper,
            "stroke-width": length(size * 0.22),
            "stroke-linejoin": "round",
            "paint-order": "stroke",
          },
          found.labels.map((l) =>
            element("text", { x: l.x.toFixed(2), y: l.y.toFixed(2), "text-anchor": l.anchor }, [], l.text)
          ),
        ),
      ]),
      legend(view),
    );
  }

  /* Puts what only paper shows into a page, just before it is printed: nobody else waits for it. */
  function Prints(app, page) {
    const land = app.querySelector(".pk-paper-land");
    this.land = land && land.getAttribute("src").split("#")[0];
    this.app = app;
    this.page = page;
  }
  Prints.prototype.fill = function (view, query) {
    this.clear();
    const main = this.app.querySelector(".pk-main"), map = printedMap(view, this.land);
    const rows = this.page === "map" && view.rows.length ? plainTable(view, MOST_BESIDE_MAP) : null;
    const own = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="canonical"]')),
      said = document.querySelector("[data-printed-address]");
    this.added = [map, rows].filter(Boolean);
    if (this.page === "map") {
      this.added.slice().reverse().forEach((part) => {
        main.firstElementChild.after(part);
      });
    } else main.append.apply(main, this.added);
    if (own && said) {
      said.textContent = view.words.say("report.address", { address: own.href + (query ? "?" + query : "") });
    }
  };
  Prints.prototype.clear = function () {
    (this.added || []).forEach((part) => {
      part.remove();
    });
    this.added = [];
  };

  /* Each theme group that rows are drawn in, with their number; last those without any. */
  function groupsDrawn(view) {
    const drawn = new Map();
    view.rows.forEach((r) => {
      const g = view.groups[r.position];
      drawn.set(g, (drawn.get(g) || 0) + 1);
    });
    return view.dataset.data.groups.map((g) => g.id).concat([""]).filter((g) => drawn.get(g))
      .map((g) => ({ group: g, count: drawn.get(g) }));
  }

  /* The legend of a picture that has none in it. Mirrors components/parts/legend. */
  function legend(view) {
    const words = view.words, dataset = view.dataset;
    /** @param {...Child} children */
    function entry(...children) {
      return h("li", {}, ...children);
    }
    function n(count) {
      return [" ", h("span", { class: "pk-n" }, words.number(count))];
    }
    return h(
      "section",
      { class: "pk-legend", "aria-label": words.say("map.legend") },
      h(
        "div",
        {},
        h("h2", {}, words.say("map.legend_themes")),
        h(
          "ul",
          {},
          groupsDrawn(view).map((found) => {
            const group = dataset.data.groups[dataset.group.get(found.group)];
            return group
              ? entry(D.shape(group.shape, group.colour), group.label[words.code], n(found.count))
              : entry(
                D.shape("circle", view.dataset.data.colours.grey),
                words.say("map.legend_none"),
                n(found.count),
              );
          }),
          entry(h("span", { class: "pk-area", "aria-hidden": "true" }), words.say("map.legend_swedish")),
          entry(
            h("span", { class: "pk-area pk-lan", "aria-hidden": "true" }),
            words.say("map.legend_swedish_region"),
          ),
        ),
      ),
      h(
        "div",
        {},
        h("h2", {}, words.say("map.legend_lines")),
        h(
          "ul",
          {},
          view.counts.by_status.map((count, i) => {
            const name = PS.STATUSES[i];
            return count
              ? entry(
                h("span", { class: "pk-line pk-line-" + name, "aria-hidden": "true" }),
                words.say("status." + name),
                n(count),
              )
              : null;
          }),
        ),
      ),
    );
  }

  PS.paper = { plainRows, plainTable, drawn, Prints };
})(PartnershipSite);

/* Charts without a library: bars as a list of links, two lines through the years as a picture. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, SVG = "http://www.w3.org/2000/svg";
  const WIDE = { width: 1180, height: 320 }, NARROW = { width: 340, height: 300 };
  const LEFT = 40, RIGHT = 12, TOP = 30, BOTTOM = 30, STEPS = 5, YEAR_WIDTH = 42;

  /* Each bar leads to the rows that it counts. */
  function bars(words, section) {
    const most = Math.max.apply(null, section.bars.map((b) => b.partnerships));
    return h(
      "ul",
      { class: "pk-bars pk-chart-bars" },
      section.bars.map((bar) =>
        h(
          "li",
          {},
          D.link(
            bar.target,
            {},
            h("span", { class: "pk-bar-label" }, bar.label),
            h(
              "span",
              { class: "pk-bar-track", "aria-hidden": "true" },
              h("span", {
                class: "pk-bar",
                style: {
                  "--share": Math.round(1000 * bar.partnerships / most) / 10 + "%",
                  "--colour": bar.colour,
                },
              }),
            ),
            h("span", { class: "pk-n" }, words.number(bar.partnerships)),
          ),
        )
      ),
    );
  }

  /* Drawn for a wide screen and for a phone, since type in a picture shrinks with it; the style shows one of them. */
  function years(words, section) {
    const described = words.say("numbers.description", { finding: section.finding });
    return h(
      "div",
      { class: "pk-chart" },
      [["pk-chart-wide", WIDE], ["pk-chart-narrow", NARROW]].map((size) =>
        lines(words, section, described, size[0], size[1])
      ),
    );
  }

  function s(name, attributes, text) {
    const node = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach((key) => {
      node.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function lines(words, section, described, name, size) {
    const all = section.years, first = all[0].year - 0.5, span = all.length;
    const totals = all.map((y) => section.totals.get(y.year));
    const numbers = [1];
    all.forEach((y) => {
      numbers.push(y.partnerships, y.projects);
    });
    totals.forEach((t) => {
      if (t) numbers.push(t.partnerships || 0, t.projects || 0);
    });
    const step = stepFor(Math.max.apply(null, numbers)),
      top = Math.ceil(Math.max.apply(null, numbers) * 1.04 / step) * step;
    function x(year) {
      return round(LEFT + (year - first) / span * (size.width - LEFT - RIGHT));
    }
    function y(n) {
      return round(size.height - BOTTOM - n / top * (size.height - TOP - BOTTOM));
    }
    // The name of the thin years stands above all that is drawn.
    const svg = s("svg", {
      class: name,
      viewBox: "0 0 " + size.width + " " + size.height,
      role: "img",
      "aria-label": described,
    });
    if (section.thin) {
      svg.append(
        s("rect", {
          class: "pk-chart-thin",
          x: x(first),
          y: 0,
          width: round(x(section.thin + 0.5) - x(first)),
          height: size.height - BOTTOM,
        }),
        s("text", { class: "pk-chart-note", x: x(first) + 6, y: TOP - 12 }, words.say("numbers.thin")),
      );
    }
    for (let n = 0; n <= top; n += step) {
      svg.append(
        s("line", { class: "pk-chart-grid", x1: LEFT, x2: size.width - RIGHT, y1: y(n), y2: y(n) }),
        s(
          "text",
          { class: "pk-chart-axis", x: LEFT - 8, y: y(n) + 5, "text-anchor": "end" },
          words.number(n),
        ),
      );
    }
    // So many years that their names do not touch.
    const every = Math.ceil(YEAR_WIDTH * span / (size.width - LEFT - RIGHT));
    all.forEach((year, i) => {
      if (i % every === 0) {
        svg.append(
          s(
            "text",
            { class: "pk-chart-axis", x: x(year.year), y: size.height - 8, "text-anchor": "middle" },
            String(year.year),
          ),
        );
      }
    });
    series(svg, section, "partnerships", "pk-chart-line", circle);
    series(svg, section, "projects", "pk-chart-line pk-chart-dashed", square);
    return svg;

    function series(into, of, field, className, mark) {
      const colours = PS.dataset.data.colours,
        colour = field === "projects" ? colours.projects : colours.accent;
      const begun = all.filter((year) => !year.ahead), ahead = all.slice(begun.length);
      into.append(line(begun, className));
      // From the last year that has begun on, lighter: more will become known of these.
      if (ahead.length) {
        into.append(line([begun[begun.length - 1]].concat(ahead), "pk-chart-line pk-chart-ahead"));
      }
      all.forEach((year) => {
        into.append(
          mark(
            x(year.year),
            y(year[field]),
            4,
            year.ahead ? { fill: colour, class: "pk-chart-lighter" } : { fill: colour },
          ),
        );
      });

      function line(years, look) {
        return s("polyline", {
          class: look,
          stroke: colour,
          points: years.map((year) => x(year.year) + "," + y(year[field])).join(" "),
        });
      }
      totals.forEach((total) => {
        if (total && total[field] !== null) {
          into.append(
            mark(x(total.year), y(total[field]), 5.5, {
              fill: colours.paper,
              stroke: colour,
              "stroke-width": 2,
            }),
          );
        }
      });
    }
  }

  function circle(x, y, r, look) {
    return s("circle", { cx: x, cy: y, r, ...look });
  }
  function square(x, y, r, look) {
    return s("rect", { x: round(x - r), y: round(y - r), width: 2 * r, height: 2 * r, ...look });
  }
  function round(n) {
    return Math.round(n * 10) / 10;
  }

  /* 1, 2 or 5 times a power of ten, so that about five lines lie below a number. */
  function stepFor(most) {
    const power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most / STEPS))));
    return [1, 2, 5, 10].map((n) => n * power).find((n) => n * STEPS >= most);
  }

  PS.charts = { bars, years };
})(PartnershipSite);

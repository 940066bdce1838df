/* The page of numbers: key figures, and charts with their tables, every number a link to its rows (components/parts/numbers). */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h;

  function draw(view) {
    const found = PS.numbers.of(view), sections = PS.sections.of(view, found);
    function part(name) {
      return sections[name] ? section(view, sections[name]) : null;
    }
    return [
      h(
        "div",
        { class: "pk-numbers" },
        head(view, found),
        view.rows.length ? null : PS.panel.empty(view),
        h(
          "div",
          { class: "pk-numbers-two" },
          h("div", {}, part("themes")),
          h("div", {}, part("countries"), part("kinds")),
        ),
        h("div", {}, part("years")),
      ),
    ];
  }

  function head(view, found) {
    const words = view.words;
    return h(
      "section",
      { class: "pk-numbers-head" },
      h("h1", {}, words.say("numbers.heading")),
      h("p", { class: "pk-lead" }, view.sentence),
      h("p", { class: "pk-muted" }, view.dataset.data.as_of[words.code]),
      h("h2", { class: "pk-hidden" }, words.say("numbers.figures")),
      h(
        "ul",
        { class: "pk-key" },
        found.figures.map((figure) =>
          h(
            "li",
            {},
            D.link(
              figure.target,
              {},
              h("span", { class: "pk-key-n" }, words.number(figure.n)),
              " ",
              h("span", { class: "pk-key-name" }, words.say("figure." + figure.name)),
            ),
          )
        ),
      ),
      h(
        "div",
        { class: "pk-by-status" },
        h("h2", {}, words.say("numbers.by_status")),
        h(
          "ul",
          {},
          found.statuses.map((figure) => {
            const said = [
              D.status(words, figure.name),
              " ",
              h("span", { class: "pk-by-status-n" }, words.number(figure.n)),
            ];
            return h("li", {}, figure.n ? D.link(figure.target, {}, said) : said);
          }),
        ),
      ),
    );
  }

  function section(view, found) {
    const words = view.words;
    return [
      h(
        "section",
        { class: "pk-chart-head", id: "chart-" + found.name },
        h("h2", {}, found.finding),
        found.notes.length
          ? h(
            "p",
            { class: "pk-muted" },
            found.notes.join(" "),
            found.about
              ? [
                " ",
                D.link(
                  found.about,
                  { href: PS.address(found.about) + "#missing" },
                  words.say("numbers.years_more"),
                ),
              ]
              : null,
          )
          : null,
        found.keys.length
          ? h(
            "ul",
            { class: "pk-chart-key" },
            found.keys.map((key) =>
              h(
                "li",
                {},
                h("span", {
                  class: "pk-key-mark " + key.line,
                  style: { "--colour": key.colour },
                  "aria-hidden": "true",
                }, key.shape ? h("span", { class: "pk-shape pk-" + key.shape }) : null),
                key.label,
              )
            ),
          )
          : null,
      ),
      found.years ? PS.charts.years(words, found) : PS.charts.bars(words, found),
      table(words, found),
    ];
  }

  function table(words, found) {
    return h(
      "details",
      { class: "pk-chart-table", "data-table": found.name },
      h("summary", {}, words.say("numbers.as_table")),
      h(
        "div",
        {
          class: "pk-scroll",
          tabindex: "0",
          role: "region",
          "aria-label": words.say("numbers.table_" + found.name),
        },
        h(
          "table",
          {},
          h("caption", {}, words.say("numbers.table_" + found.name)),
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", { scope: "col" }, words.say("numbers.column_" + found.name)),
              found.columns.map((column) => h("th", { scope: "col", class: "pk-right" }, column)),
            ),
          ),
          h(
            "tbody",
            {},
            found.rows.map((row) =>
              h(
                "tr",
                {},
                h("th", { scope: "row" }, row[0]),
                row[1].map((cell) =>
                  h(
                    "td",
                    { class: "pk-right" },
                    cell.target
                      ? D.link(
                        cell.target,
                        {},
                        cell.text,
                        h(
                          "span",
                          { class: "pk-hidden" },
                          " " + cell.what + ", " + row[0] + ": " + words.say("numbers.see_rows"),
                        ),
                      )
                      : cell.text,
                  )
                ),
              )
            ),
          ),
        ),
      ),
    );
  }

  PS.pages.numbers = {
    view(dataset, state) {
      return PS.view(dataset, state);
    },
    draw,
  };
})(PartnershipSite);

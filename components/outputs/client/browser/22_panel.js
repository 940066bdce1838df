// @ts-check
/* Beside the map: overview, list and articles of what it shows, or what is selected; or how to show
   something at all. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, C = PS.cards;
  const SHOWN_ROWS = 40, SHOWN_ARTICLES = 20, SHOWN_AHEAD = 5, SHOWN_NEWS = 3, SHOWN_HITS = 5;

  /* "few": only as many cards of the list as may be seen, the others follow with "complete". */
  function panel(view, few) {
    const words = view.words;
    if (!view.rows.length && !view.selection) return empty(view);
    return h(
      "section",
      { class: "pk-panel", id: "panel", tabindex: "-1", "aria-label": words.say("panel.label") },
      view.selection
        ? selection(view)
        : [tabs(view), { overview, list, articles }[view.state.panel](view, few)],
    );
  }

  function tabs(view) {
    const counts = { list: view.rows.length, articles: view.articles.length };
    return h(
      "nav",
      { class: "pk-tabs", "aria-label": view.words.say("panel.label") },
      ["overview", "list", "articles"].map((name) => {
        const n = counts[name];
        return D.link(
          S.put(view.state, { panel: name }),
          { "aria-current": name === view.state.panel && "true", "data-here": "tab:" + name },
          view.words.say("panel." + name),
          n === undefined ? null : [" ", h("span", { class: "pk-n" }, view.words.number(n))],
        );
      }),
    );
  }

  /* Who ends soon, what is newest, what is uncertain and why (components/parts/panel/overview.py). */
  function overview(view) {
    const words = view.words, found = PS.outlook(view), data = view.dataset.data;
    const past = view.period.last < data.today, from = words.date(PS.iso(view.period.first));
    const usual = view.period.first === data.today && view.period.last === data.today;
    return [
      h("p", { class: "pk-intro" }, words.say("panel.intro")),
      found.active
        ? ahead(usual ? words.say("outlook.ends") : words.say("outlook.ends_from", { date: from }), [
          together(view, found.ends),
          dated(view, found.ends, SHOWN_AHEAD),
          found.ends.length || found.withProgramme.length
            ? null
            : h("p", { class: "pk-muted" }, words.say("outlook.ends_none")),
          more(view, found.ends, { sort: "end" }, "outlook.more"),
          found.withProgramme.length
            ? h(
              "p",
              {},
              D.link(
                inTable(view, { basis: ["reckoned"], sort: "-start" }),
                {},
                words.say(past ? "outlook.with_programme_past" : "outlook.with_programme", {
                  n: found.withProgramme.length,
                  date: words.date(PS.iso(found.programmeEnd)),
                }),
              ),
            )
            : null,
        ])
        : null,
      found.started.length
        ? ahead(words.say("outlook.started"), [
          dated(view, found.started, SHOWN_AHEAD),
          more(view, found.started, { sort: "-start" }, "outlook.more_started"),
        ])
        : null,
      found.news.length ? ahead(words.say("outlook.news"), [dated(view, found.news, SHOWN_NEWS)]) : null,
      found.doubts.length
        ? ahead(words.say("outlook.doubts"), [
          h("p", { class: "pk-muted" }, words.say("outlook.doubts_note")),
          h(
            "ul",
            { class: "pk-dated" },
            found.doubts.map((doubt) =>
              h(
                "li",
                {},
                D.link(
                  inTable(view, { status: [], basis: [doubt[0]] }),
                  {},
                  h("span", { class: "pk-dated-name" }, words.say("basis." + doubt[0])),
                  " ",
                  h("span", { class: "pk-n" }, words.number(doubt[1])),
                ),
              )
            ),
          ),
        ])
        : null,
      h(
        "p",
        {},
        D.link(
          S.put(view.state, { page: "numbers", selection: "", id: "", start: 0 }),
          { class: "pk-more" },
          words.say("outlook.numbers"),
        ),
      ),
    ];
  }

  /* How many end at the first known end, where more do than are shown: their order tells nothing then. */
  function together(view, ends) {
    const n = ends.filter((x) => x.date === ends[0].date).length;
    if (n <= SHOWN_AHEAD) return null;
    const day = PS.period(ends[0].date),
      key = "outlook.ends_together" + (day.first === day.last ? "" : "_vague");
    return h("p", { class: "pk-muted" }, view.words.say(key, { n, date: view.words.date(ends[0].date) }));
  }

  function ahead(heading, parts) {
    return h("section", { class: "pk-ahead" }, h("h2", {}, heading), parts);
  }

  function dated(view, lines, shown) {
    return h(
      "ul",
      { class: "pk-dated" },
      lines.slice(0, shown).map((line) =>
        h(
          "li",
          {},
          D.link(
            C.onMap(view.state, line.row.id),
            { "data-here": "row:" + line.row.id },
            h("span", { class: "pk-dated-name" }, C.title(view, line.row.partnership, "short")),
            " ",
            h("span", { class: "pk-muted" }, view.words.date(line.date)),
          ),
        )
      ),
    );
  }

  function more(view, lines, change, sentence) {
    const n = lines.length - SHOWN_AHEAD;
    return n > 0
      ? h("p", {}, D.link(inTable(view, change), { class: "pk-more" }, view.words.say(sentence, { n })))
      : null;
  }

  function inTable(view, change) {
    return S.put(view.state, {
      page: "table",
      selection: "",
      id: "",
      start: 0,
      panel: S.DEFAULT.panel,
      ...change,
    });
  }

  function list(view, few) {
    const more = view.rows.length - SHOWN_ROWS;
    return [
      heading(view, "list"),
      items(view, few ? view.rows.slice(0, few) : view.rows),
      more > 0
        ? h(
          "p",
          {},
          D.link(
            S.put(view.state, { page: "table", selection: "" }),
            { class: "pk-more" },
            view.words.say("panel.more", { n: more }),
          ),
        )
        : null,
    ];
  }

  function complete(view, node) {
    const there = view.selection || view.state.panel !== "list"
        ? []
        : node.querySelectorAll(".pk-panel > .pk-card"),
      last = there[there.length - 1];
    if (last) last.after.apply(last, items(view, view.rows.slice(there.length, SHOWN_ROWS)));
  }

  function items(view, rows) {
    return rows.slice(0, SHOWN_ROWS).map((row) => C.item(view, row));
  }

  function cards(view, rows, level) {
    return rows.slice(0, SHOWN_ROWS).map((row) => C.partnership(view, row, level));
  }

  function articles(view) {
    return [
      heading(view, "articles"),
      view.articles.length
        ? articleCards(view, view.articles)
        : h("p", {}, view.words.say("panel.no_articles")),
    ];
  }

  /* The tab names it for the eye; for a reader it stands between the page's heading and those of the
     cards. */
  function heading(view, tab) {
    return h("h2", { class: "pk-hidden" }, view.words.say("panel." + tab));
  }

  function articleCards(view, found) {
    const visible = new Set(view.rows.map((r) => r.id));
    return h(
      "div",
      { class: "pk-articles" },
      found.slice(0, SHOWN_ARTICLES).map((a) => C.article(view, a, visible)),
    );
  }

  function selection(view) {
    const words = view.words;
    const code = words.code;
    const chosen = view.selection;
    const dataset = view.dataset;
    let ends;
    let name;
    let kind = "";
    const all = chosen.rows.concat(chosen.hidden), found = new Set();
    all.forEach((r) => {
      (r.partnership.articles || []).forEach((i) => {
        found.add(dataset.data.articles[i]);
      });
    });
    if (chosen.place >= 0) {
      const place = dataset.places[chosen.place];
      ends = [chosen.place];
      name = place.name[code];
      kind = words.say("kind." + place.kind) + " · " + dataset.country.get(place.country)[code];
    } else {
      const own = dataset.partnerships[dataset.partnership.get(chosen.id)];
      ends = PS.ends(own);
      name = C.title(view, own);
    }
    return h(
      "div",
      { class: "pk-selection" },
      h(
        "div",
        { class: "pk-selection-head" },
        h("h2", { tabindex: "-1", "data-here": "selection" }, name),
        D.link(
          S.put(view.state, { selection: "" }),
          { class: "pk-clear", "data-here": "clear" },
          words.say("panel.clear"),
        ),
      ),
      kind ? h("p", { class: "pk-muted" }, kind) : null,
      chosen.rows.length
        ? cards(view, chosen.rows, 3)
        : h("p", {}, words.say("panel.no_rows", { place: name })),
      chosen.hidden.length
        ? [
          h("h3", { class: "pk-outside" }, words.say("panel.hidden", { n: chosen.hidden.length })),
          cards(view, chosen.hidden, 4),
        ]
        : null,
      PS.layout[code].place
        ? ends.map((i) =>
          h(
            "p",
            {},
            D.link(
              C.place(dataset, code, i),
              { class: "pk-more" },
              words.say("panel.place_page", { place: dataset.places[i].name[code] }),
            ),
          )
        )
        : null,
      found.size ? [h("h3", {}, words.say("panel.articles")), articleCards(view, Array.from(found))] : null,
    );
  }

  /* Which single filter to loosen, with what each would give; without any partnership no filter is to
     blame. */
  function empty(view) {
    const words = view.words;
    if (!view.dataset.partnerships.length) {
      return h(
        "section",
        { class: "pk-empty", id: "panel", tabindex: "-1" },
        h("h2", {}, words.say("empty.no_data")),
        h("p", {}, words.say("empty.no_data_why")),
      );
    }
    return h(
      "section",
      { class: "pk-empty", id: "panel", tabindex: "-1" },
      h("h2", {}, words.say("empty.heading")),
      h("p", {}, words.say("empty.nothing")),
      waysOut(view, "empty.loosen", S.reset(view.state)),
    );
  }

  /* Each filter that may be loosened, in the sentence of that name, and the way back to all. */
  function waysOut(view, sentence, all) {
    return h(
      "ul",
      {},
      view.loosenings.map((way) => {
        const change = { start: 0 };
        change[way.field] = Array.isArray(view.state[way.field]) ? [] : "";
        return h(
          "li",
          {},
          D.link(
            S.put(view.state, change),
            { "data-here": "loosen:" + way.field },
            view.words.say(sentence, { filter: loosened(view, way.field), n: way.count }),
          ),
        );
      }),
      h("li", {}, D.link(all, { "data-here": "reset" }, view.words.say("filter.reset"))),
    );
  }

  function loosened(view, field) {
    const words = view.words, value = view.state[field];
    if (field === "text") return PS.searchWords(view.dataset, words, value);
    return PS.filterName(words, field) + ": " +
      (Array.isArray(value)
        ? words.listing(value.map((v) => PS.optionLabel(view.dataset, words, field, v)))
        : value);
  }

  function place(view, i) {
    return D.link(
      C.place(view.dataset, view.words.code, i),
      {},
      view.dataset.places[i].name[view.words.code],
    );
  }

  /* The answers of the places that a search names (components/parts/found_places). */
  function namedAnswers(view) {
    const found = view.state.text && PS.layout[view.words.code].place ? PS.found(view) : null;
    if (!found || !found.answers.length) return null;
    return h(
      "section",
      { class: "pk-found-answers", "aria-label": view.words.say("panel.found") },
      found.answers.map((answer) =>
        h(
          "div",
          { class: "pk-found-answer pk-answer-" + answer.kind },
          h("h2", {}, place(view, answer.place)),
          h("p", {}, answer.sentence),
        )
      ),
    );
  }

  /* Other places that a search is like, and hits in texts. */
  function foundPlaces(view) {
    const words = view.words, state = view.state, code = words.code, dataset = view.dataset;
    if (!state.text || !PS.layout[code].place) return null;
    const found = PS.found(view),
      all = S.put(state, { text: PS.names.inText(state.text), selection: "", start: 0 });
    if (!found) return null;
    function page(i) {
      return place(view, i);
    }
    if (!found.places.length && !found.hits.length) return null;
    return h(
      "section",
      { class: "pk-found", "aria-label": words.say("panel.found_also") },
      found.places.length
        ? [
          h("h2", {}, words.say(found.answers.length ? "panel.found_more" : "panel.found_places")),
          h(
            "ul",
            {},
            found.places.map((i) => {
              const country = dataset.places[i].country;
              return h(
                "li",
                {},
                page(i),
                country === "SE"
                  ? null
                  : [" ", h("span", { class: "pk-muted" }, dataset.country.get(country)[code])],
              );
            }),
          ),
        ]
        : null,
      found.hits.length
        ? [
          h("h2", {}, words.say("panel.found_text", { n: found.hits.length })),
          h(
            "ul",
            {},
            found.hits.slice(0, SHOWN_HITS).map((row) =>
              h(
                "li",
                {},
                D.link(
                  S.put(all, { selection: "partnership:" + row.id }),
                  { "data-here": "hit:" + row.id },
                  C.title(view, row.partnership, "short"),
                ),
              )
            ),
          ),
          found.hits.length > SHOWN_HITS
            ? h(
              "p",
              {},
              D.link(
                all,
                { class: "pk-more", "data-here": "hits" },
                words.say("panel.found_text_all", { n: found.hits.length }),
              ),
            )
            : null,
        ]
        : null,
    );
  }

  PS.panel = { panel, complete, empty, waysOut, foundPlaces, namedAnswers };
})(PartnershipSite);

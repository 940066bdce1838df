// @ts-check
/* A partnership's and an article's card (components/parts/partnership_card,
   components/parts/article_card). */
(function (PS) {
  "use strict";
  const D = PS.dom,
    h = D.h,
    S = PS.state,
    SHOWN_SOURCES = 3,
    SHOWN_LINKS = 6,
    WITH_END = ["stated_end", "planned_end", "stopped"];

  /* "form" is the places' "name" or "short". */
  function title(view, partnership, form) {
    const partners = named(view, partnership.partners, form || "name");
    if (isUnnamed(partnership)) partners.push(view.words.say("card.unnamed_partner"));
    return swedishEnd(view, partnership, form || "name") + " – " + view.words.listing(partners);
  }

  function swedishEnd(view, partnership, form) {
    const lead = named(view, [partnership.swedish], form)[0];
    if (!partnership.others.length) return lead;
    return view.words.say("card.with_swedish", {
      place: lead,
      others: view.words.listing(named(view, partnership.others, "short")),
    });
  }

  function named(view, places, form) {
    return places.map((i) => view.dataset.places[i][form][view.words.code]);
  }

  /* Whether there is a partner whom no source names. */
  function isUnnamed(partnership) {
    return partnership.unnamed.length > 0 || !partnership.partners.length;
  }

  function topic(words, project) {
    const text = words.own(project.topic) || project.title || "", first = Array.from(text)[0] || "";
    return first.toUpperCase() + text.slice(first.length);
  }

  function years(words, start, end) {
    const first = start && words.date(start), last = end && words.date(end);
    if (first && last) return first === last ? first : words.say("card.years", { start: first, end: last });
    if (first) return words.say("card.since", { year: first });
    return last ? words.say("card.until", { year: last }) : words.say("card.unknown_years");
  }

  function basis(words, row) {
    const project = row.project;
    let kind = row.basis;
    if (project.end && WITH_END.indexOf(kind) >= 0) kind += "_until";
    if (!project.evidence) kind += "_no_source";
    else if (project.rests_on_confirmation) kind += "_confirmed";
    return words.say("card.basis_" + kind, {
      confirmed: confirmation(words, project),
      date: project.evidence ? words.date(project.evidence) : "",
      end: project.end ? words.date(project.end) : "",
    });
  }

  /* "bekräftat av Växjö kommun i februari 2027"; empty where nobody has confirmed it. */
  function confirmation(words, project) {
    if (!project.confirmed) return "";
    const month = project.confirmed.slice(0, 7);
    const key = (project.confirmed_by ? "card.confirmed_by_" : "card.confirmed_") +
      (month.length === 4 ? "year" : "month");
    return words.say(key, {
      place: project.confirmed_by ? words.own(project.confirmed_by) : "",
      date: words.date(month),
    });
  }

  /* What a link says of itself: it leads to an archived copy, or to a page that is gone. */
  function noted(words, note) {
    return note ? " (" + words.say("card.source_" + note) + ")" : "";
  }

  /* Link and name of a row's best sources, or with a "limit" of so many: an address, its host, and where it
     is not the page itself a note and its link. */
  function sourceLinks(view, row, limit) {
    const found = row.sources.slice(0, limit || SHOWN_SOURCES).map((i) => view.dataset.data.addresses[i]);
    return found.map((source, i) => {
      function same(other) {
        return other[1] === source[1];
      }
      // No two links of a card bear the same name.
      const marks = found.filter(same).length > 1 ? [found.slice(0, i + 1).filter(same).length] : [];
      if (source[2]) marks.push(view.words.say("card.source_" + source[2]));
      return [source[3] || source[0], source[1] + (marks.length ? " (" + marks.join(", ") + ")" : "")];
    });
  }

  function sources(view, row, className, limit) {
    return sourceLinks(view, row, limit).map((pair) => [" ", D.out(pair[0], pair[1], className)]);
  }

  function countries(view, row) {
    return view.words.listing(row.countries.map((c) => view.dataset.country.get(c)[view.words.code]));
  }

  /* The state that selects a row on the map. */
  function onMap(state, id) {
    return S.put(state, { page: "map", selection: "partnership:" + id, id: "", start: 0, sort: "" });
  }

  function begin(view, row, level) {
    const words = view.words,
      name = PS.STATUSES[row.status],
      said = topic(words, row.project),
      where = countries(view, row);
    return [
      h(
        "h" + level,
        { class: "pk-card-title" },
        D.link(onMap(view.state, row.id), { "data-here": "row:" + row.id }, title(view, row.partnership)),
      ),
      h(
        "p",
        { class: "pk-card-line" },
        D.status(words, name),
        " " + years(words, row.start, row.end) + (where ? " · " + where : ""),
      ),
      said ? h("p", { class: "pk-card-topic" }, said) : null,
      row.project.grant ? h("p", { class: "pk-card-grant" }, words.own(row.project.grant)) : null,
      row.partnership.payers
        ? h(
          "p",
          { class: "pk-card-line" },
          words.say("card.other_payers", { payers: words.listing(row.partnership.payers) }),
        )
        : null,
    ];
  }

  function card(view, row, parts) {
    const selected = view.state.selection === "partnership:" + row.id;
    return h("article", {
      class: "pk-card" + (selected ? " pk-card-selected" : ""),
      "data-partnership": row.id,
    }, parts);
  }

  function doubt(words, row) {
    return row.project.low ? " · " + words.say("card.confidence_low") : "";
  }

  /* The UN goals by number; their names for who points or listens. */
  function goals(view, row) {
    if (!row.goals.length) return null;
    function said(texts, between) {
      return view.words.say("card.goals", { n: texts.length, goals: texts.join(between) });
    }
    const names = said(
      row.goals.map((g) => PS.optionLabel(view.dataset, view.words, "goal", String(g))),
      "; ",
    );
    return h(
      "span",
      { class: "pk-goals", title: names },
      h("span", { "aria-hidden": "true" }, said(row.goals, " · ")),
      h("span", { class: "pk-hidden" }, names),
    );
  }

  function partnership(view, row, level) {
    const words = view.words, marks = D.themes(view.dataset, words, row.themes);
    return card(view, row, [
      begin(view, row, level || 3),
      marks.length || row.goals.length ? h("p", { class: "pk-card-themes" }, marks, goals(view, row)) : null,
      h(
        "p",
        { class: "pk-card-basis" },
        basis(words, row) + doubt(words, row),
        sources(view, row, "pk-source"),
        view.dataset.data.report_to
          ? [" ", D.report(view, title(view, row.partnership), onMap(view.state, row.id))]
          : null,
      ),
    ]);
  }

  /* One of many: the same facts, as text. */
  function item(view, row) {
    const words = view.words, dataset = view.dataset;
    const themes = row.themes.map((t) => dataset.theme.get(t)).filter(Boolean);
    const hosts = row.sources.slice(0, SHOWN_SOURCES).map((i) => dataset.data.addresses[i][1]);
    const from = Array.from(new Set(hosts)).join(", ");
    return card(view, row, [
      begin(view, row, 3),
      themes.length || row.goals.length
        ? h(
          "p",
          { class: "pk-card-themes" },
          themes.map((t) => t.label[words.code]).join(" · "),
          goals(view, row),
        )
        : null,
      h("p", { class: "pk-card-basis" }, basis(words, row) + (from ? " · " + from : "") + doubt(words, row)),
    ]);
  }

  /* The page's own introduction, where there is no summary of our own. */
  function quote(words, found) {
    return h(
      "figure",
      { class: "pk-card-quote" },
      h("blockquote", { lang: found.language, cite: found.url }, found.teaser),
      h(
        "figcaption",
        {},
        found.publisher
          ? words.say("article.quoted_by", { publisher: found.publisher })
          : words.say("article.quoted"),
      ),
    );
  }

  function article(view, found, visible) {
    const words = view.words,
      dataset = view.dataset,
      code = words.code,
      other = { sv: "en", en: "sv" }[found.language] || "sv";
    const marks = D.themes(dataset, words, found.themes || []);
    const name = words.say("article.search"), day = found.published ? words.date(found.published) : "";
    const facts = [
      found.updated ? words.say("article.updated", { date: words.date(found.updated) }) : "",
      found.publication_type ? words.say("article_publication_type." + found.publication_type) : "",
      found.series,
      dataset.data.languages[found.language][code],
      words.say("article_programme." + found.programme),
    ].filter(Boolean);
    return h(
      "article",
      { class: "pk-card pk-article", "data-article": found.id },
      h(
        "h3",
        { class: "pk-card-title", lang: found.language },
        found.url
          ? D.out(found.url, [
            found.title,
            found.note ? h("span", { class: "pk-note", lang: code }, noted(words, found.note)) : null,
          ])
          : found.title,
      ),
      h(
        "p",
        { class: "pk-card-line pk-muted" },
        h("span", { class: "pk-kind" }, words.say("article_kind." + found.kind)),
        found.publisher ? " · " + found.publisher : null,
        day
          ? [
            " · ",
            h(
              "time",
              { datetime: found.published },
              words.say(found.about ? "article.about_date" : "article.date", { date: day }),
            ),
          ]
          : null,
        " · " + facts.join(" · "),
      ),
      found.summary[code].length
        ? h(
          "p",
          { class: "pk-card-topic" },
          found.summary[code].map((part) =>
            part.length > 1 ? D.link(place(dataset, code, part[1]), {}, part[0]) : part[0]
          ),
        )
        : found.teaser
        ? quote(words, found)
        : null,
      found.url ? null : h(
        "p",
        { class: "pk-card-unknown" },
        words.say("article.unknown_url") + " ",
        D.out(dataset.data.search + encodeURIComponent(found.title), name),
      ),
      found.twin
        ? h(
          "p",
          { class: "pk-card-line" },
          D.out(found.twin, words.say("article.twin_" + other) + noted(words, found.twin_note)),
        )
        : null,
      marks.length ? h("p", { class: "pk-card-themes" }, marks) : null,
      links(words, "article.places", places(view, found), ", "),
      links(words, "article.partnerships", partnerships(view, found, visible), "; "),
      dataset.data.report_to
        ? h("p", { class: "pk-card-places" }, D.report(view, found.title, view.state))
        : null,
    );
  }

  function places(view, found) {
    const code = view.words.code;
    return (found.places || []).map((i) =>
      D.link(place(view.dataset, code, i), {}, view.dataset.places[i].short[code])
    )
      .concat(
        (found.countries || []).map((c) => {
          const name = view.dataset.country.has(c) ? view.dataset.country.get(c)[code] : c;
          return view.dataset.known.lists.country.has(c)
            ? D.link(S.put(S.DEFAULT, { page: "articles", country: [c], language: code }), {}, name)
            : name;
        }),
        found.other_places || [],
      );
  }

  function partnerships(view, found, visible) {
    return (found.partnerships || []).map((i) => {
      const p = view.dataset.partnerships[i];
      return D.link(shown(view.state, p.id, visible), {}, title(view, p, "short"));
    });
  }

  /* The state that shows a partnership selected on the map, whatever its status. */
  function shown(state, id, visible) {
    const found = S.put(state, {
      page: "map",
      id: "",
      start: 0,
      sort: "",
      panel: S.DEFAULT.panel,
      selection: "partnership:" + id,
    });
    if (visible.has(id)) return found;
    const empty = { text: "", date: "", area: "" };
    S.FILTERS.forEach((name) => {
      empty[name] = [];
    });
    return S.put(found, empty);
  }

  /* So many links stand on a card; the others behind "and n more". */
  function links(words, heading, all, between) {
    if (!all.length) return null;
    const end = all.length <= SHOWN_LINKS + 1 ? all.length : SHOWN_LINKS;
    function joined(some) {
      return some.map((node, i) => i ? [between, node] : node);
    }
    const rest = all.slice(end);
    return [
      h(
        "p",
        { class: "pk-card-places" },
        h("span", { class: "pk-muted" }, words.say(heading)),
        " ",
        joined(all.slice(0, end)),
      ),
      rest.length
        ? h(
          "details",
          { class: "pk-card-places" },
          h("summary", {}, words.say("article.more", { n: rest.length })),
          joined(rest),
        )
        : null,
    ];
  }

  function place(dataset, language, i) {
    return S.put(S.DEFAULT, { page: "place", id: dataset.places[i].id, language });
  }

  PS.cards = {
    partnership,
    item,
    article,
    title,
    swedishEnd,
    isUnnamed,
    topic,
    years,
    basis,
    countries,
    sources,
    sourceLinks,
    onMap,
    place,
  };
})(PartnershipSite);

/* A partnership's and an article's card (components/parts/partnership_card, components/parts/article_card). */
(function (PS) {
  "use strict";
  var D = PS.dom, h = D.h, S = PS.state, SHOWN_SOURCES = 3, SHOWN_LINKS = 6, WITH_END = ["stated_end", "planned_end", "stopped"];

  function title(view, swedish, partners) {
    var places = view.dataset.places, code = view.words.code;
    return places[swedish].name[code] + " – " + view.words.listing(partners.map(function (i) { return places[i].name[code]; }));
  }

  function topic(words, project) {
    var text = words.own(project.topic) || project.title || "", first = Array.from(text)[0] || "";
    return first.toUpperCase() + text.slice(first.length);
  }

  function years(words, start, end) {
    var first = start && words.date(start), last = end && words.date(end);
    if (first && last) return first === last ? first : words.say("card.years", { start: first, end: last });
    if (first) return words.say("card.since", { year: first });
    return last ? words.say("card.until", { year: last }) : words.say("card.unknown_years");
  }

  function basis(words, row) {
    var project = row.project, kind = row.basis;
    if (project.end && WITH_END.indexOf(kind) >= 0) kind += "_until";
    if (!project.evidence) kind += "_no_source";
    return words.say("card.basis_" + kind, { date: project.evidence ? words.date(project.evidence) : "", end: project.end ? words.date(project.end) : "" });
  }

  function sources(view, row, className) {
    var pairs = row.sources.slice(0, SHOWN_SOURCES).map(function (i) { return view.dataset.data.addresses[i]; });
    return pairs.map(function (pair, i) {
      function same(other) { return other[1] === pair[1]; }
      // No two links of a card bear the same name.
      var name = pairs.filter(same).length > 1 ? pair[1] + " (" + pairs.slice(0, i + 1).filter(same).length + ")" : pair[1];
      return [" ", D.out(pair[0], name, className)];
    });
  }

  function countries(view, row) {
    return view.words.listing(row.countries.map(function (c) { return view.dataset.country.get(c)[view.words.code]; }));
  }

  /* The state that selects a row on the map. */
  function onMap(state, id) { return S.put(state, { page: "map", selection: "partnership:" + id, id: "", start: 0, sort: "" }); }

  function begin(view, row, level) {
    var words = view.words, name = PS.STATUSES[row.status], said = topic(words, row.project), where = countries(view, row);
    return [
      h("h" + level, { class: "pk-card-title" },
        D.link(onMap(view.state, row.id), { "data-here": "row:" + row.id }, title(view, row.swedish, row.partners))),
      h("p", { class: "pk-card-line" }, D.status(words, name), " " + years(words, row.start, row.end) + (where ? " · " + where : "")),
      said ? h("p", { class: "pk-card-topic" }, said) : null,
      row.project.grant ? h("p", { class: "pk-card-grant" }, words.own(row.project.grant)) : null];
  }

  function card(view, row, parts) {
    var selected = view.state.selection === "partnership:" + row.id;
    return h("article", { class: "pk-card" + (selected ? " pk-card-selected" : ""), "data-partnership": row.id }, parts);
  }

  function doubt(words, row) { return row.project.low ? " · " + words.say("card.confidence_low") : ""; }

  function partnership(view, row, level) {
    var words = view.words, marks = D.themes(view.dataset, words, row.themes);
    return card(view, row, [begin(view, row, level || 3),
      marks.length ? h("p", { class: "pk-card-themes" }, marks) : null,
      h("p", { class: "pk-card-basis" }, basis(words, row) + doubt(words, row), sources(view, row, "pk-source"))]);
  }

  /* One of many: the same facts, as text. */
  function item(view, row) {
    var words = view.words, dataset = view.dataset;
    var themes = row.themes.map(function (t) { return dataset.theme.get(t); }).filter(Boolean);
    var hosts = row.sources.slice(0, SHOWN_SOURCES).map(function (i) { return dataset.data.addresses[i][1]; });
    var from = Array.from(new Set(hosts)).join(", ");
    return card(view, row, [begin(view, row, 3),
      themes.length ? h("p", { class: "pk-card-themes" }, themes.map(function (t) { return t.label[words.code]; }).join(" · ")) : null,
      h("p", { class: "pk-card-basis" }, basis(words, row) + (from ? " · " + from : "") + doubt(words, row))]);
  }

  function article(view, found, visible) {
    var words = view.words, dataset = view.dataset, code = words.code, other = { sv: "en", en: "sv" }[found.language] || "sv";
    var marks = D.themes(dataset, words, found.themes || []);
    var name = words.say("article.search"), day = found.published ? words.date(found.published) : "";
    var facts = [found.tongue[code], words.say("article_programme." + found.programme)];
    return h("article", { class: "pk-card pk-article", "data-article": found.id },
      h("h3", { class: "pk-card-title", lang: found.language }, found.url ? D.out(found.url, found.title) : found.title),
      h("p", { class: "pk-card-line pk-muted" }, h("span", { class: "pk-kind" }, words.say("article_kind." + found.kind)),
        day ? [" · ", h("time", { datetime: found.published }, words.say(found.about ? "article.about_date" : "article.date", { date: day }))] : null,
        " · " + facts.join(" · ")),
      found.summary[code].length ? h("p", { class: "pk-card-topic" }, found.summary[code].map(function (part) {
        return part.length > 1 ? D.link(place(dataset, code, part[1]), {}, part[0]) : part[0];
      })) : null,
      found.url ? null : h("p", { class: "pk-card-unknown" }, words.say("article.unknown_url") + " ",
        D.out(dataset.data.search + encodeURIComponent(found.title), name)),
      found.twin ? h("p", { class: "pk-card-line" }, D.out(found.twin, words.say("article.twin_" + other))) : null,
      marks.length ? h("p", { class: "pk-card-themes" }, marks) : null,
      links(words, "article.places", places(view, found), ", "),
      links(words, "article.partnerships", partnerships(view, found, visible), "; "));
  }

  function places(view, found) {
    var code = view.words.code;
    return (found.places || []).map(function (i) { return D.link(place(view.dataset, code, i), {}, view.dataset.places[i].short[code]); })
      .concat(found.other_places || [], (found.countries || []).map(function (c) { return view.dataset.country.has(c) ? view.dataset.country.get(c)[code] : c; }));
  }

  function partnerships(view, found, visible) {
    var code = view.words.code, all = view.dataset.places;
    return (found.partnerships || []).map(function (i) {
      var p = view.dataset.partnerships[i];
      var name = all[p.swedish].short[code] + " – " + view.words.listing(p.partners.map(function (x) { return all[x].short[code]; }));
      return D.link(shown(view.state, p.id, visible), {}, name);
    });
  }

  /* The state that shows a partnership selected on the map, whatever its status. */
  function shown(state, id, visible) {
    var found = S.put(state, { page: "map", id: "", start: 0, sort: "", panel: S.DEFAULT.panel, selection: "partnership:" + id });
    if (visible.has(id)) return found;
    var empty = { text: "", date: "", area: "" };
    S.FILTERS.forEach(function (name) { empty[name] = []; });
    return S.put(found, empty);
  }

  /* So many links stand on a card; the others behind "and n more". */
  function links(words, heading, all, between) {
    if (!all.length) return null;
    var end = all.length <= SHOWN_LINKS + 1 ? all.length : SHOWN_LINKS;
    function joined(some) { return some.map(function (node, i) { return i ? [between, node] : node; }); }
    var rest = all.slice(end);
    return [h("p", { class: "pk-card-places" }, h("span", { class: "pk-muted" }, words.say(heading)), " ", joined(all.slice(0, end))),
      rest.length ? h("details", { class: "pk-card-places" }, h("summary", {}, words.say("article.more", { n: rest.length })), joined(rest)) : null];
  }

  function place(dataset, language, i) { return S.put(S.DEFAULT, { page: "place", id: dataset.places[i].id, language: language }); }

  PS.cards = { partnership: partnership, item: item, article: article, title: title, topic: topic, basis: basis, countries: countries, sources: sources, onMap: onMap, place: place };
})(PartnershipSite);

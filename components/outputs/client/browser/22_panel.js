/* Beside the map: overview, list and articles of what it shows, or what is selected; or how to show something at all. */
(function (PS) {
  "use strict";
  var D = PS.dom, h = D.h, S = PS.state, C = PS.cards, PLAIN = "#1f6f8b";
  var SHOWN_ROWS = 40, SHOWN_ARTICLES = 20, SHOWN_BARS = 8, SHOWN_PLACES = 8;

  /* "few": only as many cards of the list as may be seen, the others follow with "complete". */
  function panel(view, few) {
    var words = view.words;
    if (!view.rows.length && !view.selection) return empty(view);
    return h("section", { class: "pk-panel", id: "panel", tabindex: "-1", "aria-label": words.say("panel.label") },
      view.selection ? selection(view) : [tabs(view), { overview: overview, list: list, articles: articles }[view.state.panel](view, few)]);
  }

  function tabs(view) {
    var counts = { list: view.rows.length, articles: view.articles.length };
    return h("nav", { class: "pk-tabs", "aria-label": view.words.say("panel.label") }, ["overview", "list", "articles"].map(function (name) {
      var n = counts[name];
      return D.link(S.put(view.state, { panel: name }), { "aria-current": name === view.state.panel && "true", "data-here": "tab:" + name },
        view.words.say("panel." + name), n === undefined ? null : [" ", h("span", { class: "pk-n" }, view.words.number(n))]);
    }));
  }

  function overview(view) {
    var words = view.words, code = words.code, dataset = view.dataset;
    var figures = ["partnerships", "swedish_places", "partner_places", "countries"];
    return [h("p", { class: "pk-intro" }, words.say("panel.intro")),
      h("dl", { class: "pk-figures" }, figures.map(function (name) {
        return h("div", {}, h("dt", {}, words.say("figure." + name)), h("dd", {}, words.number(view.counts[name])));
      })),
      bars(view, "theme", "panel.by_theme", function (id) {
        var theme = dataset.theme.get(id), group = dataset.data.groups[dataset.group.get(theme.group)];
        return { label: theme.label[code], colour: group ? group.colour : PLAIN };
      }),
      bars(view, "country", "panel.by_country", function (id) { return { label: dataset.country.get(id)[code], colour: PLAIN }; })];
  }

  function bars(view, field, heading, look) {
    var most = view.counted(field).sort(function (a, b) { return b.count - a.count; }).slice(0, SHOWN_BARS);
    var top = most.length ? most[0].count : 1;
    return [h("h2", {}, view.words.say(heading)), h("ul", { class: "pk-bars" }, most.map(function (option) {
      var found = look(option.value), change = { panel: "list" };
      change[field] = [option.value];
      return h("li", {}, D.link(S.put(view.state, change), { "data-here": field + ":" + option.value },
        h("span", { class: "pk-bar-label" }, found.label),
        h("span", { class: "pk-bar-track", "aria-hidden": "true" },
          h("span", { class: "pk-bar", style: { "--share": Math.round(1000 * option.count / top) / 10 + "%", "--colour": found.colour } })),
        h("span", { class: "pk-n" }, view.words.number(option.count))));
    }))];
  }

  function list(view, few) {
    var more = view.rows.length - SHOWN_ROWS;
    return [items(view, few ? view.rows.slice(0, few) : view.rows), more > 0 ? h("p", {},
      D.link(S.put(view.state, { page: "table", selection: "" }), { class: "pk-more" }, view.words.say("panel.more", { n: more }))) : null];
  }

  function complete(view, node) {
    var there = view.selection || view.state.panel !== "list" ? [] : node.querySelectorAll(".pk-panel > .pk-card"), last = there[there.length - 1];
    if (last) last.after.apply(last, items(view, view.rows.slice(there.length, SHOWN_ROWS)));
  }

  function items(view, rows) { return rows.slice(0, SHOWN_ROWS).map(function (row) { return C.item(view, row); }); }

  function cards(view, rows, level) {
    return rows.slice(0, SHOWN_ROWS).map(function (row) { return C.partnership(view, row, level); });
  }

  function articles(view) {
    return view.articles.length ? articleCards(view, view.articles) : h("p", {}, view.words.say("panel.no_articles"));
  }

  function articleCards(view, found) {
    var visible = new Set(view.rows.map(function (r) { return r.id; }));
    return h("div", { class: "pk-articles" }, found.slice(0, SHOWN_ARTICLES).map(function (a) { return C.article(view, a, visible); }));
  }

  function selection(view) {
    var words = view.words, code = words.code, chosen = view.selection, dataset = view.dataset, ends, name, kind = "";
    var all = chosen.rows.concat(chosen.hidden), found = new Set();
    all.forEach(function (r) { (r.partnership.articles || []).forEach(function (i) { found.add(dataset.data.articles[i]); }); });
    if (chosen.place >= 0) {
      var place = dataset.places[chosen.place];
      ends = [chosen.place];
      name = place.name[code];
      kind = words.say("kind." + place.kind) + " · " + dataset.country.get(place.country)[code];
    } else {
      var own = dataset.partnerships[dataset.partnership.get(chosen.id)];
      ends = PS.ends(own);
      name = C.title(view, own);
    }
    return h("div", { class: "pk-selection" },
      h("div", { class: "pk-selection-head" }, h("h2", { tabindex: "-1", "data-here": "selection" }, name),
        D.link(S.put(view.state, { selection: "" }), { class: "pk-clear", "data-here": "clear" }, words.say("panel.clear"))),
      kind ? h("p", { class: "pk-muted" }, kind) : null,
      chosen.rows.length ? cards(view, chosen.rows, 3) : h("p", {}, words.say("panel.no_rows", { place: name })),
      chosen.hidden.length ? [h("h3", { class: "pk-outside" }, words.say("panel.hidden", { n: chosen.hidden.length })), cards(view, chosen.hidden, 4)] : null,
      PS.layout[code].place ? ends.map(function (i) {
        return h("p", {}, D.link(C.place(dataset, code, i), { class: "pk-more" }, words.say("panel.place_page", { place: dataset.places[i].name[code] })));
      }) : null,
      found.size ? [h("h3", {}, words.say("panel.articles")), articleCards(view, Array.from(found))] : null);
  }

  /* Which single filter to loosen, with what each would give; without any partnership no filter is to blame. */
  function empty(view) {
    var words = view.words;
    if (!view.dataset.partnerships.length) {
      return h("section", { class: "pk-empty", id: "panel", tabindex: "-1" }, h("h2", {}, words.say("empty.no_data")), h("p", {}, words.say("empty.no_data_why")));
    }
    return h("section", { class: "pk-empty", id: "panel", tabindex: "-1" }, h("h2", {}, words.say("empty.heading")), h("p", {}, words.say("empty.nothing")),
      waysOut(view, "empty.loosen", S.reset(view.state)));
  }

  /* Each filter that may be loosened, in the sentence of that name, and the way back to all. */
  function waysOut(view, sentence, all) {
    return h("ul", {}, view.loosenings.map(function (way) {
      var change = { start: 0 };
      change[way.field] = Array.isArray(view.state[way.field]) ? [] : "";
      return h("li", {}, D.link(S.put(view.state, change), { "data-here": "loosen:" + way.field },
        view.words.say(sentence, { filter: loosened(view, way.field), n: way.count })));
    }), h("li", {}, D.link(all, { "data-here": "reset" }, view.words.say("filter.reset"))));
  }

  function loosened(view, field) {
    var words = view.words, value = view.state[field];
    if (field === "text") return words.say("filter.said_text", { values: value });
    return PS.filterName(words, field) + ": " + (Array.isArray(value) ?
      words.listing(value.map(function (v) { return PS.optionLabel(view.dataset, words, field, v); })) : value);
  }

  /* The places whose names match the search: the short way to their pages. */
  function foundPlaces(view) {
    var text = view.state.text, code = view.words.code, at = view.words.at;
    if (!text || !PS.layout[code].place) return null;
    var found = view.dataset.places.map(function (p, i) { return i; }).filter(function (i) {
      return PS.text.matches(text, view.dataset.places[i].words.join(" "));
    });
    if (!found.length) return null;
    found.sort(function (a, b) {
      var p = view.dataset.places[a], q = view.dataset.places[b];
      return p.length - q.length || p.order.swedish[at] - q.order.swedish[at];
    });
    return h("section", { class: "pk-found" }, h("h2", {}, view.words.say("panel.found_places")),
      h("ul", {}, found.slice(0, SHOWN_PLACES).map(function (i) {
        var place = view.dataset.places[i];
        return h("li", {}, D.link(C.place(view.dataset, code, i), {}, place.name[code]),
          place.country === "SE" ? null : [" ", h("span", { class: "pk-muted" }, view.dataset.country.get(place.country)[code])]);
      })));
  }

  PS.panel = { panel: panel, complete: complete, empty: empty, waysOut: waysOut, foundPlaces: foundPlaces };
})(PartnershipSite);

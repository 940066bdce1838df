/* Everything the viewer chose, and its one codec for the address. Mirrors components/state/state.py. */
(function (PS) {
  "use strict";
  var LISTS = ["theme", "goal", "country", "world_region", "swedish_place", "partner_place", "kind", "status", "basis", "programme", "funding",
    "article_kind", "article_programme", "article_language", "article_publication_type", "columns"];
  var FILTERS = LISTS.slice(0, 11);
  var FIELDS = ["language"].concat(FILTERS, ["date", "text", "selection", "id", "area", "panel", "sort", "start", "answer",
    "article_kind", "article_programme", "article_language", "article_publication_type", "article_from", "article_to", "article_sort", "columns"]);
  var PAGES = ["map", "place", "articles", "table", "numbers", "about"];
  var SORTS = ["swedish", "partner", "country", "status", "start", "end", "theme"];
  var ARTICLE_SORTS = ["oldest", "title"];
  var ALL = "all", TODAY = "today";
  var DEFAULT = Object.freeze({ page: "map", language: "sv", theme: [], goal: [], country: [], world_region: [], swedish_place: [],
    partner_place: [], kind: [], status: ["active"], basis: [], programme: [], funding: ["yes"], date: "", text: "", selection: "", id: "",
    area: "", panel: "overview", sort: "", start: 0, answer: "", article_kind: [], article_programme: [],
    article_language: [], article_publication_type: [], article_from: "", article_to: "", article_sort: "", columns: [] });

  function among(values) { return function (text) { return values.indexOf(text) >= 0 ? text : null; }; }

  function year(text) { return /^[12][0-9]{3}$/.test(text) ? text : null; }

  var CHECKS = {
    language: function (text) { return knownId(text, new Set(["sv", "en"])) || null; },
    date: function (text, known) {
      var period = text === TODAY ? null : PS.period(text);
      return text === TODAY || (period && period.year >= known.years[0] && period.year <= known.years[1]) ? text : null;
    },
    text: function (text) { return PS.text.clean(text); },
    selection: function (text, known) {
      var chosen = selected(text), ids = { place: known.places, partnership: known.partnerships }[chosen.kind];
      var id = ids && knownId(chosen.id, ids);
      return id ? chosen.kind + ":" + id : null;
    },
    id: function (text, known) { return knownId(text, known.places) || null; },
    area: among(["world", "europe", "africa", "sweden", "fit"]),
    panel: among(["overview", "list", "articles"]),
    sort: function (text) { return SORTS.indexOf(text.replace(/^-/, "")) >= 0 ? text : null; },
    start: function (text) { return /^[0-9]{1,6}$/.test(text) ? Number(text) : null; },
    answer: among(["active", "programme_end", "other", "planned", "unverified", "ended", "none", "former"]),
    article_from: year, article_to: year, article_sort: among(ARTICLE_SORTS)
  };

  /* A state with some fields changed; states are never written into. */
  function put(state, values) { return Object.freeze(Object.assign({}, state, values)); }

  function same(a, b) { return Array.isArray(a) ? a.length === b.length && a.every(function (v, i) { return v === b[i]; }) : a === b; }

  function unique(values) { return Array.from(new Set(values)); }

  function selected(text) {
    var at = text.indexOf(":"), id = at < 0 ? "" : text.slice(at + 1);
    return id ? { kind: text.slice(0, at), id: id } : { kind: "", id: "" };
  }

  /* The query of a state as pairs, in a fixed order, defaults left out. */
  function encode(state) {
    return FIELDS.filter(function (name) { return !same(state[name], DEFAULT[name]); }).map(function (name) {
      var value = state[name];
      return [name, Array.isArray(value) ? value.join(",") || ALL : String(value)];
    });
  }

  /* As Python's quote: letters, digits and _.-~ stay, commas and colons too. */
  function quote(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, function (c) { return "%" + c.charCodeAt(0).toString(16).toUpperCase(); })
      .replace(/%2C/g, ",").replace(/%3A/g, ":");
  }

  function query(state) {
    return encode(state).map(function (pair) { return pair[0] + "=" + quote(pair[1]); }).join("&");
  }

  /* The state that a query means (pairs of name and value); whatever is unknown falls away. */
  function decode(page, pairs, known) {
    var texts = new Map(), found = {};
    pairs.forEach(function (pair) { texts.set(pair[0], texts.has(pair[0]) ? texts.get(pair[0]) + "," + pair[1] : pair[1]); });
    texts.forEach(function (text, name) {
      if (LISTS.indexOf(name) >= 0) {
        var chosen = unique(text.split(",").map(function (v) { return knownId(v, known.lists[name]); }).filter(Boolean));
        if (chosen.length || text === ALL) found[name] = chosen;
      } else if (Object.prototype.hasOwnProperty.call(CHECKS, name)) {
        var value = CHECKS[name](text, known);
        if (value !== null) found[name] = value;
      }
    });
    return put(DEFAULT, Object.assign({ page: PAGES.indexOf(page) >= 0 ? page : "map" }, found));
  }

  /* The id that a text means, in capitals or small letters; empty where there is none. */
  function knownId(text, ids) {
    if (ids.has(text)) return text;
    var folded = text.toLowerCase();
    return Array.from(ids).find(function (id) { return id.toLowerCase() === folded; }) || "";
  }

  /* The ids that a state may hold. */
  function vocabulary(data) {
    var lists = {};
    Object.keys(data.known).forEach(function (name) { lists[name] = new Set(data.known[name]); });
    function ids(places) { return new Set(places.map(function (p) { return p.id; })); }
    lists.swedish_place = ids(data.places.filter(function (p) { return p.country === "SE"; }));
    lists.partner_place = ids(data.places.filter(function (p) { return p.country !== "SE"; }));
    return { lists: lists, places: ids(data.places), partnerships: ids(data.partnerships), years: data.asked_years };
  }

  function narrowed(state) {
    return FILTERS.concat(["text", "date"]).filter(function (name) { return !same(state[name], DEFAULT[name]); });
  }

  function reset(state) {
    return put(DEFAULT, { page: state.page, language: state.language, id: state.id, area: state.area, columns: state.columns });
  }

  PS.state = { DEFAULT: DEFAULT, FILTERS: FILTERS, LISTS: LISTS, PAGES: PAGES, ARTICLE_SORTS: ARTICLE_SORTS, TODAY: TODAY, put: put,
    same: same, encode: encode, query: query, decode: decode, vocabulary: vocabulary, narrowed: narrowed, reset: reset, selected: selected };
})(PartnershipSite);

/* Everything that the page shows for a state. Mirrors components/view/build.py, counts.py, sorting.py and sentence.py. */
(function (PS) {
  "use strict";
  var S = PS.state;

  function view(dataset, state) {
    var words = PS.languages[state.language], data = dataset.data;
    var period = PS.periodOf(data, state.date), index = dataset.index(period), shown = PS.filter.rows(index, PS.filter.bits(index, state));
    var groups = rowGroups(dataset, state, index, shown), counts = count(dataset, shown);
    return {
      dataset: dataset, state: state, words: words, period: period, index: index, groups: groups, counts: counts,
      rows: sorted(dataset, words, inOrder(index, words, shown), state.sort),
      options: PS.filter.options(index, state),
      counted: counted,
      selection: selection(dataset, state, index, shown),
      articles: articles(data, shown),
      loosenings: shown.length ? [] : PS.filter.loosenings(index, state),
      sentence: sentence(dataset, words, state, counts)
    };
  }

  /* The options of a filter that count rows of this view: where some are chosen, these alone. */
  function counted(field) {
    var chosen = this.state[field].length;
    return this.options[field].filter(function (o) { return o.count && (o.chosen || !chosen); });
  }

  /* How many different ones were seen, by their numbers. */
  function Tally(n) { this.seen = new Uint8Array(n); this.n = 0; }
  Tally.prototype.add = function (i) {
    if (this.seen[i]) return false;
    this.n += 1;
    return (this.seen[i] = 1) === 1;
  };

  function count(dataset, shown) {
    var swedish = new Tally(dataset.places.length), partners = new Tally(dataset.places.length), countries = new Set(), status = [0, 0, 0, 0], unnamed = 0, i;
    shown.forEach(function (r) {
      swedish.add(r.swedish);
      for (i = 0; i < r.others.length; i++) swedish.add(r.others[i]);
      for (i = 0; i < r.partners.length; i++) partners.add(r.partners[i]);
      for (i = 0; i < r.countries.length; i++) countries.add(r.countries[i]);
      if (!r.partners.length) unnamed += 1;
      status[r.status] += 1;
    });
    return { partnerships: shown.length, swedish_places: swedish.n, partner_places: partners.n, countries: countries.size, unnamed: unnamed, by_status: status };
  }

  /* The theme groups of the rows shown, by their position: that of the first chosen theme a row has, else of its main theme. */
  function rowGroups(dataset, state, index, shown) {
    var found = new Array(index.rows.length);
    shown.forEach(function (r) {
      var chosen = state.theme.length ? state.theme.find(function (t) { return r.themes.indexOf(t) >= 0; }) : undefined;
      found[r.position] = chosen === undefined ? r.group : dataset.theme.get(chosen).group;
    });
    return found;
  }

  function selection(dataset, state, index, shown) {
    var chosen = S.selected(state.selection);
    if (!chosen.kind) return null;
    var place = chosen.kind === "place" ? dataset.place.get(chosen.id) : -1, among = new Set(shown);
    var ends = place < 0 ? [] : [place, dataset.places[place].same];
    var own = index.rows.filter(function (r) {
      return place < 0 ? r.id === chosen.id : PS.ends(r).some(function (i) { return ends.indexOf(i) >= 0; });
    });
    return { kind: chosen.kind, id: chosen.id, place: place,
      rows: own.filter(function (r) { return among.has(r); }), hidden: own.filter(function (r) { return !among.has(r); }) };
  }

  function articles(data, shown) {
    var seen = new Tally(data.articles.length), found = [];
    shown.forEach(function (r) {
      var own = r.partnership.articles;
      for (var i = 0; i < own.length; i++) if (seen.add(own[i])) found.push(data.articles[own[i]]);
    });
    return found.sort(function (a, b) { return (b.day || 0) - (a.day || 0); });
  }

  function swedishOrder(index, words, r) { return index.dataset.places[r.swedish].order.swedish[words.at]; }
  function partnerOrder(index, words, r) { return r.partners.length ? index.dataset.places[r.partners[0]].order.partner[words.at] : Infinity; }

  /* The rows shown by Swedish place, then partner. All rows of a period are put into that order once for a language. */
  function inOrder(index, words, shown) {
    var kept = index.orders = index.orders || {}, among = new Uint8Array(index.rows.length);
    kept[words.code] = kept[words.code] || index.rows.slice().sort(function (a, b) {
      return swedishOrder(index, words, a) - swedishOrder(index, words, b) || partnerOrder(index, words, a) - partnerOrder(index, words, b) ||
        a.position - b.position;
    });
    shown.forEach(function (r) { among[r.position] = 1; });
    return kept[words.code].filter(function (r) { return among[r.position]; });
  }

  /* Rows that lack the value come last; equals keep the order they are in. */
  function sorted(dataset, words, base, sort) {
    var places = dataset.places, at = words.at, down = sort.charAt(0) === "-" ? -1 : 1;
    function swedish(r) { return places[r.swedish].order.swedish[at]; }
    function partner(r) { return r.partners.length ? places[r.partners[0]].order.partner[at] : null; }
    var keys = {
      swedish: swedish, partner: partner,
      status: function (r) { return r.status; },
      start: function (r) { return r.start && PS.period(r.start).first; },
      end: function (r) { return r.end && PS.period(r.end).last; },
      theme: function (r) { return r.themes.length ? dataset.theme.get(r.themes[0]).order[at] : null; }
    };
    var name = sort.replace(/^-/, "");
    if (name === "country") {
      var lists = new Map(base.map(function (r) { return [r, r.countries.map(function (c) { return dataset.country.get(c).order[at]; })]; }));
      return base.filter(function (r) { return r.countries.length; }).sort(function (a, b) { return down * compare(lists.get(a), lists.get(b)); })
        .concat(base.filter(function (r) { return !r.countries.length; }));
    }
    if (!Object.prototype.hasOwnProperty.call(keys, name)) return base;
    var key = keys[name];
    return base.filter(function (r) { return key(r) !== null; }).sort(function (a, b) { return down * (key(a) - key(b)); })
      .concat(base.filter(function (r) { return key(r) === null; }));
  }

  function compare(a, b) {
    for (var i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
    return a.length - b.length;
  }

  /* What is shown, in one sentence. */
  function sentence(dataset, words, state, counts) {
    var n = counts.partnerships, status = state.status.length === 1 ? state.status[0] : "any";
    var end = n && status === "active" && !state.date ? dataset.data.programme_end : "";
    var filters = filterWords(dataset, words, state, end !== "");
    if (!n) return words.say("sentence.none", { filters: filters });
    return words.say("sentence." + (counts.partner_places ? "some" : counts.countries ? "unnamed_where" : "unnamed"), {
      partnerships: end ? words.say("sentence.programme_end", { n: n, date: words.date(end) }) : words.say("sentence.partnerships_" + status, { n: n }),
      swedish: words.say("sentence.swedish", { n: counts.swedish_places }),
      partners: words.say("sentence.partners", { n: counts.partner_places }),
      countries: words.say("sentence.countries", { n: counts.countries }),
      without: counts.unnamed ? words.say("sentence.without", { n: counts.unnamed }) : "",
      filters: filters
    });
  }

  function filterWords(dataset, words, state, undated) {
    var parts = [];
    function said(name, values) { parts.push(words.say("filter.said_" + name, { values: values })); }
    function listed(field, label) { return words.listing(state[field].map(label)); }
    ["theme", "goal", "country", "world_region", "swedish_place", "partner_place", "programme"].forEach(function (field) {
      if (state[field].length) said(field, listed(field, function (v) { return optionLabel(dataset, words, field, v); }));
    });
    if (state.kind.length) said("kind", listed("kind", function (k) { return words.say("kind_many." + k); }));
    if (state.text) said("text", state.text);
    if (state.status.length > 1) said("status", listed("status", function (s) { return words.say("status." + s); }));
    if (state.basis.length) said("basis", listed("basis", function (b) { return words.say("basis." + b); }));
    if (!state.funding.length) parts.push(words.say("filter.said_any_funding"));
    else if (!S.same(state.funding, S.DEFAULT.funding)) said("funding", listed("funding", function (f) { return words.say("funding." + f); }));
    if (!undated) parts = parts.concat(periodWords(dataset.data, words, state));
    return parts.map(function (p) { return ", " + p; }).join("");
  }

  /* What is to be said of the period shown, nothing where it is today. */
  function periodWords(data, words, state) {
    var end = data.programme_end;
    if (!state.date) return end ? [words.say("filter.said_programme_end", { date: words.date(end) })] : [];
    if (state.date === S.TODAY) return end ? [words.say("filter.said_known_today", { date: words.date(PS.iso(data.today)) })] : [];
    var told = words.say("filter.said_date", { values: words.date(state.date) });
    return PS.period(state.date).first > data.today ? [told, words.say("filter.said_ahead")] : [told];
  }

  function optionLabel(dataset, words, field, value) {
    if (field === "theme") return dataset.theme.get(value).label[words.code];
    if (field === "goal") return value + " " + words.say("goal." + value);
    if (field === "country") return dataset.country.has(value) ? dataset.country.get(value)[words.code] : value;
    if (field === "swedish_place" || field === "partner_place") return dataset.places[dataset.place.get(value)].name[words.code];
    if (field === "programme") return dataset.data.programmes[value][words.code];
    if (field === "article_language") return dataset.data.languages[value][words.code];
    return words.say(field + "." + value);
  }

  PS.view = view;
  PS.rowsInOrder = function (view) { return inOrder(view.index, view.words, view.rows); };
  PS.optionLabel = optionLabel;
})(PartnershipSite);

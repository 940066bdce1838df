/* One dataset seen in one period, laid out so that any filter is a few operations on bits (components/view/index.py). */
(function (PS) {
  "use strict";
  var FIXED = ["kind", "status", "basis", "programme", "funding"];

  function unique(values) { return Array.from(new Set(values)); }

  /* What some projects have under a name, each once. */
  function all(projects, name) { return unique([].concat.apply([], projects.map(function (p) { return p[name] || []; }))); }

  function bitset(n) { return new Uint32Array((n + 31) >>> 5); }
  function set(bits, i) { bits[i >>> 5] |= 1 << (i & 31); }

  function everything(n) {
    var bits = bitset(n).fill(0xffffffff);
    if (n & 31) bits[bits.length - 1] = (1 << (n & 31)) - 1;
    return bits;
  }

  /* Of a partnership or a row: all Swedish places, the lead first; and all places that are known. */
  PS.swedishPlaces = function (p) { return [p.swedish].concat(p.others); };
  PS.ends = function (p) { return PS.swedishPlaces(p).concat(p.partners); };

  /* The dataset with look-ups, made once. */
  function Dataset(data) {
    var dataset = this;
    this.data = data;
    this.places = data.places;
    this.partnerships = data.partnerships;
    this.place = new Map(data.places.map(function (p, i) { return [p.id, i]; }));
    this.partnership = new Map(data.partnerships.map(function (p, i) { return [p.id, i]; }));
    this.theme = new Map(data.themes.map(function (t) { return [t.id, t]; }));
    this.group = new Map(data.groups.map(function (g, i) { return [g.id, i]; }));
    this.country = new Map(Object.entries(data.countries));
    this.known = PS.state.vocabulary(data);
    this.twins = new Map();
    data.places.forEach(function (p, i) { if (p.same >= 0) dataset.twins.set(p.same, i); });
    this.choices = choices(this);
    this._kept = new Map();
    this._words = new Map();
  }

  function choices(dataset) {
    function every(name) { return [].concat.apply([], dataset.partnerships.map(function (p) { return p[name]; })); }
    var abroad = unique(every("partners"));
    var countries = unique(abroad.map(function (i) { return dataset.places[i].country; }).concat(every("unnamed")));
    function id(i) { return dataset.places[i].id; }
    var goals = unique([].concat.apply([], dataset.partnerships.map(function (p) { return all(p.projects, "goals"); })));
    var found = {
      theme: dataset.data.themes.map(function (t) { return t.id; }),
      goal: goals.sort(function (a, b) { return a - b; }).map(String),
      country: countries,
      world_region: unique(countries.map(function (c) { return dataset.country.get(c).region; }).filter(Boolean)),
      swedish_place: unique([].concat.apply([], dataset.partnerships.map(PS.swedishPlaces)).map(id)),
      partner_place: abroad.map(id)
    };
    FIXED.forEach(function (name) { found[name] = dataset.data.orders[name]; });
    return found;
  }

  /* The rows of a period with each filter's bits; the newest few dozen periods are kept. */
  Dataset.prototype.index = function (period) {
    var key = period.first + "-" + period.last, found = this._kept.get(key);
    if (!found) {
      if (this._kept.size > 32) this._kept.clear();
      this._kept.set(key, found = new Index(this, period));
    }
    return found;
  };

  function Index(dataset, period) {
    var index = this, rows = this.rows = [];
    this.dataset = dataset;
    this.period = period;
    dataset.partnerships.forEach(function (partnership, at) {
      var stands = PS.standing(dataset.data.bases, partnership.projects, period);
      if (stands) rows.push(row(dataset, partnership, at, rows.length, stands));
    });
    this.everything = everything(rows.length);
    this.bits = {};
    Object.keys(dataset.choices).forEach(function (name) {
      index.bits[name] = new Map(dataset.choices[name].map(function (value) { return [value, bitset(rows.length)]; }));
    });
    this.current = { theme: new Map(), goal: new Map() };
    rows.forEach(function (r) { mark(index, r); });
    this._texts = new Map();
  }

  function row(dataset, partnership, at, position, stands) {
    var projects = [stands.project].concat(stands.begun);
    var starts = stands.begun.map(function (p) { return p.start; }).filter(Boolean), themes = all(projects, "themes");
    return {
      position: position, at: at, id: partnership.id, partnership: partnership, swedish: partnership.swedish, others: partnership.others,
      partners: partnership.partners,
      status: stands.status, basis: stands.basis, project: stands.project, projects: stands.begun, statuses: stands.statuses,
      themes: themes, goals: all(projects, "goals").sort(function (a, b) { return a - b; }), group: themes.length ? dataset.theme.get(themes[0]).group : "",
      sources: all(projects, "sources"), start: earliest(starts), end: stands.project.end || null,
      countries: unique(partnership.partners.map(function (i) { return dataset.places[i].country; }).concat(partnership.unnamed))
    };
  }

  /* The date that begins first, the first of equals. */
  function earliest(texts) {
    return texts.reduce(function (found, text) { return found !== null && PS.period(found).first <= PS.period(text).first ? found : text; }, null);
  }

  function mark(index, r) {
    var dataset = index.dataset, own = PS.swedishPlaces(r);
    // Gotland is one body under two names: both the kommun's and the region's filter find it.
    own = own.concat(own.filter(function (i) { return dataset.twins.has(i); }).map(function (i) { return dataset.twins.get(i); }));
    var bodies = own.map(function (i) { return dataset.places[i]; });
    function put(found, value) {
      if (!found.has(value)) found.set(value, bitset(index.rows.length || 1));
      set(found.get(value), r.position);
    }
    r.projects.forEach(function (project, i) {
      function carries(name, value) {
        put(index.bits[name], value);
        // "Active on climate" means an active climate project, not a partnership that once had one.
        if (r.statuses[i] === r.status) put(index.current[name], value);
      }
      (project.themes || []).forEach(function (theme) { carries("theme", theme); });
      (project.goals || []).forEach(function (goal) { carries("goal", String(goal)); });
    });
    r.countries.forEach(function (code) {
      var region = dataset.country.get(code).region;
      put(index.bits.country, code);
      if (region) put(index.bits.world_region, region);
    });
    bodies.forEach(function (body) { put(index.bits.swedish_place, body.id); put(index.bits.kind, body.kind); });
    r.partners.forEach(function (i) { put(index.bits.partner_place, dataset.places[i].id); });
    put(index.bits.status, PS.STATUSES[r.status]);
    put(index.bits.basis, r.basis);
    put(index.bits.programme, r.partnership.programme);
    put(index.bits.funding, r.partnership.funding);
  }

  /* Folded words are made when first searched in, and kept: most visits never search. */
  Dataset.prototype.folded = function (key, text) {
    var found = this._words.get(key);
    if (found === undefined) this._words.set(key, found = PS.text.fold(text()));
    return found;
  };

  /* What a search looks in for a row, on the page in a language (components/view/search.py). */
  Index.prototype.haystack = function (r, code) {
    r.haystacks = r.haystacks || {};
    if (r.haystacks[code]) return r.haystacks[code];
    var dataset = this.dataset, words = [];
    PS.ends(r).forEach(function (i) {
      words.push(dataset.folded("place:" + i, function () { return PS.names.of(dataset.places[i]).join(" "); }));
    });
    r.countries.forEach(function (code) {
      words.push(dataset.folded("country:" + code, function () { var c = dataset.country.get(code); return c.sv + " " + c.en; }));
    });
    r.projects.forEach(function (p) {
      p.words = p.words || {};
      if (p.words[code] === undefined) p.words[code] = PS.text.fold((p.topic && p.topic[code]) || p.title || "");
      words.push(p.words[code]);
    });
    r.themes.forEach(function (id) {
      words.push(dataset.folded("theme:" + id + code, function () { return dataset.theme.get(id).label[code]; }));
    });
    return (r.haystacks[code] = words.filter(Boolean).join(" "));
  };

  Index.prototype.textBits = function (text, code) {
    var index = this, key = code + text, found = this._texts.get(key);
    if (found) return found;
    if (this._texts.size > 20) this._texts.clear();
    found = bitset(this.rows.length);
    this.rows.forEach(function (r) { if (PS.names.inWords(text, index.haystack(r, code))) set(found, r.position); });
    this._texts.set(key, found);
    return found;
  };

  /* The bits of the rows that a search selects: those of the places that it names, else those with its words in their text. */
  Index.prototype.searchBits = function (text, code) {
    var index = this, places = PS.names.named(this.dataset.places, text);
    if (!places.length) return this.textBits(text, code);
    var found = bitset(this.rows.length);
    places.forEach(function (i) {
      var place = index.dataset.places[i], own = index.bits[place.country === "SE" ? "swedish_place" : "partner_place"].get(place.id) || [];
      for (var at = 0; at < own.length && at < found.length; at++) found[at] |= own[at];
    });
    return found;
  };

  PS.Dataset = Dataset;
  PS.bitset = bitset;
})(PartnershipSite);

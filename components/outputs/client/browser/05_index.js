/* One dataset seen in one period, laid out so that any filter is a few operations on bits (components/view/index.py). */
(function (PS) {
  "use strict";
  const FIXED = ["kind", "status", "basis", "programme", "funding"];

  function unique(values) {
    return Array.from(new Set(values));
  }

  /* What some projects have under a name, each once. */
  function all(projects, name) {
    return unique([].concat.apply([], projects.map((p) => p[name] || [])));
  }

  function bitset(n) {
    return new Uint32Array((n + 31) >>> 5);
  }
  function set(bits, i) {
    bits[i >>> 5] |= 1 << (i & 31);
  }

  function everything(n) {
    const bits = bitset(n).fill(0xffffffff);
    if (n & 31) bits[bits.length - 1] = (1 << (n & 31)) - 1;
    return bits;
  }

  /* Of a partnership or a row: all Swedish places, the lead first; and all places that are known. */
  PS.swedishPlaces = function (p) {
    return [p.swedish].concat(p.others);
  };
  PS.ends = function (p) {
    return PS.swedishPlaces(p).concat(p.partners);
  };
  /* Some places, each once, with all rows of their bodies (Dataset.with_twins). */
  PS.withTwins = function (dataset, places) {
    return unique([].concat.apply([], places.map((i) => [i].concat(dataset.places[i].twins))));
  };

  /* The dataset with look-ups, made once. */
  function Dataset(data) {
    this.data = data;
    this.places = data.places;
    this.partnerships = data.partnerships;
    this.place = new Map(data.places.map((p, i) => [p.id, i]));
    this.partnership = new Map(data.partnerships.map((p, i) => [p.id, i]));
    this.theme = new Map(data.themes.map((t) => [t.id, t]));
    this.group = new Map(data.groups.map((g, i) => [g.id, i]));
    this.country = new Map(Object.entries(data.countries));
    this.known = PS.state.vocabulary(data);
    this.choices = choices(this);
    this._kept = new Map();
    this._words = new Map();
  }

  function choices(dataset) {
    function every(name) {
      return [].concat.apply([], dataset.partnerships.map((p) => p[name]));
    }
    const abroad = unique(every("partners"));
    const countries = unique(abroad.map((i) => dataset.places[i].country).concat(every("unnamed")));
    function id(i) {
      return dataset.places[i].id;
    }
    const goals = unique([].concat.apply([], dataset.partnerships.map((p) => all(p.projects, "goals"))));
    const found = {
      theme: dataset.data.themes.map((t) => t.id),
      goal: goals.sort((a, b) => a - b).map(String),
      country: countries,
      world_region: unique(countries.map((c) => dataset.country.get(c).region).filter(Boolean)),
      swedish_place: unique([].concat.apply([], dataset.partnerships.map(PS.swedishPlaces)).map(id)),
      partner_place: abroad.map(id),
    };
    FIXED.forEach((name) => {
      found[name] = dataset.data.orders[name];
    });
    return found;
  }

  /* The rows of a period with each filter's bits; the newest few dozen periods are kept. */
  Dataset.prototype.index = function (period) {
    const key = period.first + "-" + period.last;
    let found = this._kept.get(key);
    if (!found) {
      if (this._kept.size > 32) this._kept.clear();
      this._kept.set(key, found = new Index(this, period));
    }
    return found;
  };

  function Index(dataset, period) {
    const index = this, rows = this.rows = [];
    this.dataset = dataset;
    this.period = period;
    dataset.partnerships.forEach((partnership, at) => {
      const stands = PS.standing(dataset.data.bases, partnership.projects, period);
      if (stands) rows.push(row(dataset, partnership, at, rows.length, stands));
    });
    this.everything = everything(rows.length);
    this.bits = {};
    Object.keys(dataset.choices).forEach((name) => {
      index.bits[name] = new Map(dataset.choices[name].map((value) => [value, bitset(rows.length)]));
    });
    this.current = { theme: new Map(), goal: new Map() };
    rows.forEach((r) => {
      mark(index, r);
    });
    this._texts = new Map();
  }

  function row(dataset, partnership, at, position, stands) {
    const projects = [stands.project].concat(stands.begun);
    const starts = stands.begun.map((p) => p.start).filter(Boolean), themes = all(projects, "themes");
    return {
      position,
      at,
      id: partnership.id,
      partnership,
      swedish: partnership.swedish,
      others: partnership.others,
      partners: partnership.partners,
      status: stands.status,
      basis: stands.basis,
      project: stands.project,
      projects: stands.begun,
      statuses: stands.statuses,
      themes,
      goals: all(projects, "goals").sort((a, b) => a - b),
      group: themes.length ? dataset.theme.get(themes[0]).group : "",
      sources: all(projects, "sources"),
      start: earliest(starts),
      end: stands.project.end || null,
      countries: unique(
        partnership.partners.map((i) => dataset.places[i].country).concat(partnership.unnamed),
      ),
    };
  }

  /* The date that begins first, the first of equals. */
  function earliest(texts) {
    return texts.reduce(
      (found, text) => found !== null && PS.period(found).first <= PS.period(text).first ? found : text,
      null,
    );
  }

  function mark(index, r) {
    const dataset = index.dataset;
    // Each row of a body finds its partnerships: the kommun's filter as well as the region's.
    const swedish = PS.withTwins(dataset, PS.swedishPlaces(r)).map((i) => dataset.places[i]);
    function put(found, value) {
      if (!found.has(value)) found.set(value, bitset(index.rows.length || 1));
      set(found.get(value), r.position);
    }
    r.projects.forEach((project, i) => {
      function carries(name, value) {
        put(index.bits[name], value);
        // "Active on climate" means an active climate project, not a partnership that once had one.
        if (r.statuses[i] === r.status) put(index.current[name], value);
      }
      (project.themes || []).forEach((theme) => {
        carries("theme", theme);
      });
      (project.goals || []).forEach((goal) => {
        carries("goal", String(goal));
      });
    });
    r.countries.forEach((code) => {
      const region = dataset.country.get(code).region;
      put(index.bits.country, code);
      if (region) put(index.bits.world_region, region);
    });
    swedish.forEach((place) => {
      put(index.bits.swedish_place, place.id);
      put(index.bits.kind, place.kind);
    });
    r.partners.forEach((i) => {
      put(index.bits.partner_place, dataset.places[i].id);
    });
    put(index.bits.status, PS.STATUSES[r.status]);
    put(index.bits.basis, r.basis);
    put(index.bits.programme, r.partnership.programme);
    put(index.bits.funding, r.partnership.funding);
  }

  /* Folded words are made when first searched in, and kept: most visits never search. */
  Dataset.prototype.folded = function (key, text) {
    let found = this._words.get(key);
    if (found === undefined) this._words.set(key, found = PS.text.fold(text()));
    return found;
  };

  /* What a search looks in for a row, on the page in a language (components/view/search.py). */
  Index.prototype.haystack = function (r, code) {
    r.haystacks = r.haystacks || {};
    if (r.haystacks[code]) return r.haystacks[code];
    const dataset = this.dataset, words = [];
    PS.ends(r).forEach((i) => {
      words.push(dataset.folded("place:" + i, () => PS.names.of(dataset.places[i]).join(" ")));
    });
    r.countries.forEach((code) => {
      words.push(dataset.folded("country:" + code, () => {
        const c = dataset.country.get(code);
        return c.sv + " " + c.en;
      }));
    });
    r.projects.forEach((p) => {
      p.words = p.words || {};
      if (p.words[code] === undefined) {
        p.words[code] = PS.text.fold((p.topic && p.topic[code]) || p.title || "");
      }
      words.push(p.words[code]);
    });
    r.themes.forEach((id) => {
      words.push(dataset.folded("theme:" + id + code, () => dataset.theme.get(id).label[code]));
    });
    return (r.haystacks[code] = words.filter(Boolean).join(" "));
  };

  Index.prototype.textBits = function (text, code) {
    const index = this;
    const key = code + text;
    let found = this._texts.get(key);
    if (found) return found;
    if (this._texts.size > 20) this._texts.clear();
    found = bitset(this.rows.length);
    this.rows.forEach((r) => {
      if (PS.names.inWords(text, index.haystack(r, code))) set(found, r.position);
    });
    this._texts.set(key, found);
    return found;
  };

  /* The bits of the rows that a search selects: those of the places that it names, else those with its words in their text. */
  Index.prototype.searchBits = function (text, code) {
    const index = this, places = PS.names.named(this.dataset.places, text);
    if (!places.length) return this.textBits(text, code);
    const found = bitset(this.rows.length);
    places.forEach((i) => {
      const place = index.dataset.places[i],
        own = index.bits[place.country === "SE" ? "swedish_place" : "partner_place"].get(place.id) || [];
      for (let at = 0; at < own.length && at < found.length; at++) found[at] |= own[at];
    });
    return found;
  };

  PS.Dataset = Dataset;
  PS.bitset = bitset;
})(PartnershipSite);

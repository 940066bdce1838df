/* One dataset seen in one period, laid out so that any filter is a few operations on bits
   (components/view/index.py). */
(function (PS) {
  "use strict";

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
    return Array.from(new Set(places.flatMap((i) => [i, ...dataset.places[i].twins])));
  };

  /* The dataset with look-ups, made once. */
  function Dataset(data) {
    PS.state.define(data);
    this.data = data;
    this.places = data.places;
    this.partnerships = data.partnerships;
    this.place = new Map(data.places.map((p, i) => [p.id, i]));
    this.partnership = new Map(data.partnerships.map((p, i) => [p.id, i]));
    this.theme = new Map(data.themes.map((t) => [t.id, t]));
    this.group = new Map(data.groups.map((g, i) => [g.id, i]));
    this.country = new Map(Object.entries(data.countries));
    this.known = PS.state.vocabulary(data);
    this.filters = new Map(data.filters.map((filter) => [filter.name, filter]));
    this._kept = new Map();
    this._words = new Map();
  }

  /* The filters whose values a partnership, a project, or a partnership's standing on a day has. */
  Dataset.prototype.filtersOf = function (scope) {
    return this.data.filters.filter((filter) => filter.scope === scope);
  };

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
    const rows = this.rows = [];
    this.dataset = dataset;
    this.period = period;
    dataset.partnerships.forEach((partnership, at) => {
      const stands = PS.standing(dataset.data.bases, partnership.projects, period);
      if (stands) rows.push(row(dataset, partnership, at, rows.length, stands));
    });
    this.everything = everything(rows.length);
    this.bits = {};
    this.current = {};
    dataset.data.filters.forEach((filter) => {
      const name = filter.name;
      if (filter.scope === "article") return;
      this.bits[name] = new Map(filter.choices.map((i) => [filter.ids[i], bitset(rows.length)]));
      if (filter.scope === "project") this.current[name] = new Map();
    });
    const of = {};
    ["partnership", "project", "standing"].forEach((scope) => {
      of[scope] = dataset.filtersOf(scope);
    });
    rows.forEach((r) => {
      mark(this, of, r);
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
      standing: { status: PS.STATUSES[stands.status], basis: stands.basis },
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

  /* Sets a row's bit in each option that it has; values are positions among the ids of their filter. */
  function mark(index, of, r) {
    function put(bits, value) {
      if (!bits.has(value)) bits.set(value, bitset(index.rows.length));
      set(bits.get(value), r.position);
    }
    of.partnership.forEach((filter, at) => {
      r.partnership.values[at].forEach((i) => put(index.bits[filter.name], filter.ids[i]));
    });
    of.standing.forEach((filter) => put(index.bits[filter.name], r.standing[filter.name]));
    r.projects.forEach((project, n) => {
      of.project.forEach((filter, at) => {
        project.values[at].forEach((i) => {
          put(index.bits[filter.name], filter.ids[i]);
          // "Active on climate" means an active climate project, not a partnership that once had one.
          if (r.statuses[n] === r.status) put(index.current[filter.name], filter.ids[i]);
        });
      });
    });
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
    const key = code + text;
    let found = this._texts.get(key);
    if (found) return found;
    if (this._texts.size > 20) this._texts.clear();
    found = bitset(this.rows.length);
    this.rows.forEach((r) => {
      if (PS.names.inWords(text, this.haystack(r, code))) set(found, r.position);
    });
    this._texts.set(key, found);
    return found;
  };

  /* The bits of the rows that a search selects: those of the places that it names, else those with its words
     in their text. */
  Index.prototype.searchBits = function (text, code) {
    const places = PS.names.named(this.dataset.places, text);
    if (!places.length) return this.textBits(text, code);
    const selectedBits = bitset(this.rows.length);
    this.dataset.data.filters.filter((filter) => filter.label === "place").forEach((filter) => {
      places.forEach((i) => {
        const own = this.bits[filter.name].get(this.dataset.places[i].id) || [];
        for (let at = 0; at < own.length; at++) selectedBits[at] |= own[at];
      });
    });
    return selectedBits;
  };

  PS.Dataset = Dataset;
  PS.bitset = bitset;
})(PartnershipSite);

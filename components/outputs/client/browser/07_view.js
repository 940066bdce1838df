// @ts-check
/* Everything that the page shows for a state. Mirrors components/view/build.py, counts.py, sorting.py and
   sentence.py. */
(function (PS) {
  "use strict";
  const S = PS.state;

  /** @param {Namespace["dataset"]} dataset @param {State} state @returns {View} */
  function view(dataset, state) {
    const words = PS.languages[state.language], data = dataset.data;
    const period = PS.periodOf(data, state.date),
      index = dataset.index(period),
      shown = PS.filter.rows(index, PS.filter.bits(index, state));
    const groups = rowGroups(dataset, state, index, shown), counts = count(dataset, shown);
    return {
      dataset,
      state,
      words,
      period,
      index,
      groups,
      counts,
      rows: sorted(dataset, words, inOrder(index, words, shown), state.sort),
      options: PS.filter.options(index, state),
      counted,
      selection: selection(dataset, state, index, shown),
      articles: articles(data, shown),
      loosenings: shown.length ? [] : PS.filter.loosenings(index, state),
      sentence: sentence(dataset, words, state, shown, counts),
    };
  }

  /* The options of a filter that count rows of this view: where some are chosen, these alone. */
  function counted(field) {
    const chosen = this.state[field].length;
    return this.options[field].filter((o) => o.count && (o.chosen || !chosen));
  }

  /* How many different ones were seen, by their numbers. */
  function Tally(n) {
    this.seen = new Uint8Array(n);
    this.n = 0;
  }
  Tally.prototype.add = function (i) {
    if (this.seen[i]) return false;
    this.n += 1;
    return (this.seen[i] = 1) === 1;
  };

  function count(dataset, shown) {
    const swedish = new Tally(dataset.places.length);
    const partners = new Tally(dataset.places.length);
    const countries = new Set();
    const status = [0, 0, 0, 0];
    let unnamed = 0;
    let i;
    shown.forEach((r) => {
      swedish.add(r.swedish);
      for (i = 0; i < r.others.length; i++) swedish.add(r.others[i]);
      for (i = 0; i < r.partners.length; i++) partners.add(r.partners[i]);
      for (i = 0; i < r.countries.length; i++) countries.add(r.countries[i]);
      if (!r.partners.length) unnamed += 1;
      status[r.status] += 1;
    });
    return {
      partnerships: shown.length,
      swedish_places: swedish.n,
      partner_places: partners.n,
      countries: countries.size,
      unnamed,
      by_status: status,
    };
  }

  /* The theme groups of the rows shown, by their position: that of the first chosen theme a row has, else of
     its main theme. */
  function rowGroups(dataset, state, index, shown) {
    const found = new Array(index.rows.length);
    shown.forEach((r) => {
      const chosen = state.theme.length ? state.theme.find((t) => r.themes.indexOf(t) >= 0) : undefined;
      found[r.position] = chosen === undefined ? r.group : dataset.theme.get(chosen).group;
    });
    return found;
  }

  function selection(dataset, state, index, shown) {
    const chosen = S.selected(state.selection);
    if (!chosen.kind) return null;
    const place = chosen.kind === "place" ? dataset.place.get(chosen.id) : -1, among = new Set(shown);
    const ends = place < 0 ? [] : PS.withTwins(dataset, [place]);
    const own = index.rows.filter((r) =>
      place < 0 ? r.id === chosen.id : PS.ends(r).some((i) => ends.indexOf(i) >= 0)
    );
    return {
      kind: chosen.kind,
      id: chosen.id,
      place,
      rows: own.filter((r) => among.has(r)),
      hidden: own.filter((r) => !among.has(r)),
    };
  }

  function articles(data, shown) {
    const seen = new Tally(data.articles.length), found = [];
    shown.forEach((r) => {
      const own = r.partnership.articles;
      for (let i = 0; i < own.length; i++) if (seen.add(own[i])) found.push(data.articles[own[i]]);
    });
    return found.sort((a, b) => (b.day || 0) - (a.day || 0));
  }

  function swedishOrder(index, words, r) {
    return index.dataset.places[r.swedish].order.swedish[words.at];
  }
  function partnerOrder(index, words, r) {
    return r.partners.length ? index.dataset.places[r.partners[0]].order.partner[words.at] : Infinity;
  }

  /* The rows shown by Swedish place, then partner. All rows of a period are put into that order once for a
     language. */
  function inOrder(index, words, shown) {
    const kept = index.orders = index.orders || {}, among = new Uint8Array(index.rows.length);
    kept[words.code] = kept[words.code] ||
      index.rows.slice().sort((a, b) =>
        swedishOrder(index, words, a) - swedishOrder(index, words, b) ||
        partnerOrder(index, words, a) - partnerOrder(index, words, b) ||
        a.position - b.position
      );
    shown.forEach((r) => {
      among[r.position] = 1;
    });
    return kept[words.code].filter((r) => among[r.position]);
  }

  /* Rows that lack the value come last; equals keep the order they are in. */
  function sorted(dataset, words, base, sort) {
    const places = dataset.places, at = words.at, down = sort.charAt(0) === "-" ? -1 : 1;
    function swedish(r) {
      return places[r.swedish].order.swedish[at];
    }
    function partner(r) {
      return r.partners.length ? places[r.partners[0]].order.partner[at] : null;
    }
    const keys = {
      swedish,
      partner,
      status(r) {
        return r.status;
      },
      start(r) {
        return r.start && PS.period(r.start).first;
      },
      end(r) {
        return r.end && PS.period(r.end).last;
      },
      theme(r) {
        return r.themes.length ? dataset.theme.get(r.themes[0]).order[at] : null;
      },
    };
    const name = sort.replace(/^-/, "");
    if (name === "country") {
      const lists = new Map(base.map((r) => [r, r.countries.map((c) => dataset.country.get(c).order[at])]));
      return base.filter((r) => r.countries.length).sort((a, b) => down * compare(lists.get(a), lists.get(b)))
        .concat(base.filter((r) => !r.countries.length));
    }
    if (!Object.prototype.hasOwnProperty.call(keys, name)) return base;
    const key = keys[name];
    return base.filter((r) => key(r) !== null).sort((a, b) => down * (key(a) - key(b)))
      .concat(base.filter((r) => key(r) === null));
  }

  function compare(a, b) {
    for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
    return a.length - b.length;
  }

  /* What is shown, in one sentence. Mirrors components/view/sentence.py. */
  function sentence(dataset, words, state, shown, counts) {
    const n = counts.partnerships,
      status = state.status.length === 1 ? state.status[0] : "any",
      W = PS.phrases;
    const end = n && status === "active" && !state.date ? dataset.data.programme_end : "";
    const dated = end ? [] : W.period(dataset.data, words, state);
    const what = spaced(
      spaced(W.partnerships(words, state, n), PS.wording.about(dataset, words, state)),
      PS.wording.toward(words, state),
    );
    if (!n) {
      return spaced(
        words.say("sentence.none_" + status, { partnerships: what }),
        PS.wording.where(dataset, words, state),
      ) +
        afterCommas(W.phrases(dataset, words, state, ["country", "world_region"]).concat(dated)) + ".";
    }
    const told = [],
      swedish = swedishWords(dataset, words, state, shown, told),
      where = whereWords(dataset, words, state, shown, told);
    const partners = partnerWords(dataset, words, shown, counts, told);
    return words.say(
      "sentence." + (counts.partner_places ? "some" : counts.countries ? "unnamed_where" : "unnamed"),
      {
        n,
        partnerships: end
          ? words.say("sentence.programme_end", { n, partnerships: what, date: words.date(end) })
          : words.say("sentence.partnerships_" + status, { n, partnerships: what }),
        swedish,
        partners,
        where,
        without: counts.unnamed ? words.say("sentence.without", { n: counts.unnamed }) : "",
        filters: afterCommas(W.phrases(dataset, words, state, told).concat(dated)),
      },
    );
  }

  /* The Swedish places of the rows, one by name and several by number; which filters that tells is added to
     "told". */
  function swedishWords(dataset, words, state, shown, told) {
    const places = new Set();
    shown.forEach((r) => {
      places.add(r.swedish);
      r.others.forEach((i) => {
        places.add(i);
      });
    });
    // A place that is municipality and region in one body is of both kinds.
    const kinds = Array.from(places, (i) => {
      return PS.withTwins(dataset, [i]).map((row) => dataset.places[row].kind);
    });
    const chosen = kinds.every((k) => !state.kind.length || k.some((one) => state.kind.indexOf(one) >= 0));
    if (chosen) told.push("kind");
    if (places.size === 1) {
      told.push("swedish_place");
      return dataset.places[places.values().next().value].name[words.code];
    }
    const named = new Set(chosen && state.kind.length ? state.kind : kinds.map((k) => k[0]));
    return words.say("sentence.swedish_" + (named.size === 1 ? named.values().next().value : "both"), {
      n: places.size,
    });
  }

  function partnerWords(dataset, words, shown, counts, told) {
    if (counts.partner_places !== 1) return words.say("sentence.partners", { n: counts.partner_places });
    told.push("partner_place");
    return dataset.places[shown.find((r) => r.partners.length).partners[0]].name[words.code];
  }

  /* The partners' countries, one by name and several by number; which filters that tells is added to
     "told". */
  function whereWords(dataset, words, state, shown, told) {
    const codes = new Set();
    shown.forEach((r) => {
      r.countries.forEach((c) => {
        codes.add(c);
      });
    });
    if (codes.size === 1) {
      told.push("country", "world_region");
      return PS.wording.inside(dataset, words, Array.from(codes));
    }
    if (sameSet(codes, state.country)) {
      told.push("country", "world_region");
      return PS.wording.where(dataset, words, state);
    }
    const regions = new Set(
      Array.from(codes, (c) => dataset.country.has(c) ? dataset.country.get(c).region : "").filter(Boolean),
    );
    const countries = words.say("sentence.countries", { n: codes.size });
    if (!sameSet(regions, state.world_region)) return countries;
    told.push("world_region");
    return spaced(countries, PS.wording.inside(dataset, words, state.world_region));
  }

  function sameSet(set, list) {
    return set.size === list.length && list.every((v) => set.has(v));
  }

  function spaced(first, second) {
    return second ? first + " " + second : first;
  }

  function afterCommas(phrases) {
    return phrases.map((p) => ", " + p).join("");
  }

  PS.view = view;
  PS.rowsInOrder = function (view) {
    return inOrder(view.index, view.words, view.rows);
  };
})(PartnershipSite);

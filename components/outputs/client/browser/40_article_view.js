/* Which articles a state shows, and what each further choice would leave. Mirrors components/view/articles.py. */
(function (PS) {
  "use strict";
  const S = PS.state,
    FILTERS = [
      "theme",
      "article_kind",
      "article_publication_type",
      "article_programme",
      "article_language",
      "country",
      "swedish_place",
      "partner_place",
    ];
  const NARROWING = FILTERS.concat("article_from", "article_to", "text");

  function articleView(dataset, state) {
    const words = PS.languages[state.language],
      entries = entriesOf(dataset),
      found = matching(dataset, entries, state);
    const shown = passing(found, state).map((e) => e.article).sort((a, b) =>
      inTime(a, b, state.article_sort) || a.order[words.at] - b.order[words.at]
    );
    const view = {
      dataset,
      state,
      words,
      articles: shown,
      options: {},
      loosenings: shown.length ? [] : loosenings(dataset, entries, state),
      counts: { shown: shown.length, all: entries.length, undated: shown.filter((a) => !a.published).length },
    };
    FILTERS.forEach((name) => {
      view.options[name] = options(entries, found, state, name);
    });
    const years = entries.map((e) => e.year).filter(Boolean), last = Math.max.apply(null, years);
    view.years = [];
    for (let year = Math.min.apply(null, years); year <= last; year++) view.years.push(year);
    view.sentence = sentence(view);
    return view;
  }

  /* What has no date stands last either way. */
  function inTime(a, b, sort) {
    if (sort === "title") return 0;
    return sort === "oldest" ? (a.day || Infinity) - (b.day || Infinity) || 0 : (b.day || 0) - (a.day || 0);
  }

  /* Each article with its values by filter; made once for a dataset. */
  function entriesOf(dataset) {
    dataset.entries = dataset.entries || dataset.data.articles.map((article) => entry(dataset, article));
    return dataset.entries;
  }

  function entry(dataset, article) {
    const known = dataset.known.lists.country;
    let places = new Set(article.places || []);
    (article.partnerships || []).forEach((i) => {
      const partnership = dataset.partnerships[i];
      PS.ends(partnership).forEach((place) => {
        places.add(place);
      });
    });
    places = PS.withTwins(dataset, Array.from(places));
    const countries = new Set((article.countries || []).concat(places.map((i) => dataset.places[i].country)));
    countries.delete("SE");
    (article.partnerships || []).forEach((i) => {
      dataset.partnerships[i].unnamed.forEach((c) => {
        countries.add(c);
      });
    });
    function ids(swedish) {
      return new Set(
        places.filter((i) => (dataset.places[i].country === "SE") === swedish).map((i) =>
          dataset.places[i].id
        ),
      );
    }
    return {
      article,
      year: article.day ? Math.floor(article.day / 10000) : 0,
      places,
      countries: Array.from(countries).sort(),
      values: {
        theme: new Set(article.themes || []),
        article_kind: new Set([article.kind]),
        article_language: new Set([article.language]),
        article_publication_type: new Set(article.publication_type ? [article.publication_type] : []),
        article_programme: new Set([article.programme]),
        country: new Set(Array.from(countries).filter((c) => known.has(c))),
        swedish_place: ids(true),
        partner_place: ids(false),
      },
      // Folded when first searched in: most visits never search.
      words(code) {
        this.folded = this.folded || {};
        return (this.folded[code] = this.folded[code] ||
          PS.text.fold(wordsOf(dataset, this, code).join(" ")));
      },
    };
  }

  function wordsOf(dataset, entry, page) {
    const article = entry.article;
    let words = [article.title, article.publisher || "", article.series || ""].concat(
      article.other_places || [],
    );
    words.push(article.summary[page].map((part) => part[0]).join("") || article.teaser || "");
    entry.places.forEach((i) => {
      words = words.concat(PS.names.of(dataset.places[i]));
    });
    ["sv", "en"].forEach((code) => {
      entry.countries.forEach((c) => {
        words.push(dataset.country.get(c)[code]);
      });
    });
    (article.themes || []).forEach((t) => {
      words.push(dataset.theme.get(t).label[page]);
    });
    return words;
  }

  /* A place's name gives that place's articles, other words those that have them in their text. */
  function matching(dataset, entries, state) {
    if (!state.text) return entries;
    const places = PS.names.named(dataset.places, state.text);
    if (places.length) return entries.filter((e) => places.some((i) => e.places.indexOf(i) >= 0));
    return entries.filter((e) => PS.names.inWords(state.text, e.words(state.language)));
  }

  function passing(entries, state, without) {
    const chosen = FILTERS.filter((name) => name !== without && state[name].length);
    const from = Number(state.article_from),
      to = Number(state.article_to) || Infinity,
      timed = state.article_from || state.article_to;
    return entries.filter((e) => {
      if (timed && !(e.year && from <= e.year && e.year <= to)) return false;
      return chosen.every((name) => state[name].some((value) => e.values[name].has(value)));
    });
  }

  /* What occurs in some article is a choice, and what is chosen stays one (a link may bring it from the map). */
  function options(entries, found, state, name) {
    const counts = new Map(), all = new Set();
    passing(found, state, name).forEach((e) => {
      e.values[name].forEach((v) => {
        counts.set(v, (counts.get(v) || 0) + 1);
      });
    });
    entries.forEach((e) => {
      e.values[name].forEach((v) => {
        all.add(v);
      });
    });
    return Array.from(
      new Set(state[name].concat(Array.from(all).sort())),
      (value) => ({ value, count: counts.get(value) || 0, chosen: state[name].indexOf(value) >= 0 }),
    );
  }

  function narrowed(state) {
    return NARROWING.filter((name) => state[name].length);
  }

  /* The state without any article filter; what belongs to the map alone stays. */
  function reset(state) {
    const change = { start: 0 };
    NARROWING.forEach((name) => {
      change[name] = S.DEFAULT[name];
    });
    return S.put(state, change);
  }

  function loosenings(dataset, entries, state) {
    return narrowed(state).map((name) => {
      const change = {};
      change[name] = S.DEFAULT[name];
      const loosened = S.put(state, change);
      return { field: name, count: passing(matching(dataset, entries, loosened), loosened).length };
    }).filter((way) => way.count).sort((a, b) => b.count - a.count);
  }

  const SAID = ["swedish_place", "partner_place", "text"];

  function years(words, first, last) {
    if (first && last) {
      return words.say("article_list." + (first === last ? "said_year" : "said_years"), { first, last });
    }
    return words.say("article_list." + (first ? "said_article_from" : "said_article_to"), { first, last });
  }

  /* How many are shown of all, and under which filters. */
  function sentence(view) {
    const words = view.words, state = view.state, W = PS.phrases;
    let said = FILTERS.filter((name) => /^article_/.test(name) && state[name].length).map((name) => {
      const labels = state[name].map((value) => PS.optionLabel(view.dataset, words, name, value));
      return words.say("article_list.said_" + name, { values: words.choice(labels) });
    });
    if (state.article_from || state.article_to) said.push(years(words, state.article_from, state.article_to));
    said = said.concat(W.phrases(view.dataset, words, state, W.fields().filter((f) => SAID.indexOf(f) < 0)));
    return words.say("article_list.shown", {
      n: view.counts.shown,
      all: view.counts.all,
      filters:
        [PS.wording.about(view.dataset, words, state), PS.wording.where(view.dataset, words, state)].map(
          (s) => s && " " + s,
        ).join("") + said.map((s) => ", " + s).join(""),
    });
  }

  PS.articles = { view: articleView, FILTERS, narrowed, reset };
})(PartnershipSite);

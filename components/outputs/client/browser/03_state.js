/* Everything the viewer chose, and its one codec for the address. Mirrors components/state/state.py. */
(function (PS) {
  "use strict";
  const LISTS = [
    "theme",
    "goal",
    "country",
    "world_region",
    "swedish_place",
    "partner_place",
    "kind",
    "status",
    "basis",
    "programme",
    "funding",
    "article_kind",
    "article_programme",
    "article_language",
    "article_publication_type",
    "columns",
  ];
  const FILTERS = LISTS.slice(0, 11);
  const FIELDS = ["language"].concat(FILTERS, [
    "date",
    "text",
    "selection",
    "id",
    "area",
    "panel",
    "sort",
    "start",
    "answer",
    "article_kind",
    "article_programme",
    "article_language",
    "article_publication_type",
    "article_from",
    "article_to",
    "article_sort",
    "columns",
  ]);
  const PAGES = ["map", "place", "articles", "table", "numbers", "about"];
  const SORTS = ["swedish", "partner", "country", "status", "start", "end", "theme"];
  const ARTICLE_SORTS = ["oldest", "title"];
  const ALL = "all", TODAY = "today";
  const DEFAULT = Object.freeze({
    page: "map",
    language: "sv",
    theme: [],
    goal: [],
    country: [],
    world_region: [],
    swedish_place: [],
    partner_place: [],
    kind: [],
    status: ["active"],
    basis: [],
    programme: [],
    funding: ["yes"],
    date: "",
    text: "",
    selection: "",
    id: "",
    area: "",
    panel: "overview",
    sort: "",
    start: 0,
    answer: "",
    article_kind: [],
    article_programme: [],
    article_language: [],
    article_publication_type: [],
    article_from: "",
    article_to: "",
    article_sort: "",
    columns: [],
  });

  function among(values) {
    return function (text) {
      return values.indexOf(text) >= 0 ? text : null;
    };
  }

  function year(text) {
    return /^[12][0-9]{3}$/.test(text) ? text : null;
  }

  const CHECKS = {
    language(text) {
      return knownId(text, new Set(["sv", "en"])) || null;
    },
    date(text, known) {
      const period = text === TODAY ? null : PS.period(text);
      return text === TODAY || (period && period.year >= known.years[0] && period.year <= known.years[1])
        ? text
        : null;
    },
    text(text) {
      return PS.text.clean(text);
    },
    selection(text, known) {
      const chosen = selected(text),
        ids = { place: known.places, partnership: known.partnerships }[chosen.kind];
      const id = ids && knownId(chosen.id, ids);
      return id ? chosen.kind + ":" + id : null;
    },
    id(text, known) {
      return knownId(text, known.places) || null;
    },
    area: among(["world", "europe", "africa", "sweden", "fit"]),
    panel: among(["overview", "list", "articles"]),
    sort(text) {
      return SORTS.indexOf(text.replace(/^-/, "")) >= 0 ? text : null;
    },
    start(text) {
      return /^[0-9]{1,6}$/.test(text) ? Number(text) : null;
    },
    answer: among(["active", "programme_end", "other", "planned", "unverified", "ended", "none", "former"]),
    article_from: year,
    article_to: year,
    article_sort: among(ARTICLE_SORTS),
  };

  /* A state with some fields changed; states are never written into. */
  function put(state, values) {
    return Object.freeze({ ...state, ...values });
  }

  function same(a, b) {
    return Array.isArray(a) ? a.length === b.length && a.every((v, i) => v === b[i]) : a === b;
  }

  function unique(values) {
    return Array.from(new Set(values));
  }

  function selected(text) {
    const at = text.indexOf(":"), id = at < 0 ? "" : text.slice(at + 1);
    return id ? { kind: text.slice(0, at), id } : { kind: "", id: "" };
  }

  /* The query of a state as pairs, in a fixed order, defaults left out. */
  function encode(state) {
    return FIELDS.filter((name) => !same(state[name], DEFAULT[name])).map((name) => {
      const value = state[name];
      return [name, Array.isArray(value) ? value.join(",") || ALL : String(value)];
    });
  }

  /* As Python's quote: letters, digits and _.-~ stay, commas and colons too. */
  function quote(text) {
    return encodeURIComponent(text).replace(
      /[!'()*]/g,
      (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase(),
    )
      .replace(/%2C/g, ",").replace(/%3A/g, ":");
  }

  function query(state) {
    return encode(state).map((pair) => pair[0] + "=" + quote(pair[1])).join("&");
  }

  /* The state that a query means (pairs of name and value); whatever is unknown falls away. */
  function decode(page, pairs, known) {
    const texts = new Map(), found = {};
    pairs.forEach((pair) => {
      texts.set(pair[0], texts.has(pair[0]) ? texts.get(pair[0]) + "," + pair[1] : pair[1]);
    });
    texts.forEach((text, name) => {
      if (LISTS.indexOf(name) >= 0) {
        const chosen = unique(text.split(",").map((v) => knownId(v, known.lists[name])).filter(Boolean));
        if (chosen.length || text === ALL) found[name] = chosen;
      } else if (Object.prototype.hasOwnProperty.call(CHECKS, name)) {
        const value = CHECKS[name](text, known);
        if (value !== null) found[name] = value;
      }
    });
    return put(DEFAULT, { page: PAGES.indexOf(page) >= 0 ? page : "map", ...found });
  }

  /* The id that a text means, in capitals or small letters; empty where there is none. */
  function knownId(text, ids) {
    if (ids.has(text)) return text;
    const folded = text.toLowerCase();
    return Array.from(ids).find((id) => id.toLowerCase() === folded) || "";
  }

  /* The ids that a state may hold. */
  function vocabulary(data) {
    const lists = {};
    Object.keys(data.known).forEach((name) => {
      lists[name] = new Set(data.known[name]);
    });
    function ids(places) {
      return new Set(places.map((p) => p.id));
    }
    lists.swedish_place = ids(data.places.filter((p) => p.country === "SE"));
    lists.partner_place = ids(data.places.filter((p) => p.country !== "SE"));
    return { lists, places: ids(data.places), partnerships: ids(data.partnerships), years: data.asked_years };
  }

  function narrowed(state) {
    return FILTERS.concat(["text", "date"]).filter((name) => !same(state[name], DEFAULT[name]));
  }

  function reset(state) {
    return put(DEFAULT, {
      page: state.page,
      language: state.language,
      id: state.id,
      area: state.area,
      columns: state.columns,
    });
  }

  PS.state = {
    DEFAULT,
    FILTERS,
    LISTS,
    PAGES,
    ARTICLE_SORTS,
    TODAY,
    put,
    same,
    encode,
    query,
    decode,
    vocabulary,
    narrowed,
    reset,
    selected,
  };
})(PartnershipSite);

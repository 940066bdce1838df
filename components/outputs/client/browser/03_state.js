// @ts-check
/* Everything the viewer chose, and its one codec for the address. Mirrors components/state/state.py. What
   fields, filters and choices there are comes with the dataset (components/outputs/client/filters.py). */
(function (PS) {
  "use strict";
  const ALL = "all", TODAY = "today";
  /** @type {Map<string, any>} */
  let query = new Map();
  let choices = {};
  let patterns = {};

  /* Takes the fields and filters of a dataset; nothing else here works before. */
  function define(data) {
    query = new Map(data.state.query);
    choices = data.state.choices;
    patterns = data.state.patterns;
    const names = data.filters.map((filter) => filter.name);
    Object.assign(PS.state, {
      PAGES: data.state.pages,
      COLUMNS: data.state.columns,
      SORTS: data.state.sorts,
      ARTICLE_SORTS: choices.article_sort,
      LISTS: names.concat("columns"),
      FILTERS: names.filter((_, i) => data.filters[i].scope !== "article"),
      DEFAULT: Object.freeze({ page: data.state.pages[0], ...Object.fromEntries(query) }),
    });
  }

  /* How the fields are read that are neither a list, nor one of a few choices, nor a number. */
  const CHECKS = {
    date(text, known) {
      const period = text === TODAY ? null : PS.period(text);
      return text === TODAY || (period && period.year >= known.years[0] && period.year <= known.years[1])
        ? text
        : null;
    },
    /* A publication's number is known to a server alone. */
    since(text, known) {
      return text === TODAY ? null : CHECKS.date(text, known);
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
  };

  /* The value of a field that is no list; null where the text is none. */
  function single(name, text, known) {
    if (Object.hasOwn(choices, name)) return knownId(text, new Set(choices[name])) || null;
    if (Object.hasOwn(patterns, name)) {
      if (!new RegExp("^(?:" + patterns[name] + ")$").test(text)) return null;
      return typeof query.get(name) === "number" ? Number(text) : text;
    }
    return Object.hasOwn(CHECKS, name) ? CHECKS[name](text, known) : null;
  }

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
    return Array.from(query.keys()).filter((name) => !same(state[name], query.get(name))).map((name) => {
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

  function queryText(state) {
    return encode(state).map((pair) => pair[0] + "=" + quote(pair[1])).join("&");
  }

  /* The state that a query means (pairs of name and value); what is unknown is dropped. */
  function decode(page, pairs, known) {
    const texts = new Map(), values = {};
    pairs.forEach((pair) => {
      texts.set(pair[0], texts.has(pair[0]) ? texts.get(pair[0]) + "," + pair[1] : pair[1]);
    });
    texts.forEach((text, name) => {
      if (Object.hasOwn(known.lists, name)) {
        const chosen = unique(text.split(",").map((v) => knownId(v, known.lists[name])).filter(Boolean));
        if (chosen.length || text === ALL) values[name] = chosen;
      } else {
        const value = single(name, text, known);
        if (value !== null) values[name] = value;
      }
    });
    return put(PS.state.DEFAULT, { page: PS.state.PAGES.includes(page) ? page : "map", ...values });
  }

  /* The id that a text means, in capitals or small letters; empty where there is none. */
  function knownId(text, ids) {
    if (ids.has(text)) return text;
    const folded = text.toLowerCase();
    return Array.from(ids).find((id) => id.toLowerCase() === folded) || "";
  }

  /* The ids that a state may hold. */
  function vocabulary(data) {
    const lists = { columns: new Set(data.state.columns) };
    data.filters.forEach((filter) => {
      lists[filter.name] = new Set(filter.ids);
    });
    function ids(records) {
      return new Set(records.map((record) => record.id));
    }
    return { lists, places: ids(data.places), partnerships: ids(data.partnerships), years: data.state.years };
  }

  function narrowed(state) {
    return PS.state.FILTERS.concat(["text", "date"]).filter((name) => !same(state[name], query.get(name)));
  }

  function reset(state) {
    return put(PS.state.DEFAULT, {
      page: state.page,
      language: state.language,
      id: state.id,
      area: state.area,
      columns: state.columns,
    });
  }

  PS.state = {
    TODAY,
    define,
    put,
    same,
    encode,
    query: queryText,
    decode,
    vocabulary,
    narrowed,
    reset,
    selected,
  };
})(PartnershipSite);

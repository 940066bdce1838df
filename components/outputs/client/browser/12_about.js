/* What a file says about itself, and what it is called (components/outputs/export/metadata.py and file_names.py). */
(function (PS) {
  "use strict";
  const S = PS.state, LONGEST = 50;

  /* The state of a file: less what decides neither rows, nor order, nor language. */
  function rowsOnly(state) {
    const kept = { page: "table" };
    S.FILTERS.concat(["text", "date", "sort", "language"]).forEach((name) => {
      kept[name] = state[name];
    });
    return S.put(S.DEFAULT, kept);
  }

  /* Under names that are the same in every language; "where" is an address that shows the same rows. */
  function facts(view, where) {
    const words = view.words;
    return {
      content: view.sentence,
      filter: filters(view).join(" · ") || words.say("export.about_no_filter"),
      count: view.rows.length,
      period: period(view),
      data_date: view.dataset.data.data_date,
      made: PS.iso(view.dataset.data.today),
      address: where,
      revision: view.dataset.data.revision,
      source: words.say("export.about_source_text"),
      licence: words.say("export.about_licence_text"),
      status: words.say("export.about_status_text"),
      missing: words.say("export.about_missing_text"),
    };
  }

  function columns(words) {
    const found = {};
    PS.cells.COLUMNS.forEach((name) => {
      found[name] = words.say("export.column_" + name);
    });
    return found;
  }

  function filters(view) {
    const words = view.words, state = view.state;
    const said = S.FILTERS.filter((field) => state[field].length).map((field) =>
      words.say("export.about_one", {
        filter: words.say("filter." + field),
        values: words.listing(labels(view, field)),
      })
    );
    return state.text ? said.concat(PS.searchWords(view.dataset, words, state.text)) : said;
  }

  function labels(view, field) {
    return view.state[field].map((value) => PS.optionLabel(view.dataset, view.words, field, value));
  }

  function period(view) {
    const text = view.state.date;
    if (!text || text === S.TODAY) return PS.iso(view.period.first);
    return text.length === 4 ? view.words.say("export.about_period_year", { year: text }) : text;
  }

  /* "partnerskap_aktiva_klimat_2024-01-31": what is in it, which selection, when; ASCII only and without an ending. */
  function fileName(view) {
    const words = view.words, state = view.state;
    let parts = state.status.length
      ? state.status.map((s) => words.say("export.file_" + s))
      : [words.say("export.file_any")];
    S.FILTERS.forEach((field) => {
      if (field !== "status" && !S.same(state[field], S.DEFAULT[field])) {
        parts = parts.concat(labels(view, field));
      }
    });
    const day = state.date && state.date !== S.TODAY ? state.date : PS.iso(view.period.first);
    return [words.say("export.file")].concat(fitting(parts.concat(state.text)), day).join("_");
  }

  function fitting(parts) {
    const plain = parts.map(ascii).filter(Boolean);
    let length = 0;
    let n = 0;
    while (n < plain.length && length + plain[n].length <= LONGEST) length += plain[n++].length + 1;
    return plain.slice(0, n);
  }

  function ascii(text) {
    return PS.text.fold(text).replace(/[^\x00-\x7f]/g, "").trim().replace(/ /g, "-");
  }

  PS.about = { rowsOnly, facts, columns, fileName };
})(PartnershipSite);

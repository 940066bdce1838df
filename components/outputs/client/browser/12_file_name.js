// @ts-check
/* Which state a file of rows has, and the file's name. Mirrors components/outputs/export/download.py and
   file_names.py. */
(function (PS) {
  "use strict";
  const S = PS.state, LONGEST = 50;

  /* The state with the fields that decide a file's rows, their order and their language; all others at their
     default. */
  /** @param {State} state @returns {State} */
  function rowsOnly(state) {
    const kept = { page: "table" };
    S.FILTERS.concat(["text", "date", "sort", "language"]).forEach((name) => {
      kept[name] = state[name];
    });
    return S.put(S.DEFAULT, kept);
  }

  function labels(view, field) {
    return view.state[field].map((value) => PS.optionLabel(view.dataset, view.words, field, value));
  }

  /* "partnerskap_aktiva_klimat_2024-01-31": what is in it, which selection, when; ASCII only and without an
     ending. */
  /** @param {View} view @returns {string} */
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
    return PS.text.fold(text).replace(/[^\p{ASCII}]/gu, "").trim().replace(/ /g, "-");
  }

  PS.rowsOnly = rowsOnly;
  PS.fileName = fileName;
})(PartnershipSite);

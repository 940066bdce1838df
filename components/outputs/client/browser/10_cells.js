// @ts-check
/* What each column of a file holds (components/outputs/export/columns.py). */
(function (PS) {
  "use strict";
  const COLUMNS = [
    "id",
    "swedish",
    "swedish_kind",
    "swedish_code",
    "partners",
    "countries",
    "country_codes",
    "status",
    "basis",
    "evidence",
    "start_year",
    "end_year",
    "start",
    "end",
    "theme",
    "themes",
    "topic",
    "projects",
    "programme",
    "funding",
    "certainty",
    "sources",
    "partner_geonames",
    "partner_iso_3166_2",
    "other_swedish",
    "other_payers",
    "goals",
    "confirmed",
    "confirmed_by",
  ];
  const BETWEEN = "; ";

  function headings(words) {
    return COLUMNS.map((name) => words.say("export." + name));
  }

  /* Every row of a view, in its order, as one cell per column: text, a whole number, or null where nothing
     is known. */
  /** @param {View} view @returns {(string | number | null)[][]} */
  function cells(view) {
    return view.rows.map((row) => line(view, row));
  }

  function line(view, row) {
    const words = view.words,
      code = words.code,
      dataset = view.dataset,
      place = dataset.places[row.swedish],
      project = row.project;
    const themes = row.themes.filter((t) => dataset.theme.has(t)).map((t) =>
      dataset.theme.get(t).label[code]
    );
    return [
      row.id,
      place.name[code],
      words.say("kind." + place.kind),
      place.code,
      row.partners.map((i) => dataset.places[i].name[code]).join(BETWEEN),
      row.countries.map((c) => dataset.country.get(c)[code]).join(BETWEEN),
      row.countries.join(BETWEEN),
      words.say("status." + PS.STATUSES[row.status]),
      PS.cards.basis(words, row),
      asKnown(project.evidence),
      row.start && Number(row.start.slice(0, 4)),
      row.end && Number(row.end.slice(0, 4)),
      asKnown(row.start),
      asKnown(row.end),
      themes[0] || "",
      themes.join(BETWEEN),
      PS.cards.topic(words, project),
      row.projects.length,
      PS.optionLabel(view.dataset, words, "programme", row.partnership.programme),
      words.say("funding." + row.partnership.funding),
      words.say("export.certainty_" + project.confidence),
      row.sources.map((i) => dataset.data.addresses[i][0]).join(" "),
      inOrder(view, row, "geonames"),
      inOrder(view, row, "iso_3166_2"),
      row.others.map((i) => dataset.places[i].name[code]).join(BETWEEN),
      (row.partnership.payers || []).join(BETWEEN),
      row.goals.join(BETWEEN),
      asKnown(project.confirmed),
      project.confirmed_by ? words.own(project.confirmed_by) : "",
    ];
  }

  /* One number for each partner, nothing where it has none: the place of a number says whose it is. */
  function inOrder(view, row, register) {
    const found = row.partners.map((i) => String(view.dataset.places[i].registers[register] || ""));
    return found.some(Boolean) ? found.join(BETWEEN) : "";
  }

  /* A year as a number; a month is none in any spreadsheet and stays text, as does a day, which is ISO
     8601. */
  /** @param {string | undefined} text */
  function asKnown(text) {
    return !text ? null : text.length === 4 ? Number(text) : text;
  }

  PS.cells = { headings, of: cells };
})(PartnershipSite);

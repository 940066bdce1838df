/* Everything that the page of numbers counts, each number with the state that shows its rows (components/parts/numbers/numbers.py, years.py). */
(function (PS) {
  "use strict";
  const S = PS.state, ACTIVE = 0;

  function numbers(view) {
    const table = S.put(view.state, { page: "table", selection: "", id: "", sort: "", start: 0 });
    const themes = bars(view, table, "theme"), kinds = bars(view, table, "kind");
    return {
      partnerships: view.rows.length,
      figures: ["partnerships", "swedish_places", "partner_places", "countries"].map((name, i) => ({
        name,
        n: view.counts[name],
        target: S.put(table, { sort: ["", "swedish", "partner", "country"][i] }),
      })),
      statuses: PS.STATUSES.map((status) => {
        const target = S.put(table, { status: [status] });
        return { name: status, n: rows(view.index, target).length, target };
      }),
      themes,
      countries: bars(view, table, "country"),
      kinds,
      years: years(view),
      withoutTheme: view.rows.length - together(view, themes),
      inBothKinds: kinds.reduce((sum, bar) => sum + bar.partnerships, 0) - together(view, kinds),
    };
  }

  function rows(index, state) {
    return PS.filter.rows(index, PS.filter.bits(index, state));
  }

  /* How many partnerships some of the bars count. */
  function together(view, bars) {
    const found = new Set();
    bars.forEach((bar) => {
      rows(view.index, bar.target).forEach((r) => {
        found.add(r.id);
      });
    });
    return found.size;
  }

  /* One bar per value that some shown row has; where values are chosen, these alone. */
  function bars(view, table, field) {
    const found = view.counted(field).map((option) => bar(view, table, field, option.value));
    const own = field === "kind" ? view.dataset.filters.get("kind").ids : null;
    if (own) return found.sort((a, b) => own.indexOf(a.id) - own.indexOf(b.id));
    return found.sort((a, b) =>
      b.partnerships - a.partnerships || order(view, field, a.id) - order(view, field, b.id)
    );
  }

  function bar(view, table, field, value) {
    const change = {},
      dataset = view.dataset,
      group = field === "theme" ? dataset.theme.get(value).group : "";
    change[field] = [value];
    const target = S.put(table, change),
      found = rows(view.index, target),
      known = dataset.data.groups[dataset.group.get(group)];
    return {
      id: value,
      label: PS.optionLabel(dataset, view.words, field, value),
      partnerships: found.length,
      places: new Set([].concat.apply([], found.map(PS.swedishPlaces))).size,
      target,
      group,
      colour: known ? known.colour : dataset.data.colours.accent,
    };
  }

  function order(view, field, value) {
    return view.dataset[field].get(value).order[view.words.at];
  }

  /* What was active at some time in each year, whichever status and time are chosen. */
  function years(view) {
    return view.dataset.data.years.map((year) => activeIn(view, year));
  }

  /* Whether a project has one of the values that are chosen, if any are. */
  function among(chosen, own) {
    return !chosen.length || (own || []).some((v) => chosen.indexOf(String(v)) >= 0);
  }

  function activeIn(view, year) {
    const state = view.state;
    let projects = 0;
    let preparations = 0;
    const target = S.put(view.state, {
      page: "table",
      status: ["active"],
      date: String(year),
      selection: "",
      id: "",
      sort: "",
      start: 0,
    });
    const shown = rows(view.dataset.index(PS.period(String(year))), target);
    shown.forEach((row) => {
      row.projects.forEach((project, i) => {
        const asked = among(state.theme, project.themes) && among(state.goal, project.goals);
        if (row.statuses[i] !== ACTIVE || !asked) return;
        projects += 1;
        if (project.preparation) preparations += 1;
      });
    });
    return {
      year,
      partnerships: shown.length,
      projects,
      preparations,
      target,
      ahead: year > Math.floor(view.dataset.data.today / 10000),
    };
  }

  /* The organisation's totals where they count the same as we do: all themes, countries and places. */
  function ownTotals(view) {
    const state = view.state,
      same = !state.text && S.FILTERS.every((f) => f === "status" || S.same(state[f], S.DEFAULT[f]));
    return same ? view.dataset.data.coverage : [];
  }

  PS.numbers = { of: numbers, ownTotals };
})(PartnershipSite);

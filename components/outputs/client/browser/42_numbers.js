/* Everything that the page of numbers counts, each number with the state that shows its rows (components/parts/numbers/numbers.py, years.py). */
(function (PS) {
  "use strict";
  var S = PS.state, PLAIN = "#1f6f8b", ACTIVE = 0;

  function numbers(view) {
    var table = S.put(view.state, { page: "table", selection: "", id: "", sort: "", start: 0 });
    var themes = bars(view, table, "theme"), kinds = bars(view, table, "kind");
    return {
      partnerships: view.rows.length,
      figures: ["partnerships", "swedish_places", "partner_places", "countries"].map(function (name, i) {
        return { name: name, n: view.counts[name], target: S.put(table, { sort: ["", "swedish", "partner", "country"][i] }) };
      }),
      statuses: PS.STATUSES.map(function (status) {
        var target = S.put(table, { status: [status] });
        return { name: status, n: rows(view.index, target).length, target: target };
      }),
      themes: themes,
      countries: bars(view, table, "country"),
      kinds: kinds,
      years: years(view),
      withoutTheme: view.rows.length - together(view, themes),
      inBothKinds: kinds.reduce(function (sum, bar) { return sum + bar.partnerships; }, 0) - together(view, kinds)
    };
  }

  function rows(index, state) { return PS.filter.rows(index, PS.filter.bits(index, state)); }

  /* How many partnerships some of the bars count. */
  function together(view, bars) {
    var found = new Set();
    bars.forEach(function (bar) { rows(view.index, bar.target).forEach(function (r) { found.add(r.id); }); });
    return found.size;
  }

  /* One bar per value that some shown row has; where values are chosen, these alone. */
  function bars(view, table, field) {
    var found = view.counted(field).map(function (option) { return bar(view, table, field, option.value); });
    var own = field === "kind" ? view.dataset.data.orders.kind : null;
    if (own) return found.sort(function (a, b) { return own.indexOf(a.id) - own.indexOf(b.id); });
    return found.sort(function (a, b) { return b.partnerships - a.partnerships || order(view, field, a.id) - order(view, field, b.id); });
  }

  function bar(view, table, field, value) {
    var change = {}, dataset = view.dataset, group = field === "theme" ? dataset.theme.get(value).group : "";
    change[field] = [value];
    var target = S.put(table, change), found = rows(view.index, target), known = dataset.data.groups[dataset.group.get(group)];
    return { id: value, label: PS.optionLabel(dataset, view.words, field, value), partnerships: found.length,
      places: new Set([].concat.apply([], found.map(PS.swedishPlaces))).size, target: target, group: group, colour: known ? known.colour : PLAIN };
  }

  function order(view, field, value) { return view.dataset[field].get(value).order[view.words.at]; }

  /* What was active at some time in each year, whichever status and time are chosen. */
  function years(view) {
    return view.dataset.data.years.map(function (year) { return activeIn(view, year); });
  }

  /* Whether a project has one of the values that are chosen, if any are. */
  function among(chosen, own) { return !chosen.length || (own || []).some(function (v) { return chosen.indexOf(String(v)) >= 0; }); }

  function activeIn(view, year) {
    var state = view.state, projects = 0, preparations = 0;
    var target = S.put(view.state, { page: "table", status: ["active"], date: String(year), selection: "", id: "", sort: "", start: 0 });
    var shown = rows(view.dataset.index(PS.period(String(year))), target);
    shown.forEach(function (row) {
      row.projects.forEach(function (project, i) {
        var asked = among(state.theme, project.themes) && among(state.goal, project.goals);
        if (row.statuses[i] !== ACTIVE || !asked) return;
        projects += 1;
        if (project.preparation) preparations += 1;
      });
    });
    return { year: year, partnerships: shown.length, projects: projects, preparations: preparations, target: target,
      ahead: year > Math.floor(view.dataset.data.today / 10000) };
  }

  /* The organisation's totals where they count the same as we do: all themes, countries and places. */
  function ownTotals(view) {
    var state = view.state, same = !state.text && S.FILTERS.every(function (f) { return f === "status" || S.same(state[f], S.DEFAULT[f]); });
    return same ? view.dataset.data.coverage : [];
  }

  PS.numbers = { of: numbers, ownTotals: ownTotals };
})(PartnershipSite);

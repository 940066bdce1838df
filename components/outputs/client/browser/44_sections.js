/* What stands around each chart: heading, notes, key, and the table with every number (components/parts/numbers/render.py). */
(function (PS) {
  "use strict";
  const S = PS.state;

  /* The sections in their order; charts that would be empty are left out. A cell is {text, what, target}, target null without rows. */
  function sections(view, found) {
    const words = view.words, made = {};
    if (found.themes.length) {
      const notes = [words.say("numbers.themes_note")];
      if (found.withoutTheme) notes.push(words.say("numbers.without_theme", { n: found.withoutTheme }));
      made.themes = bars(view, "themes", notes, found);
      made.themes.keys = groups(view, found.themes);
    }
    if (found.countries.length) {
      const sum = found.countries.reduce((n, b) => n + b.partnerships, 0);
      made.countries = bars(
        view,
        "countries",
        sum > found.partnerships ? [words.say("numbers.countries_note")] : [],
        found,
      );
    }
    if (found.kinds.length) {
      made.kinds = bars(
        view,
        "kinds",
        found.inBothKinds ? [words.say("numbers.in_both_kinds", { n: found.inBothKinds })] : [],
        found,
      );
    }
    if (found.years.some((y) => y.partnerships)) made.years = years(view, found);
    return made;
  }

  function groups(view, bars) {
    return view.dataset.data.groups.filter((g) => bars.some((b) => b.group === g.id))
      .map((g) => ({ shape: g.shape, colour: g.colour, label: g.label[view.words.code], line: "" }));
  }

  function bars(view, name, notes, found) {
    const words = view.words, columns = [words.say("figure.partnerships")];
    if (name === "kinds") columns.push(words.say("numbers.swedish_places"));
    return {
      name,
      finding: PS.findings[name](words, found),
      notes,
      keys: [],
      columns,
      bars: found[name],
      rows: found[name].map((bar) => {
        const cells = [cell(words, bar.partnerships, columns[0], bar.target)];
        if (name === "kinds") {
          cells.push(cell(words, bar.places, columns[1], S.put(bar.target, { sort: "swedish" })));
        }
        return [bar.label, cells];
      }),
    };
  }

  function years(view, found) {
    const words = view.words, colours = view.dataset.data.colours;
    const totals = new Map(PS.numbers.ownTotals(view).map((t) => [t.year, t]));
    const columns = [words.say("figure.partnerships"), words.say("numbers.projects_name")];
    const keys = [{ shape: "circle", colour: colours.accent, label: columns[0], line: "pk-key-line" }, {
      shape: "square",
      colour: colours.projects,
      label: columns[1],
      line: "pk-key-line pk-key-dashed",
    }];
    const thin = found.years[0].year <= view.dataset.data.thin_until ? view.dataset.data.thin_until : 0;
    const notes = [words.say("numbers.years_note")];
    if (thin) {
      notes.push(words.say("numbers.years_thin", { first: String(found.years[0].year), last: String(thin) }));
    }
    const ahead = found.years.filter((y) => y.ahead), prepared = found.years.some((y) => y.preparations);
    if (ahead.length) {
      keys.push({
        shape: "",
        colour: colours.muted,
        label: words.say("numbers.ahead_key", { year: String(ahead[0].year) }),
        line: "pk-key-line pk-key-ahead",
      });
    }
    if (prepared) columns.push(words.say("numbers.preparations"));
    if (totals.size) {
      columns.push(words.say("numbers.own_partnerships"), words.say("numbers.own_projects"));
      notes.push(words.say("numbers.years_own"));
    }
    return {
      name: "years",
      finding: PS.findings.years(words, found),
      notes,
      keys,
      columns,
      totals,
      thin,
      about: S.put(S.DEFAULT, { page: "about", language: words.code }),
      years: found.years,
      rows: found.years.map((year) => {
        const cells = [
          cell(words, year.partnerships, columns[0], year.target),
          cell(words, year.projects, columns[1], year.target),
        ];
        if (prepared) cells.push({ text: words.number(year.preparations), what: "", target: null });
        if (totals.size) {
          const total = totals.get(year.year) || { partnerships: null, projects: null };
          [total.partnerships, total.projects].forEach((n) => {
            cells.push({ text: n === null ? "" : words.number(n), what: "", target: null });
          });
        }
        return [
          year.ahead ? words.say("numbers.ahead_row", { year: String(year.year) }) : String(year.year),
          cells,
        ];
      }),
    };
  }

  function cell(words, n, what, target) {
    return { text: words.number(n), what, target: n ? target : null };
  }

  PS.sections = { of: sections };
})(PartnershipSite);

// @ts-check
/* The rows as a table that can be sorted, fifty at a time (components/parts/table,
   components/parts/pager). */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, C = PS.cards, PAGE_SIZE = 50, WITHOUT = "swedish";
  const COLUMNS = [
    "swedish",
    "partner",
    "country",
    "status",
    "start",
    "end",
    "theme",
    "topic",
    "basis",
    "sources",
    "map",
  ];
  const ALWAYS = ["swedish", "partner", "sources"];
  const SORTED = COLUMNS.slice(0, 7), NEWEST_FIRST = ["start"];

  /* The columns that a state's table shows, in the table's order. */
  function shownColumns(state) {
    return COLUMNS.filter((name) =>
      !state.columns.length || state.columns.indexOf(name) >= 0 || ALWAYS.indexOf(name) >= 0
    );
  }

  /* The columns that can be left out; "target" hides one, or shows it again. */
  function choices(view) {
    const state = view.state, columns = shownColumns(state);
    return COLUMNS.filter((name) => ALWAYS.indexOf(name) < 0).map((name) => {
      const shown = columns.indexOf(name) >= 0;
      const chosen = COLUMNS.filter((other) => (columns.indexOf(other) >= 0) !== (other === name));
      return {
        name,
        label: view.words.say("table." + name),
        shown,
        target: S.put(state, { columns: chosen.length === COLUMNS.length ? [] : chosen }),
      };
    });
  }

  function nextSort(sort, column) {
    const orders = NEWEST_FIRST.indexOf(column) >= 0 ? ["-" + column, column] : [column, "-" + column];
    return (sort || WITHOUT) === orders[0] ? orders[1] : orders[0];
  }

  function head(view, name) {
    const words = view.words, used = view.state.sort || WITHOUT, following = nextSort(view.state.sort, name);
    return {
      name,
      label: words.say("table." + name),
      sorts: SORTED.indexOf(name) >= 0,
      aria: used === name ? "ascending" : used === "-" + name ? "descending" : "",
      action: words.say(following.charAt(0) === "-" ? "table.sort_down" : "table.sort_up"),
      target: S.put(view.state, { start: 0, sort: following === WITHOUT ? "" : following }),
    };
  }

  function table(view) {
    const words = view.words,
      shown = PS.pager.part(view.state, view.rows.length, PAGE_SIZE),
      columns = shownColumns(view.state);
    const heads = columns.map((name) => head(view, name));
    return h(
      "section",
      { class: "pk-table" },
      sorts(words, heads),
      chooser(view, columns),
      h(
        "div",
        {
          class: "pk-table-region",
          role: "region",
          "aria-label": words.say("table.region"),
          tabindex: "0",
          "data-here": "list",
        },
        h(
          "table",
          { role: "table" },
          h("caption", {}, caption(view, shown)),
          h(
            "thead",
            { role: "rowgroup" },
            h("tr", { role: "row" }, heads.map((found) => headCell(found))),
          ),
          h(
            "tbody",
            { role: "rowgroup" },
            view.rows.slice(shown.start, shown.stop).map((row) => line(view, row, columns)),
          ),
        ),
      ),
      PS.pager.pager(view, shown, PAGE_SIZE),
    );
  }

  function caption(view, shown) {
    const words = view.words,
      sort = view.state.sort || WITHOUT,
      column = words.say("table." + sort.replace(/^-/, ""));
    const order = words.say(sort.charAt(0) === "-" ? "table.order_down" : "table.order_up", { column });
    return words.say("table.caption", { first: shown.start + 1, last: shown.stop, n: shown.total, order });
  }

  function sorts(words, heads) {
    return h(
      "nav",
      { class: "pk-sorts", "aria-label": words.say("table.sort_by") },
      h("span", {}, words.say("table.sort_by") + ":"),
      heads.filter((x) => x.sorts).map((x) =>
        D.link(
          x.target,
          { "data-here": "order:" + x.name, "aria-current": x.aria && "true" },
          x.label,
          x.aria ? [" ", h("span", { "aria-hidden": "true" }, x.aria === "ascending" ? "↑" : "↓")] : null,
          h("span", { class: "pk-hidden" }, " (" + x.action + ")"),
        )
      ),
    );
  }

  function chooser(view, columns) {
    const words = view.words;
    return h(
      "details",
      { class: "pk-columns" },
      h("summary", { "data-here": "columns" }, words.say("table.columns")),
      h(
        "div",
        { class: "pk-columns-box" },
        choices(view).map((x) =>
          D.link(
            x.target,
            { class: "pk-column", "data-here": "column:" + x.name, "aria-current": x.shown && "true" },
            x.label,
            h("span", { class: "pk-hidden" }, " (" + words.say(x.shown ? "table.hide" : "table.show") + ")"),
          )
        ),
        columns.length < COLUMNS.length
          ? D.link(
            S.put(view.state, { columns: [] }),
            { class: "pk-columns-all", "data-here": "columns" },
            words.say("table.all_columns"),
          )
          : null,
      ),
    );
  }

  function headCell(x) {
    return h(
      "th",
      {
        scope: "col",
        role: "columnheader",
        class: "pk-col-" + x.name,
        "aria-sort": x.sorts && x.aria ? x.aria : null,
      },
      x.sorts
        ? D.link(
          x.target,
          { "data-here": "sort:" + x.name },
          x.label,
          h("span", { class: "pk-arrow", "aria-hidden": "true" }),
          h("span", { class: "pk-hidden" }, " (" + x.action + ")"),
        )
        : x.label,
    );
  }

  function line(view, row, columns) {
    const words = view.words,
      dataset = view.dataset,
      code = words.code,
      unknown = words.say("table.unknown"),
      doubts = [];
    const title = ": " + C.title(view, row.partnership), unnamed = C.isUnnamed(row.partnership);
    if (row.basis === "reckoned") doubts.push(words.say("table.reckoned"));
    if (row.project.low) doubts.push(words.say("card.confidence_low").toLowerCase());
    function place(i) {
      return D.link(C.place(dataset, code, i), {}, dataset.places[i].name[code]);
    }
    /** @param {string} name @param {Record<string, unknown>} extra @param {...Child} children */
    function cell(name, extra, ...children) {
      if (columns.indexOf(name) < 0) return null;
      return h("td", { role: "cell", class: "pk-col-" + name, ...extra }, ...children);
    }
    function year(name, value) {
      return cell(
        name,
        { "data-unknown": value === null },
        h("span", { class: "pk-cell-label" }, words.say("table." + name) + ": "),
        value === null ? unknown : words.date(value),
      );
    }
    return h(
      "tr",
      { role: "row", "data-partnership": row.id },
      h(
        "th",
        { scope: "row", role: "rowheader", class: "pk-col-swedish" },
        place(row.swedish),
        row.others.length
          ? [
            " ",
            h(
              "span",
              { class: "pk-with" },
              words.say("table.with_swedish") + " ",
              row.others.map((i, at) => at ? [", ", place(i)] : place(i)),
            ),
          ]
          : null,
      ),
      cell(
        "partner",
        {},
        row.partners.map((i, at) => {
          const found = place(i);
          if (at < row.partners.length - 1 || unnamed) found.append(h("span", { class: "pk-hidden" }, ","));
          return found;
        }),
        unnamed ? h("span", { class: "pk-unnamed" }, words.say("card.unnamed_partner")) : null,
      ),
      cell("country", {}, C.countries(view, row)),
      cell("status", {}, D.status(words, PS.STATUSES[row.status])),
      year("start", row.start),
      year("end", row.end),
      cell("theme", {}, themes(view, row)),
      cell("topic", { title: C.topic(words, row.project) }, C.topic(words, row.project)),
      cell(
        "basis",
        {},
        h(
          "span",
          { class: "pk-evidence" },
          row.project.evidence ? words.date(row.project.evidence) : words.say("table.unknown_date"),
        ),
        doubts.map((doubt) => h("span", { class: "pk-doubt" }, doubt)),
      ),
      cell(
        "sources",
        {},
        h(
          "details",
          { class: "pk-row-more" },
          h(
            "summary",
            { title: words.say("table.whole_row") },
            words.say("table.n_sources", { n: row.sources.length }),
            h("span", { class: "pk-hidden" }, title),
          ),
          C.sources(view, row, "pk-cell-source", row.sources.length),
        ),
      ),
      cell(
        "map",
        {},
        D.link(
          C.onMap(view.state, row.id),
          {},
          words.say("table.map"),
          h("span", { class: "pk-hidden" }, title),
        ),
      ),
    );
  }

  /* Marks whose names a pointer gets one by one; the keyboard unfolds all of them, and Escape folds them
     again. */
  function themes(view, row) {
    const names = row.themes.filter((id) => view.dataset.theme.has(id))
      .map((id) => view.dataset.theme.get(id).label[view.words.code]);
    return names.length
      ? h(
        "span",
        { class: "pk-marks", role: "img", tabindex: "0", "aria-label": names.join(", ") },
        D.themes(view.dataset, view.words, row.themes, true),
      )
      : null;
  }

  PS.table = { table, nextSort, COLUMNS, shownColumns, choices };
})(PartnershipSite);

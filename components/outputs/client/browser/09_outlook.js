/* What is ahead of the rows of a view: who ends soon, what is newest, what is uncertain and why. Mirrors components/view/outlook.py. */
(function (PS) {
  "use strict";
  var S = PS.state, ACTIVE = 0, LAST = 2, WHY = 9;
  var DOUBTS = ["reckoned", "planned_end", "programme_end", "no_news", "paused", "undated"];

  function outlook(view) {
    var rows = PS.rowsInOrder(view), until = lastOfYear(view.period.first), bases = view.dataset.data.bases;
    var last = rows.map(function (row) { return { row: row, project: lastProject(row) }; })
      .filter(function (x) { return x.project && x.project.span[LAST] <= until; });
    var closed = last.filter(function (x) { return !x.project.end && bases[x.project.span[WHY]] === "programme_end"; });
    return {
      until: until,
      active: rows.some(function (row) { return row.status === ACTIVE; }),
      ends: last.filter(function (x) { return x.project.end; }).map(function (x) { return { row: x.row, date: x.project.end }; })
        .sort(function (a, b) { return PS.period(a.date).last - PS.period(b.date).last; }),
      withProgramme: closed.map(function (x) { return x.row; }),
      programmeEnd: closed.reduce(function (day, x) { return Math.max(day, x.project.span[LAST]); }, 0),
      started: newest(rows, function (row) { return row.start; }),
      news: newest(rows, function (row) { return row.project.evidence; }),
      doubts: doubts(view)
    };
  }

  /* The last of the twelve months that begin with a day, to the day. */
  function lastOfYear(day) {
    var year = Math.floor(day / 10000) + 1, month = Math.floor(day / 100) % 100, at = day % 100;
    if (month === 2 && at === 29) at = 28;
    if (at > 1) return year * 10000 + month * 100 + at - 1;
    return month === 1 ? (year - 1) * 10000 + 1231 : PS.period(year + "-" + String(month - 1).padStart(2, "0")).last;
  }

  /* The active project that goes on longest, of equals one with a known end. */
  function lastProject(row) {
    if (row.status !== ACTIVE) return null;
    return row.projects.filter(function (p, i) { return row.statuses[i] === ACTIVE; }).reduce(function (best, p) {
      var more = p.span[LAST] - best.span[LAST] || Number(Boolean(p.end)) - Number(Boolean(best.end));
      return more > 0 ? p : best;
    });
  }

  function newest(rows, when) {
    return rows.filter(when).map(function (row) { return { row: row, date: when(row) }; })
      .sort(function (a, b) { return PS.period(b.date).first - PS.period(a.date).first; });
  }

  function doubts(view) {
    var asked = S.put(view.state, { status: [], basis: [] }), counts = new Map();
    PS.filter.options(view.index, asked).basis.forEach(function (o) { counts.set(o.value, o.count); });
    return DOUBTS.filter(function (basis) { return counts.get(basis); }).map(function (basis) { return [basis, counts.get(basis)]; });
  }

  PS.outlook = outlook;
})(PartnershipSite);

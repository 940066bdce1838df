// @ts-check
/* What is ahead of the rows of a view: who ends soon, what is newest, what is uncertain and why. Mirrors
   components/view/outlook.py. */
(function (PS) {
  "use strict";
  const S = PS.state, ACTIVE = 0, LAST = 2, WHY = 9;
  const DOUBTS = ["reckoned", "planned_end", "programme_end", "no_news", "paused", "undated"];

  function outlook(view) {
    const data = view.dataset.data, rows = PS.rowsInOrder(view), bases = data.bases;
    const until = lastOf(data.ahead_months, view.period.first);
    const last = rows.map((row) => ({ row, project: lastProject(row) }))
      .filter((x) => x.project && x.project.span[LAST] <= until);
    const closed = last.filter((x) => !x.project.end && bases[x.project.span[WHY]] === "programme_end");
    return {
      until,
      active: rows.some((row) => row.status === ACTIVE),
      ends: last.filter((x) => x.project.end).map((x) => ({ row: x.row, date: x.project.end }))
        .sort((a, b) => PS.period(a.date).last - PS.period(b.date).last),
      withProgramme: closed.map((x) => x.row),
      programmeEnd: closed.reduce((day, x) => Math.max(day, x.project.span[LAST]), 0),
      started: newest(rows, (row) => row.start),
      news: newest(rows, (row) => row.project.evidence),
      doubts: doubts(view),
    };
  }

  /* The last day of so many months that begin with a day. */
  function lastOf(months, day) {
    function monthEnd(at) {
      return PS.period(Math.floor(at / 12) + "-" + String(at % 12 + 1).padStart(2, "0")).last;
    }
    const month = Math.floor(day / 10000) * 12 + Math.floor(day / 100) % 100 - 1 + months;
    const last = monthEnd(month);
    const end = Math.min(last, last - last % 100 + day % 100) - 1;
    return end % 100 ? end : monthEnd(month - 1);
  }

  /* The active project that goes on longest, of equals one with a known end. */
  function lastProject(row) {
    if (row.status !== ACTIVE) return null;
    return row.projects.filter((_p, i) => row.statuses[i] === ACTIVE).reduce((best, p) => {
      const more = p.span[LAST] - best.span[LAST] || Number(Boolean(p.end)) - Number(Boolean(best.end));
      return more > 0 ? p : best;
    });
  }

  function newest(rows, when) {
    return rows.filter(when).map((row) => ({ row, date: when(row) }))
      .sort((a, b) => PS.period(b.date).first - PS.period(a.date).first);
  }

  function doubts(view) {
    const asked = S.put(view.state, { status: [], basis: [] }), counts = new Map();
    PS.filter.options(view.index, asked).basis.forEach((o) => {
      counts.set(o.value, o.count);
    });
    return DOUBTS.filter((basis) => counts.get(basis)).map((basis) => [basis, counts.get(basis)]);
  }

  PS.outlook = outlook;
})(PartnershipSite);

// @ts-check
/* What is ahead of the rows of a view: who ends soon, what is newest, what is uncertain and why. Mirrors components/view/outlook.py. */
(function (PS) {
  "use strict";
  const S = PS.state, ACTIVE = 0, LAST = 2, WHY = 9;
  const DOUBTS = ["reckoned", "planned_end", "programme_end", "no_news", "paused", "undated"];

  function outlook(view) {
    const rows = PS.rowsInOrder(view), until = lastOfYear(view.period.first), bases = view.dataset.data.bases;
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

  /* The last of the twelve months that begin with a day, to the day. */
  function lastOfYear(day) {
    const year = Math.floor(day / 10000) + 1;
    const month = Math.floor(day / 100) % 100;
    let at = day % 100;
    if (month === 2 && at === 29) at = 28;
    if (at > 1) return year * 10000 + month * 100 + at - 1;
    return month === 1
      ? (year - 1) * 10000 + 1231
      : PS.period(year + "-" + String(month - 1).padStart(2, "0")).last;
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

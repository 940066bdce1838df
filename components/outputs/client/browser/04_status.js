// @ts-check
/* Status in a period. Each project's span comes reckoned from data/status.py; what a period makes of it is
   here. Days are whole numbers that sort as days do: 20240131. */
(function (PS) {
  "use strict";
  const STATUSES = ["active", "planned", "unverified", "ended"];
  const ACTIVE = 0, PLANNED = 1, UNVERIFIED = 2, ENDED = 3, NONE = -1;
  const DURING = 0,
    FIRST = 1,
    LAST = 2,
    WHOLE = 3,
    AFTER = 4,
    ANNOUNCED = 5,
    UNTIL = 6,
    NEWEST = 7,
    OVER = 8,
    WHY = 9;

  function days(year, month) {
    return [
      31,
      year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
      31,
      30,
      31,
      30,
      31,
      31,
      30,
      31,
      30,
      31,
    ][month - 1];
  }

  /* The year, month or day written as 2020, 2020-06 or 2020-06-30; null for any other text. */
  function period(text) {
    const parts = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
    if (!parts || !Number(parts[1])) return null;
    const year = Number(parts[1]), month = Number(parts[2]), day = Number(parts[3]);
    if (parts[2] === undefined) return { year, first: year * 10000 + 101, last: year * 10000 + 1231 };
    if (month < 1 || month > 12) return null;
    const begin = year * 10000 + month * 100;
    if (parts[3] === undefined) return { year, first: begin + 1, last: begin + days(year, month) };
    return day >= 1 && day <= days(year, month) ? { year, first: begin + day, last: begin + day } : null;
  }

  /* The status of a project with this span; NONE when it did not exist yet. */
  function spanStatus(span, period) {
    if (period.last <= span[LAST]) {
      if (span[FIRST] <= period.last) return span[DURING];
    } else if (span[FIRST] <= span[WHOLE] && span[WHOLE] >= period.first) {
      return span[DURING];
    } else {
      return period.first > span[OVER] ? ENDED : span[AFTER];
    }
    return span[ANNOUNCED] && span[ANNOUNCED] <= period.last ? PLANNED : NONE;
  }

  /* What a status rests on, as in data/status.py. */
  function spanBasis(bases, span, status, period) {
    if (status === ACTIVE) return period.first <= span[UNTIL] ? "stated" : "reckoned";
    if (status === PLANNED) return "planned";
    return status === span[DURING] && period.first <= span[LAST] ? "undated" : bases[span[WHY]];
  }

  /* What a partnership's projects make of it: {status, project, basis, begun, statuses}; null before it
     existed. */
  function standing(bases, projects, period) {
    const begun = [], statuses = [];
    projects.forEach((project) => {
      const status = spanStatus(project.span, period);
      if (status !== NONE) {
        begun.push(project);
        statuses.push(status);
      }
    });
    if (!begun.length) return null;
    const status = decide(begun, statuses);
    let resting = begun.filter((_p, i) => statuses[i] === status);
    const stated = status === ACTIVE ? resting.filter((p) => period.first <= p.span[UNTIL]) : [];
    if (stated.length) resting = stated;
    const newest = resting.reduce((best, p) => p.span[NEWEST] > best.span[NEWEST] ? p : best);
    return { status, project: newest, basis: spanBasis(bases, newest.span, status, period), begun, statuses };
  }

  function decide(begun, statuses) {
    if (statuses.every((s) => s === statuses[0])) return statuses[0];
    if (statuses.indexOf(ACTIVE) >= 0) return ACTIVE;
    if (statuses.indexOf(PLANNED) >= 0) return PLANNED;
    const latest = Math.max.apply(null, begun.map((p) => p.span[NEWEST]));
    return begun.some((p, i) => statuses[i] === UNVERIFIED && p.span[NEWEST] === latest) ? UNVERIFIED : ENDED;
  }

  /* The period of a state: without a date the usual day, which is today while the programme runs. */
  function periodOf(data, text) {
    if (text && text !== PS.state.TODAY) return period(text);
    const day = text ? data.today : data.usual_day;
    return { first: day, last: day };
  }

  PS.STATUSES = STATUSES;
  /* A whole number as ISO 8601 writes the day. */
  function iso(day) {
    return String(day).replace(/^(....)(..)(..)$/, "$1-$2-$3");
  }

  PS.periodOf = periodOf;
  PS.iso = iso;
  PS.period = period;
  PS.standing = standing;
})(PartnershipSite);

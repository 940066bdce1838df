"""What has changed: each kind by a table of cases, and sums that close for any two days and any two datasets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.state.state import State
from components.view import build_view
from components.view.changes import HAPPENED, KINDS, LEARNED, Changes, changes
from data.dates import parse_partial_date
from data.records import Dataset, Programme, Project
from tests.components.strategies import narrow_states

PROGRAMME = Programme("KP", "", "", None, None, "", "")
THEN, NOW = date(2024, 12, 31), date(2025, 12, 31)
EFFECTS = {
    **dict.fromkeys(("began", "new_project"), (1,)),
    **dict.fromkeys(("ended", "lapsed", "paused"), (-1,)),
    "passed": (0,),
    "removed": (-1, 0),
    "newly_known": (0, 1),
}
EVERYTHING = State(status=(), funding=())


def project(name: str, start: str = "", end: str = "", evidence: str = "", **values: Any) -> Project:
    days = [parse_partial_date(d) if d else None for d in (start, end, evidence)]
    built = Project(
        name, "x", "", "", "", (), days[0], days[1], "active", days[2], (), "high", "", ""
    )  # fmt: skip
    return replace(built, **values)


def known(sample: Dataset, projects: Sequence[Project] | None) -> Dataset:
    """The tables with one partnership of these projects; without it, where there are none."""
    own = replace(sample.partnerships["vaxjo-vushtrri"], id="x", programme="KP", icld_funded="yes")
    there = projects is not None
    return replace(
        sample,
        revision=f"changes {projects}",
        programmes={"KP": PROGRAMME},
        partnerships={"x": own} if there else {},
        projects={p.id: p for p in projects or ()},
        projects_of={"x": tuple(projects or ())} if there else {},
        partnerships_of={},
        articles_of={},
    )


def kinds(found: Changes) -> list[tuple[str, int]]:
    return [(c.kind, c.effect) for c in found.changes]


@pytest.mark.parametrize(
    ("projects", "kind", "day"),
    [
        ([project("p", "2025", "2026", "2025")], ("began", 1), "2025"),
        ([project("p", "2025-03-04", "2026", "2025")], ("began", 1), "2025-03-04"),
        ([project("p", "2026", "2027", "2026")], None, ""),
        ([project("p", "2024", "2026", "2025")], None, ""),
        ([project("p", "2020", "2021", "2020"), project("q", "2025", "2027", "2025")], ("new_project", 1), "2025"),
        # Its first source is no beginning.
        ([project("p", "", "2026", "2025-05")], ("newly_known", 1), "2025-05"),
        # It lasts until 31 December: an event of that year, whether a source confirms it or not.
        ([project("p", "2023", "2025", "2023")], ("ended", -1), "2025"),
        ([project("p", "2023", "2025", "2026", stated_status="ended")], ("ended", -1), "2025"),
        ([project("p", "2023", "2024", "2023")], None, ""),
        ([project("p", "2022", "", "2022-05")], ("lapsed", -1), "2025-05-01"),
        ([project("p", "2023", "2027", "2025-06", stated_status="paused")], ("paused", -1), "2025-06"),
        ([project("p", "2025-02", "2025-09", "2025-02")], ("passed", 0), "2025-02"),
        # One project after another: it was active all the time.
        ([project("p", "2023", "2025", "2023"), project("q", "2026", "2027", "2025")], None, ""),
        # A letter of intent is no partnership yet, and the end of a project is one all the same.
        ([project("p", "2025", "2027", "2025", stated_status="planned")], None, ""),
        ([project("p", "2023", "2025", "2023"), project("q", "2027", "2028", "2025")], ("ended", -1), "2025"),
    ],
)  # fmt: skip
def test_what_happened(
    sample: Dataset, projects: list[Project], kind: tuple[str, int] | None, day: str
) -> None:
    """The same tables, two days."""
    now = known(sample, projects)
    found = changes(now, now, THEN, NOW)
    assert kinds(found) == ([kind] if kind else [])
    assert [c.day.text for c in found.changes if c.day] == ([day] if day else [])


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (None, [project("p", "2023", "2027", "2023")], ("newly_known", 1)),
        (None, [project("p", "2010", "2012", "2012")], ("newly_known", 0)),
        ([project("p", "2010", "2012")], [project("p", "2010", "2012"), project("q", "2023", "2027")],
         ("newly_known", 1)),
        ([project("p", "2023", "2027")], None, ("removed", -1)),
        ([project("p", "2010", "2012")], None, ("removed", 0)),
        ([project("p", "2023", "2027")], [project("p", "2023", "2024-05")], ("corrected", -1)),
        ([project("p", "2023", "2024-05")], [project("p", "2023", "2027")], ("corrected", 1)),
        ([project("p", "2023", "2027")], [project("p", "2023", "2027", title="Another")], ("corrected", 0)),
        ([project("p", "2010", "2012")], [project("p", "2010", "2013")], ("corrected", 0)),
        ([project("p", "2023", "2027")], [project("p", "2023", "2027"), project("q", "2024", "2026")], None),
        # Known of since, and it is in that time that it happened.
        (None, [project("p", "2025", "2027", "2025")], ("began", 1)),
        (None, [project("p", "2025-02", "2025-09", "2025-02")], ("passed", 0)),
        ([project("p", "2023", "2027")], [project("p", "2023", "2025-04", "2025-04")], ("ended", -1)),
    ],
)  # fmt: skip
def test_what_was_learned(
    sample: Dataset,
    then: list[Project] | None,
    now: list[Project] | None,
    kind: tuple[str, int] | None,
) -> None:
    """Two publications."""
    found = changes(known(sample, then), known(sample, now), THEN, NOW)
    assert kinds(found) == ([kind] if kind else [])
    assert found.dataset_of(found.changes[0]).partnerships.keys() == {"x"} if kind else True


def test_what_lasts_until_the_day_itself_is_told(sample: Dataset) -> None:
    """The map still shows it as active on that day."""
    tables = known(sample, [project("p", "2023", "2025")])
    found = changes(tables, tables, THEN, NOW)
    assert (found.active_now, found.last_day) == (0, 1)
    assert build_view(tables, State(date="2025-12-31"), NOW).counts.partnerships == 1
    assert changes(tables, tables, THEN, date(2026, 1, 1)).last_day == 0


def test_a_theme_that_is_over_is_told_from_a_partnership_that_is(sample: Dataset) -> None:
    work = [
        project("p", "2022", "2025", "2022", themes=("climate",)),
        project("q", "2023", "2027", "2023", themes=("youth",)),
    ]
    tables = known(sample, work)
    assert kinds(changes(tables, tables, THEN, NOW)) == []
    (change,) = changes(tables, tables, THEN, NOW, State(theme=("climate",))).changes
    assert (change.kind, change.goes_on, change.standing.project.id) == ("ended", True, "p")
    assert change.is_planned_end


def test_status_and_basis_decide_nothing(sample: Dataset) -> None:
    tables = known(sample, [project("p", "2023", "2025", "2023")])
    asked = changes(tables, tables, THEN, NOW, State(status=("planned",), basis=("reckoned",)))
    assert asked.changes == changes(tables, tables, THEN, NOW).changes


def test_no_way_back(sample: Dataset) -> None:
    with pytest.raises(ValueError, match="before"):
        changes(sample, sample, NOW, THEN)


def closes(found: Changes) -> None:
    """Assert that the sum closes, and that everybody is of one kind."""
    ids = [c.row.id for c in found.changes]
    assert len(ids) == len(set(ids))
    assert found.active_then + sum(c.effect for c in found.changes) == found.active_now
    assert found.active_then + found.effect(*HAPPENED) + found.effect(*LEARNED) == found.active_now
    assert all(c.effect in EFFECTS.get(c.kind, (-1, 0, 1)) for c in found.changes)


def pairs(dataset: Dataset, number: int) -> None:
    chance = Random(20261128)  # noqa: S311  # days, not secrets
    days = [date(1995, 1, 1), date(2035, 12, 31)]
    for _ in range(number):
        first, last = sorted(date.fromordinal(chance.randint(*(d.toordinal() for d in days))) for _ in "ab")
        found = changes.__wrapped__(dataset, dataset, first, last, EVERYTHING)
        closes(found)
        assert not {c.kind for c in found.changes} - {*HAPPENED, "newly_known"}
        assert {c.before for c in found.of("newly_known")} <= {
            None,
            "planned",
            "unverified",
            "ended",
            "active",
        }


def test_sums_close_between_random_days(sample: Dataset, real: Dataset) -> None:
    pairs(sample, 300)
    pairs(real, 100)


@pytest.mark.deep
def test_sums_close_between_ten_thousand_pairs_of_days(sample: Dataset, real: Dataset) -> None:
    pairs(sample, 10_000)
    pairs(real, 10_000)


_DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


@settings(max_examples=40)
@given(data=st.data(), days=st.lists(_DAYS, min_size=2, max_size=2).map(sorted))
def test_sums_close_between_random_tables(sample: Dataset, data: st.DataObject, days: list[date]) -> None:
    """Rows missing on either side, others with other dates, any filters."""
    seeds = [data.draw(st.integers(0, 10**6)) for _ in "ab"]
    sides = [_changed(sample, Random(seed)) for seed in seeds]  # noqa: S311  # tables, not secrets
    state = data.draw(narrow_states(sample))
    found = changes.__wrapped__(*sides, *days, state)
    closes(found)
    if not state.text:
        now = build_view(
            sides[1], replace(state, status=("active",), basis=(), date=days[1].isoformat()), days[1]
        )
        assert found.active_now + found.last_day == len(now.rows)


def _changed(sample: Dataset, chance: Random) -> Dataset:
    """The tables without some partnerships and projects, and with other ends, starts and themes."""
    partnerships = {i: p for i, p in sample.partnerships.items() if chance.random() > 0.1}
    projects = {}
    for i, own in sample.projects.items():
        if own.partnership in partnerships and chance.random() > 0.1:
            end = parse_partial_date(str(chance.randint(2006, 2029)))
            projects[i] = replace(own, end=end, start=None) if chance.random() < 0.2 else own
    return replace(
        sample,
        revision=f"random {chance.random()}",
        partnerships=MappingProxyType(partnerships),
        projects=MappingProxyType(projects),
        projects_of={
            i: tuple(projects[p.id] for p in sample.projects_of[i] if p.id in projects) for i in partnerships
        },
    )


def test_every_kind_is_one_or_the_other() -> None:
    assert len(KINDS) == len(set(KINDS)) == len({*HAPPENED, *LEARNED})

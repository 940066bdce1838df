"""Who ends soon, what is newest, what is uncertain and why: at its edges, and over the tests' own tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components.state.state import State
from components.view import View, build_view
from components.view.outlook import DOUBTS, outlook
from data.dates import parse_partial_date
from data.records import Dataset, Programme, Project
from tests.components.view.real import view

TODAY = date(2026, 11, 22)
PROGRAMME = Programme("KP", "", "", None, parse_partial_date("2026-12-31"), "", "")


def project(name: str, start: str = "", end: str = "", evidence: str = "", **values: Any) -> Project:
    days = [parse_partial_date(d) if d else None for d in (start, end, evidence)]
    built = Project(
        name, "x", "", "", "", (), days[0], days[1], "active", days[2], (), "high", "", ""
    )  # fmt: skip
    return replace(built, **values)


def seen(sample: Dataset, *projects: Project, day: date = TODAY, **chosen: Any) -> View:
    """The view of one partnership with these projects, in a programme that ends with 2026."""
    own = replace(sample.partnerships["vaxjo-vushtrri"], id="x", programme="KP", icld_funded="yes")
    changed = replace(
        sample,
        revision=f"outlook {projects}",
        programmes={"KP": PROGRAMME},
        partnerships={"x": own},
        projects={p.id: p for p in projects},
        projects_of={"x": projects},
    )
    return build_view(changed, State(**chosen), day)


@pytest.mark.parametrize(
    ("end", "ends"),
    [
        ("2026", ["2026"]),
        ("2027-11-21", ["2027-11-21"]),  # the last of twelve months
        ("2027-11-22", []),
        ("2027-10", ["2027-10"]),
        ("2027", []),  # may be as late as 31 December
    ],
)
def test_a_known_end_within_twelve_months(sample: Dataset, end: str, ends: list[str]) -> None:
    result = outlook(seen(sample, project("p", "2024", end, "2025")))
    assert [x.date.text for x in result.ends] == ends
    assert result.until == date(2027, 11, 21)
    assert result.active
    assert result.with_programme == ()


def test_without_a_known_end_it_goes_with_the_programme(sample: Dataset) -> None:
    result = outlook(seen(sample, project("p", "2024", "", "2025")))
    assert result.ends == ()
    assert [r.id for r in result.with_programme] == ["x"]
    assert result.programme_end == date(2026, 12, 31)


def test_what_lapses_by_the_36_months_alone_has_no_end(sample: Dataset) -> None:
    result = outlook(seen(sample, project("p", "2023-01", "", "2023-12-15")))
    assert result.active
    assert (result.ends, result.with_programme, result.programme_end) == ((), (), None)


def test_the_project_that_goes_on_longest_decides(sample: Dataset) -> None:
    first, second = project("a", "2022", "2028", "2025"), project("b", "2025", "2026", "2025")
    assert outlook(seen(sample, second, first)).ends == ()
    assert [x.date.text for x in outlook(seen(sample, second, replace(first, end=second.end))).ends] == [
        "2026"
    ]
    # Of equals the known end is told, not that of the programme.
    both = outlook(seen(sample, second, project("c", "2026", "", "2026-03")))
    assert [x.date.text for x in both.ends] == ["2026"]
    assert both.with_programme == ()


def test_what_is_over_or_planned_does_not_end_soon(sample: Dataset) -> None:
    over = outlook(seen(sample, project("p", "2019", "2021", "2022"), status=()))
    assert (over.active, over.ends, over.with_programme) == (False, (), ())
    assert [x.date.text for x in over.started] == ["2019"]
    planned = project("p", "2026-12", "2027-03", "2026-01", stated_status="planned")
    assert outlook(seen(sample, planned, status=())).ends == ()


def test_after_the_end_it_is_told_from_the_day_that_is_shown(sample: Dataset) -> None:
    later = date(2027, 6, 1)
    result = outlook(seen(sample, project("p", "2024", "", "2025"), day=later))
    assert result.until == date(2027, 12, 30)
    assert [r.id for r in result.with_programme] == ["x"]


def test_soonest_and_newest_come_first() -> None:
    shown = view(status=(), funding=())
    result = outlook(shown)
    ends = [x.date.last for x in result.ends]
    assert ends == sorted(ends)
    for dated in (result.started, result.news):
        days = [x.date.first for x in dated]
        assert len(days) > 5
        assert days == sorted(days, reverse=True)
    assert [x.date for x in result.news] == [x.row.evidence for x in result.news]


def test_doubts_count_what_a_link_to_them_gives() -> None:
    shown = view(country=("KE",), funding=())
    result = outlook(shown).doubts
    assert [basis for basis, _ in result] == [b for b in DOUBTS if b in dict(result)]
    assert len(result) >= 2
    for basis, n in result:
        rows = view(country=("KE",), funding=(), status=(), basis=(basis,)).rows
        assert n == len(rows) > 0
        assert {r.standing.basis for r in rows} == {basis}


def test_doubts_are_the_same_whatever_status_and_basis_are_chosen() -> None:
    every = outlook(view(status=())).doubts
    assert outlook(view()).doubts == outlook(view(status=("ended",), basis=("planned_end",))).doubts == every

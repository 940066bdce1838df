"""Is a place active? The answer at its edges, and over the real tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from components.state.state import ANSWERS
from components.view.answers import ANSWER_KINDS, Answer, AnswerKind, answer, place_answers
from components.view.index import Row, index
from data.dates import parse_partial_date as at
from data.records import Dataset, Funding, Project
from data.status import Period

TODAY = date(2026, 11, 22)


def project(evidence: str = "", **values: Any) -> Project:
    known = at(evidence) if evidence else None
    built = Project("p", "x", "", "", "", (), None, None, "active", known, (), "high", "", "")
    return replace(built, **values)


def row(sample: Dataset, name: str, *projects: Project, funding: Funding = "yes") -> Row:
    """One partnership of the sample with projects and funding of its own, as a row of today."""
    own = replace(sample.partnerships["vaxjo-vushtrri"], id=name, icld_funded=funding)
    changed = replace(
        sample,
        revision=f"{name} {projects} {funding}",
        partnerships={name: own},
        projects_of={name: projects},
    )
    return index(changed, Period.day(TODAY)).rows[0]


RUNS = project(start=at("2024"), end=at("2026"))
ENDED = project(start=at("2016"), end=at("2018"), stated_status="ended")
PLANNED = project("2025", stated_status="planned")
STALE = project("2019", start=at("2018"))
UNDATED = project(stated_status="unknown")


@pytest.mark.parametrize(
    ("rows", "kind", "deciding"),
    [
        ([], "none", []),
        ([("a", RUNS, "yes")], "active", ["a"]),
        ([("a", RUNS, "unknown")], "other", ["a"]),
        ([("a", RUNS, "no")], "other", ["a"]),
        ([("a", RUNS, "no"), ("b", RUNS, "yes")], "active", ["b"]),
        ([("a", RUNS, "unknown"), ("b", PLANNED, "yes"), ("c", ENDED, "yes")], "other", ["a"]),
        ([("a", PLANNED, "unknown"), ("b", ENDED, "yes"), ("c", STALE, "yes")], "planned", ["a"]),
        ([("a", ENDED, "yes")], "ended", ["a"]),
        ([("a", STALE, "yes")], "unverified", ["a"]),
        # The newest decides: 2018 after 2016; what has no year is older than any.
        ([("a", ENDED, "yes"), ("b", STALE, "yes")], "unverified", ["b"]),
        ([("a", ENDED, "yes"), ("b", UNDATED, "yes")], "ended", ["a"]),
        # Of the same age, doubt goes before "over".
        ([("a", ENDED, "yes"), ("b", replace(STALE, start=at("2016")), "yes")], "unverified", ["b"]),
        # What is known of the programme goes before what happened beside it.
        ([("a", ENDED, "yes"), ("b", STALE, "no")], "ended", ["a"]),
        ([("a", STALE, "no")], "unverified", ["a"]),
    ],
)
def test_kind_and_what_it_rests_on(
    sample: Dataset, rows: list[tuple[str, Project, Funding]], kind: AnswerKind, deciding: list[str]
) -> None:
    result = answer([row(sample, name, p, funding=funding) for name, p, funding in rows], TODAY)
    assert result.kind == kind
    assert [r.id for r in result.resting] == deciding
    assert {r.id for r in result.rows} == {name for name, _, _ in rows}


def test_rows_come_by_status_then_newest(sample: Dataset) -> None:
    given = {
        "old": ENDED,
        "new": replace(ENDED, start=at("2020"), end=at("2021")),
        "stale": replace(STALE, start=at("2012"), evidence_date=at("2012")),
        "runs": RUNS,
        "later": replace(RUNS, start=at("2025")),
    }
    result = answer([row(sample, name, p) for name, p in given.items()], TODAY)
    assert [r.id for r in result.rows] == ["later", "runs", "stale", "new", "old"]
    assert result.since == 2024
    assert result.funded


@pytest.mark.parametrize(
    ("projects", "year"),
    [
        ([ENDED], 2018),
        ([replace(ENDED, end=None, evidence_date=at("2017-05"))], 2017),
        ([replace(ENDED, end=None)], 2016),
        ([replace(ENDED, start=None, end=None)], None),
        ([replace(ENDED, start=at("2010"), end=at("2020")), ENDED], 2020),
        ([RUNS], None),
        ([STALE], None),
    ],
)
def test_last_year_of_what_is_over(sample: Dataset, projects: list[Project], year: int | None) -> None:
    assert answer([row(sample, "a", *projects)], TODAY).last_year == year


def test_last_year_is_never_after_today(sample: Dataset) -> None:
    ended = replace(ENDED, end=at("2024"))
    assert answer([row(sample, "a", ended)], date(2020, 1, 1)).last_year == 2020


def test_reckoned_only_when_nothing_is_known_to_run(sample: Dataset) -> None:
    open_end = project("2025-03", start=at("2025"))
    assert answer([row(sample, "a", open_end)], TODAY).reckoned
    assert not answer([row(sample, "a", open_end), row(sample, "b", RUNS)], TODAY).reckoned
    assert not Answer("none", (), 0, None).reckoned


def test_evidence_is_the_newest_of_what_the_answer_rests_on(sample: Dataset) -> None:
    rows = [
        row(sample, "a", replace(RUNS, evidence_date=at("2024-02"))),
        row(sample, "b", replace(RUNS, evidence_date=at("2025"))),
        row(sample, "c", replace(ENDED, evidence_date=at("2026"))),
    ]
    result = answer(rows, TODAY).evidence
    assert result is not None
    assert result.text == "2025"


def test_the_address_knows_every_answer() -> None:
    assert ANSWERS == ANSWER_KINDS == get_args(AnswerKind)


def test_every_place_has_an_answer_and_all_its_partnerships(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    assert list(answers) == list(real.places)
    for place, result in answers.items():
        assert {r.id for r in result.rows} == {p.id for p in real.partnerships_of[place]}
        assert (result.kind == "none") == (not result.rows)


def test_active_places_are_those_of_the_start_page(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    active = [real.places[p] for p, a in answers.items() if a.kind == "active"]
    # 24 and 31 are the figures on the start page; Gotland stands twice here.
    assert Counter(p.is_swedish for p in active) == {True: 25, False: 31}


def test_gotland_is_one_body(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    assert answers["gotland"].rows == answers["region-gotland"].rows != ()


def test_kept_per_revision_and_day(sample: Dataset) -> None:
    first = place_answers(sample, TODAY)
    assert place_answers(replace(sample), TODAY) is first
    assert place_answers(sample, date(2012, 1, 1)) is not first
    assert place_answers(replace(sample, revision="other answers"), TODAY) is not first


FULL = project(start=at("2024"), end=at("2026"))
SHORT = project(start=at("2025"), end=at("2026"))
TO_THE_MONTH = project(start=at("2025"), end=at("2026-12"))
UNTIL_LATER = project(start=at("2025"), end=at("2027"))
NO_END = project("2025", start=at("2025"), stated_status="unknown")
DOUBTED = project(start=at("2024"), end=at("2026"), confidence="low")


@pytest.mark.parametrize(
    ("rows", "estimates"),
    [
        ([FULL], ()),
        ([SHORT], ("short",)),
        ([TO_THE_MONTH], ()),
        ([UNTIL_LATER], ()),
        ([DOUBTED], ("low",)),
        ([SHORT, DOUBTED], ("short", "low")),
        # One that is sure is enough for a plain answer.
        ([SHORT, FULL], ()),
        ([ENDED], ()),
    ],
)
def test_an_answer_says_what_makes_it_only_likely(
    sample: Dataset, rows: list[Project], estimates: tuple[str, ...]
) -> None:
    built = [row(sample, f"r{i}", result) for i, result in enumerate(rows)]
    assert sorted(answer(built, TODAY).estimates) == sorted(estimates)


def test_of_several_projects_one_that_is_sure_makes_the_partnership_sure(sample: Dataset) -> None:
    both = row(sample, "a", replace(SHORT, id="p1"), replace(FULL, id="p2"))
    assert answer([both], TODAY).estimates == ()


def test_what_counts_by_the_36_month_rule_alone_is_only_likely(sample: Dataset) -> None:
    counted = row(sample, "a", replace(NO_END, start=at("2022"), evidence_date=at("2024")))
    assert answer([counted], TODAY).kind == "active"
    assert answer([counted], TODAY).estimates == ("reckoned",)

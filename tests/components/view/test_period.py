"""Which days are shown, which years there are: on any day, and after the end of the programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.state.state import State
from components.view import build_view, known_years, programme_end, shown_date, time_steps
from components.view.period import next_programme_end, period_of
from data.dates import begin_of, parse_partial_date
from data.records import Dataset
from data.status import Period

LAST = date(2026, 12, 31)
BEFORE, AFTER = date(2026, 11, 22), date(2027, 6, 1)


def with_programme(dataset: Dataset, **values: object) -> Dataset:
    """The dataset with other facts on its first programme, under a revision of its own."""
    first, *others = dataset.programmes.values()
    changed = replace(first, **values)  # type: ignore[arg-type]  # fields by name
    return replace(
        dataset,
        revision=f"{dataset.revision} {values}",
        programmes={p.id: p for p in (changed, *others)},
    )


@pytest.mark.parametrize(
    ("today", "asked", "shown"),
    [
        (BEFORE, "", BEFORE),
        (LAST, "", LAST),
        (date(2027, 1, 1), "", LAST),
        (AFTER, "", LAST),
        (AFTER, "today", AFTER),
        (BEFORE, "today", BEFORE),
        (AFTER, "2027-06-01", AFTER),
    ],
)
def test_what_is_shown_when_no_date_is_asked_for(real: Dataset, today: date, asked: str, shown: date) -> None:
    state = State(date=asked)
    assert period_of(real, state, today) == Period.day(shown)
    assert shown_date(real, state, today) == shown.isoformat()


def test_after_the_end_the_start_page_shows_the_state_at_the_end_and_says_so(real: Dataset) -> None:
    on_the_last_day = build_view(real, State(), LAST)
    for today in (date(2027, 1, 1), AFTER, date(2029, 12, 31)):
        view = build_view(real, State(), today)
        assert [r.id for r in view.rows] == [r.id for r in on_the_last_day.rows]
        assert view.sentence.startswith(
            f"{len(view.rows)} ICLD-finansierade partnerskap var aktiva när programmets finansiering upphörde "
            "den 31 december 2026"
        )
        english = build_view(real, State(language="en"), today).sentence
        assert english.startswith(
            f"{len(view.rows)} ICLD-funded partnerships were active when the programme’s funding ended "
            "on 31 December 2026"
        )
        known = build_view(real, State(date="today"), today)
        assert {r.id for r in known.rows} < {r.id for r in view.rows}
        assert all(r.standing.basis != "reckoned" for r in known.rows)


@pytest.mark.parametrize(
    "values",
    [
        {"funding_end": None},
        {"funding_end": parse_partial_date("2029")},
        {"successor": "other"},
    ],
)
def test_a_new_end_or_a_successor_in_the_table_is_enough(real: Dataset, values: dict[str, object]) -> None:
    changed = with_programme(real, **values)
    assert programme_end(real, AFTER) == LAST
    assert programme_end(changed, AFTER) is None
    assert period_of(changed, State(), AFTER) == Period.day(AFTER)
    assert "upphörde" not in build_view(changed, State(), AFTER).sentence


def test_the_end_is_announced_in_its_last_year(real: Dataset) -> None:
    assert next_programme_end(real, date(2025, 12, 31)) is None
    assert next_programme_end(real, BEFORE) == LAST
    assert next_programme_end(real, AFTER) is None
    assert "upphör den 31 december 2026" in build_view(real, State(), BEFORE).as_of


def test_tables_without_a_programme_show_today(real: Dataset) -> None:
    empty = replace(
        real, revision="no programmes", programmes={}, partnerships={}, projects={}, projects_of={}
    )
    assert period_of(empty, State(), AFTER) == Period.day(AFTER)
    assert known_years(empty, AFTER) == range(2027, 2028)


def test_years_come_from_the_tables_and_from_today(real: Dataset) -> None:
    first = min(day.year for p in real.projects.values() if (day := begin_of(p)))
    assert known_years(real, BEFORE)[0] == first
    assert known_years(real, BEFORE)[-1] == max(
        BEFORE.year, *(p.end.last.year for p in real.projects.values() if p.end)
    )
    assert known_years(real, date(2041, 1, 1))[-1] == 2041


def test_the_steps_are_in_the_order_of_time(real: Dataset) -> None:
    longer = with_project_until(real, "2028")
    assert time_steps(longer, BEFORE)[-4:] == ("2026", "", "2027", "2028")
    assert time_steps(longer, date(2027, 6, 1))[-5:] == ("2026", "", "2027", "today", "2028")
    assert time_steps(longer, date(2029, 6, 1))[-5:] == ("", "2027", "2028", "2029", "today")


def with_project_until(dataset: Dataset, end: str) -> Dataset:
    ident, project = next(iter(dataset.projects.items()))
    later = replace(project, end=parse_partial_date(end))
    return replace(dataset, revision=f"until {end}", projects={**dataset.projects, ident: later})

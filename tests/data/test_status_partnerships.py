"""The rule for a partnership: it stands as its projects do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import STATUSES, Dataset, Project
from data.status import Period, partnership_standing, project_status, span_of, spans_of, standing
from tests.data.projects import DAYS, PROJECTS, project
from tests.effort import calls

TODAY = Period.parse("2026-11-22")
ACTIVE = project(2025, 2027, name="active")
RECKONED = project(2025, None, "active", "2025-06", name="reckoned")
PLANNED = project(None, None, "planned", "2026", name="planned")
ENDED = project(2018, 2020, name="ended")
UNVERIFIED = project(2017, None, "active", "2019", name="unverified")
UNDATED = project(name="undated")
UNDATED_ENDED = project(stated="ended", name="undated-ended")
FUTURE = project(2030, 2032, "unknown", name="future")


@pytest.mark.parametrize(
    ("projects", "status", "rests_on"),
    [
        ([ENDED, PLANNED, ACTIVE], "active", "active"),
        ([ENDED, PLANNED, UNVERIFIED], "planned", "planned"),
        ([ENDED, UNVERIFIED], "ended", "ended"),
        ([project(2016, 2016, name="older"), UNVERIFIED], "unverified", "unverified"),
        ([project(2017, 2017, name="tie"), UNVERIFIED], "unverified", "unverified"),
        ([UNDATED, ENDED], "ended", "ended"),
        ([UNDATED_ENDED, UNVERIFIED], "unverified", "unverified"),
        ([UNDATED_ENDED, UNDATED], "unverified", "undated"),
        ([UNDATED_ENDED], "ended", "undated-ended"),
        ([UNDATED], "unverified", "undated"),
        ([FUTURE, ENDED], "ended", "ended"),
    ],
)
def test_a_partnership_stands_as_its_projects_do(projects: list[Project], status: str, rests_on: str) -> None:
    for order in (projects, projects[::-1]):
        result = partnership_standing(order, TODAY)
        assert result is not None
        assert (result.status, result.project.id) == (status, rests_on)
        assert result.evidence == result.project.evidence_date


@pytest.mark.parametrize("projects", [[], [FUTURE]])
def test_a_partnership_that_did_not_exist_yet_has_no_standing(projects: list[Project]) -> None:
    assert partnership_standing(projects, TODAY) is None


def test_reckoned_when_only_the_36_months_make_it_active() -> None:
    result = partnership_standing([RECKONED, ENDED], TODAY)
    assert result is not None
    assert result.reckoned
    assert result.evidence is not None
    assert result.evidence.text == "2025-06"


def test_a_known_end_is_better_ground_than_a_newer_reckoning() -> None:
    newer = project(2026, None, "active", "2026-02", name="newer")
    result = partnership_standing([newer, ACTIVE], TODAY)
    assert result is not None
    assert (result.project.id, result.reckoned) == ("active", False)


def test_a_day_that_the_evidence_covers_is_not_reckoned() -> None:
    work = project(2019, None, "active", "2021-04-10")
    before, after = (partnership_standing([work], Period.parse(day)) for day in ("2021-04-10", "2021-04-11"))
    assert before is not None
    assert after is not None
    assert (before.reckoned, after.reckoned) == (False, True)


@given(st.lists(PROJECTS, max_size=4), DAYS)
def test_a_partnership_is_active_exactly_when_a_project_is(projects: Sequence[Project], day: date) -> None:
    period = Period.day(day)
    result = partnership_standing(projects, period)
    given_statuses = {project_status(work, period) for work in projects}
    assert (result is not None and result.status == "active") == ("active" in given_statuses)
    assert result is None or (result.status in given_statuses and result.status in STATUSES)


def test_spans_give_the_same_answer_as_projects(sample: Dataset) -> None:
    for partnership, spans in spans_of(sample).items():
        assert standing(spans, TODAY) == partnership_standing(sample.projects_of[partnership], TODAY)


def test_ten_thousand_partnerships_are_little_work(real: Dataset) -> None:
    spans = [span_of(work) for work in real.projects.values()]
    pairs = [(spans[n % len(spans)], spans[(7 * n + 1) % len(spans)]) for n in range(10_000)]
    assert calls(lambda: [standing(pair, TODAY) for pair in pairs]) < 20 * len(pairs)

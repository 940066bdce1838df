"""The rule for a project, edge by edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse_partial_date
from data.records import Programme, Project, StatedStatus
from data.status import Period, funded_until, partnership_standing, project_status
from tests.data.projects import DAYS, PROJECTS, days, project

# A known end


def test_active_from_the_first_day_of_the_first_year_to_the_last_of_the_last() -> None:
    work = project(2019, 2021, "unknown", "2019-05-02")
    assert days(work, "2018-12-31", "2019-01-01", "2021-12-31", "2022-01-01") == [
        None,
        "active",
        "active",
        "ended",
    ]


def test_a_project_said_to_be_ended_was_active_until_its_end() -> None:
    work = project(2019, 2021, "ended", "2023")
    assert days(work, "2021-12-31", "2022-01-01") == ["active", "ended"]


def test_a_missing_start_is_replaced_by_the_evidence() -> None:
    work = project(None, 2021, "active", "2020-06")
    assert days(work, "2020-05-31", "2020-06-01", "2021-12-31", "2022-01-01") == [
        None,
        "active",
        "active",
        "ended",
    ]


def test_evidence_later_than_the_end_makes_no_day_active() -> None:
    work = project(None, 2017, "active", "2019-03-04")
    assert days(work, "2016-07-01", "2017-12-31", "2018-01-01", "2019-03-04", "2017", "2018") == [
        *(None, None, "ended", "ended", None, "ended")
    ]


# An unknown end


@pytest.mark.parametrize("stated", ["active", "granted", "unknown"])
def test_active_until_36_months_after_the_evidence(stated: StatedStatus) -> None:
    work = project(2019, None, stated, "2020-05-17")
    assert days(work, "2018-12-31", "2019-01-01", "2023-05-17", "2023-05-18") == [
        *(None, "active", "active", "unverified")
    ]


def test_active_until_36_months_after_a_start_later_than_the_evidence() -> None:
    work = project(2024, None, "unknown", "2023-12-14")
    assert days(work, "2023-12-31", "2024-01-01", "2027-01-01", "2027-01-02") == [
        *(None, "active", "active", "unverified")
    ]


def test_evidence_of_a_year_or_a_month_counts_from_its_first_day() -> None:
    assert days(project(2019, None, "active", "2020"), "2023-01-01", "2023-01-02") == ["active", "unverified"]
    assert days(project(2019, None, "active", "2020-06"), "2023-06-01", "2023-06-02") == [
        "active",
        "unverified",
    ]


def test_36_months_after_a_leap_day_end_in_february() -> None:
    work = project(2020, None, "active", "2020-02-29")
    assert days(work, "2023-02-28", "2023-03-01") == ["active", "unverified"]


def test_a_start_without_evidence_is_enough() -> None:
    work = project(2019, None, "unknown")
    assert days(work, "2018-12-31", "2019-01-01", "2022-01-01", "2022-01-02") == [
        *(None, "active", "active", "unverified")
    ]


def test_ended_without_a_year_was_active_until_its_evidence() -> None:
    work = project(2017, None, "ended", "2019-09-30")
    assert days(work, "2016-12-31", "2017-01-01", "2019-09-30", "2019-10-01") == [
        None,
        "active",
        "active",
        "ended",
    ]


def test_ended_before_it_is_said_to_start_was_never_active() -> None:
    work = project(2021, None, "ended", "2019")
    assert days(work, "2018-12-31", "2019-01-02", "2021-06-01") == [None, "ended", "ended"]


# No date at all


def test_undated_is_never_active() -> None:
    assert days(project(stated="active"), "1995", "2024-01-01", "2040") == ["unverified"] * 3
    assert days(project(stated="ended"), "1995", "2024-01-01", "2040") == ["ended"] * 3


def test_undated_with_an_end_is_ended_after_it() -> None:
    assert days(project(None, 2020, "unknown"), "2020-12-31", "2021-01-01") == ["unverified", "ended"]


# Planned


def test_planned_for_36_months_and_never_active() -> None:
    work = project(2022, 2026, "planned", "2021-04-02")
    assert days(work, "2021-04-01", "2021-04-02", "2024-04-02", "2024-04-03") == [
        *(None, "planned", "planned", "unverified")
    ]


def test_an_undated_plan_is_unverified() -> None:
    assert days(project(None, None, "planned"), "2020", "2024-01-01") == ["unverified"] * 2
    assert days(project(2022, 2026, "planned"), "2020", "2024-01-01", "2027") == ["unverified"] * 3


@pytest.mark.parametrize("stated", ["granted", "active"])
def test_granted_but_not_begun_is_planned_from_the_day_it_is_known(stated: StatedStatus) -> None:
    work = project(2024, 2026, stated, "2023-12-14")
    assert days(work, "2023-12-13", "2023-12-14", "2023-12-31", "2024-01-01", "2023", "2022") == [
        *(None, "planned", "planned", "active", "planned", None)
    ]


def test_a_start_that_nobody_had_promised_yet_is_not_planned() -> None:
    assert days(project(2024, 2026, "unknown", "2023-12-14"), "2023-12-31") == [None]
    assert days(project(2024, 2026, "granted"), "2023-12-31") == [None]


# Periods


def test_active_in_a_year_means_at_the_end_of_one_of_its_months() -> None:
    assert days(project(2019, None, "active", "2020-01-30"), "2023-01-30", "2023-01", "2023") == [
        *("active", "unverified", "unverified")
    ]
    assert (
        days(project(2019, None, "active", "2020-01-31"), "2023-01-31", "2023-01", "2023") == ["active"] * 3
    )
    assert days(project(None, 2019, "active", "2019-12-31"), "2019", "2019-12", "2019-11") == [
        "active",
        "active",
        None,
    ]


def test_the_days_up_to_today_are_judged_today_as_well() -> None:
    so_far = Period(date(2023, 1, 1), date(2023, 1, 20))
    assert project_status(project(2019, None, "active", "2020-01-20"), so_far) == "active"
    assert project_status(project(2019, None, "active", "2020-01-19"), so_far) == "unverified"


@given(PROJECTS, DAYS, st.integers(0, 900))
def test_a_period_is_active_when_one_of_its_month_ends_or_its_last_day_is(
    work: Project, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    all_days = [first + timedelta(days=day) for day in range(length + 1)]
    judged = [day for day in all_days if day == last or (day + timedelta(days=1)).day == 1]
    whole = project_status(work, Period(first, last)) == "active"
    assert whole == any(project_status(work, Period.day(day)) == "active" for day in judged)


@given(PROJECTS, DAYS)
def test_status_never_goes_back(work: Project, day: date) -> None:
    order = [None, "planned", "active", "unverified", "ended"]
    today, tomorrow = (project_status(work, Period.day(d)) for d in (day, day + timedelta(days=1)))
    assert order.index(today) <= order.index(tomorrow)


@given(PROJECTS, DAYS)
def test_a_plan_is_never_active(work: Project, day: date) -> None:
    assert project_status(replace(work, stated_status="planned"), Period.day(day)) != "active"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020-06-30", date(2020, 6, 30), date(2020, 6, 30)),
    ],
)
def test_periods_are_read(text: str, first: date, last: date) -> None:
    assert Period.parse(text) == Period(first, last)


def test_a_year_and_a_day_are_periods() -> None:
    assert Period.year(2020) == Period.parse("2020")
    assert Period.day(date(2020, 6, 30)) == Period.parse("2020-06-30")


@pytest.mark.parametrize("text", ["", "20", "2020-13", "2020-06-31", "2020-06-30 ", "now", "0000"])
def test_other_text_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"not YYYY|year|month|day"):
        Period.parse(text)


# What a status rests on


def bases(work: Project, *texts: str, until: date | None = None) -> list[str]:
    result = []
    for text in texts:
        standing = partnership_standing([work], Period.parse(text), until)
        assert standing is not None
        result.append(f"{standing.status} {standing.basis}")
    return result


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (project(2019, 2021, "ended", "2020"), "ended stated_end"),
        (project(2019, 2021, "active", "2022"), "ended stated_end"),
        (project(2019, 2021, "active", "2021-12-31"), "ended planned_end"),
        (project(2019, 2021, "granted"), "ended planned_end"),
        (project(2019, 2021, "stopped", "2021"), "ended stopped"),
        (project(2019, None, "stopped", "2021"), "ended stopped"),
        (project(2019, None, "ended", "2021"), "ended stated_end"),
        (project(2019, None, "active", "2019"), "unverified no_news"),
        (project(2019, None, "paused", "2021"), "unverified paused"),
        (project(2019, 2021, "paused", "2020"), "ended paused"),
        (project(2019, 2030, "paused", "2020"), "unverified paused"),
        (project(None, 2021, "active"), "ended planned_end"),
        (project(None, None, "ended"), "ended undated"),
        (project(None, None, "active"), "unverified undated"),
        (project(2019, None, "planned", "2019"), "unverified no_news"),
        (project(2025, 2026, "active", "2025"), "active stated"),
        (project(2024, None, "active", "2024"), "active reckoned"),
        (project(2025, None, "planned", "2025"), "planned planned"),
    ],
)
def test_each_status_tells_its_basis(work: Project, expected: str) -> None:
    assert bases(work, "2025-06-01") == [expected]


def test_a_paused_project_was_active_until_the_source_that_says_so() -> None:
    work = project(2020, 2023, "paused", "2022-03-01")
    assert days(work, "2022-03-01", "2022-03-02", "2023-12-31", "2024-01-01") == [
        *("active", "unverified", "unverified", "ended")
    ]


def test_nothing_is_reckoned_beyond_the_end_of_the_programme() -> None:
    end, around = date(2026, 12, 31), ("2026-12-31", "2027-01-01")
    assert bases(project(2025, None, "active", "2025"), *around, until=end) == [
        *("active reckoned", "unverified programme_end")
    ]
    assert bases(project(2025, None, "planned", "2025"), *around, until=end) == [
        *("planned planned", "unverified programme_end")
    ]
    # What is known is known, whoever pays.
    assert bases(project(2025, 2027, "active", "2025"), *around, until=end) == ["active stated"] * 2
    assert bases(project(2025, None, "active", "2027-02-01"), *around, "2027-02-02", until=end) == [
        *("active stated", "active stated", "unverified programme_end")
    ]


@given(PROJECTS, DAYS, DAYS)
def test_a_programme_that_ends_makes_nothing_more_active(work: Project, day: date, end: date) -> None:
    with_end = project_status(work, Period.day(day), end)
    without = project_status(work, Period.day(day))
    assert with_end == without or (
        day > end and without in ("active", "planned") and with_end == "unverified"
    )


# A date as exact as its source


def test_a_month_and_a_day_are_kept_to_the_day() -> None:
    work = replace(
        project(stated="ended"), start=parse_partial_date("2017-06"), end=parse_partial_date("2018-11-30")
    )
    assert days(work, "2017-05-31", "2017-06-01", "2018-11-30", "2018-12-01") == [
        None,
        "active",
        "active",
        "ended",
    ]
    assert days(work, "2017", "2018", "2019") == ["active", "active", "ended"]


# Programmes


def programme(ident: str, end: str = "", successor: str = "") -> Programme:
    until = parse_partial_date(end) if end else None
    return Programme(ident, ident, ident, None, until, "", successor)


@pytest.mark.parametrize(
    ("programmes", "expected"),
    [
        ([programme("a")], None),
        ([programme("a", "2026")], date(2026, 12, 31)),
        ([programme("a", "2026", "b"), programme("b")], None),
        ([programme("a", "2026", "b"), programme("b", "2029-06")], date(2029, 6, 30)),
        ([programme("a", "2026", "a")], date(2026, 12, 31)),
        ([programme("a", "2026", "b"), programme("b", "2027", "a")], date(2027, 12, 31)),
    ],
)
def test_a_programme_is_funded_until_its_last_successor_is_not(
    programmes: list[Programme], expected: date | None
) -> None:
    assert funded_until({p.id: p for p in programmes}, "a") == expected


# Confirmed


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        # No end is known: 36 months from the confirmation, not from the older source.
        (project(2019, None, "active", "2019", confirmed="2022-03-01"), ["active", "active", "unverified"]),
        (project(2019, None, "active", "2022-03-01", confirmed="2019"), ["active", "active", "unverified"]),
        # Confirmed by somebody, dated by no source: it began then, and not later because of it.
        (project(None, None, "active", "", confirmed="2022-03-01"), [None, "active", "unverified"]),
        (
            project(None, None, "active", "2021-06", confirmed="2022-03-01"),
            ["active", "active", "unverified"],
        ),
        # That it has ended, or is paused, makes no further day active.
        (project(2019, None, "ended", "2020", confirmed="2022-03-01"), ["ended", "ended", "ended"]),
        (project(2019, None, "paused", "2020", confirmed="2022-03-01"), ["unverified"] * 3),
        (
            project(None, None, "planned", "2020", confirmed="2022-03-01"),
            ["planned", "planned", "unverified"],
        ),
    ],
)
def test_what_is_confirmed_counts_from_the_day_of_the_confirmation(
    work: Project, expected: list[str | None]
) -> None:
    assert days(work, "2021-12-31", "2025-03-01", "2025-03-02") == expected


def test_a_confirmation_from_after_the_end_confirms_the_end() -> None:
    day = Period.parse("2026-01-01")
    for confirmed, basis in (("2021", "planned_end"), ("2023-01-01", "stated_end")):
        standing = partnership_standing([project(2019, 2021, "active", "2019", confirmed=confirmed)], day)
        assert standing is not None
        assert (standing.status, standing.basis) == ("ended", basis)
        assert standing.evidence == parse_partial_date(confirmed)

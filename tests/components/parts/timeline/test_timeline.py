"""Projects in words and as bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.language import language
from components.parts.timeline.bars import Axis, ProjectBar, axis_of, bar
from components.parts.timeline.timeline import timeline
from components.view import known_years
from data.dates import parse_partial_date as at
from data.records import Dataset, Project
from data.status import span_of

TODAY = date(2026, 11, 22)
AXIS = Axis(2008, 2027)  # twenty years: a year is five percent


def project(evidence: str = "", **values: object) -> Project:
    known = at(evidence) if evidence else None
    built = Project(
        "p", "ale-ghanzi", "", "ämne", "topic", (), None, None, "active", known, (), "high", "", ""
    )
    return replace(built, **values)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (project(start=at("2010"), end=at("2011")), ProjectBar(10, 10, 0, False)),
        (project(start=at("2010"), end=at("2010")), ProjectBar(10, 5, 0, False)),
        (project(start=at("1999"), end=at("2009")), ProjectBar(0, 10, 0, True)),
        (project(start=at("1999"), end=at("2005")), ProjectBar(0, 0, 0, True)),
        (project(end=at("2012")), ProjectBar(20, 5, 0, False)),
        (project("2015", end=at("2012")), ProjectBar(20, 5, 0, False)),
        (project("2010", stated_status="ended"), ProjectBar(10, 5, 0, False)),
        (project(stated_status="unknown"), None),
    ],
)
def test_bars(drawn: Project, expected: ProjectBar | None) -> None:
    assert bar(span_of(drawn), AXIS) == expected


def test_an_unknown_end_stays_open_for_as_long_as_the_project_is_reckoned_to_run() -> None:
    result = bar(span_of(project("2012", start=at("2010"))), AXIS)
    assert result is not None
    assert (result.left, result.width) == (10, 25)  # to 36 months after the evidence, 1 January 2015
    assert result.open == pytest.approx(10)  # of which 2013 and 2014 are beyond what is known


def test_a_bar_is_as_exact_as_its_dates() -> None:
    drawn = bar(span_of(project(start=at("2010-07"), end=at("2011-06-30"))), AXIS)
    assert drawn is not None
    assert (drawn.left, drawn.width) == (pytest.approx(12.5, abs=0.1), pytest.approx(5, abs=0.1))


def test_what_was_reckoned_ends_with_the_programme() -> None:
    open_end = project("2012", start=at("2010"))
    assert bar(span_of(open_end, date(2013, 12, 31)), AXIS) == ProjectBar(
        10, pytest.approx(20, abs=0.1), pytest.approx(5, abs=0.1), False
    )


def test_the_axis_goes_from_the_first_known_year_to_the_last(sample: Dataset) -> None:
    years = known_years(sample, TODAY)
    assert axis_of(sample, TODAY) == Axis(years[0], years[-1])
    assert axis_of(sample, date(2031, 1, 1)).last == 2031
    assert AXIS.ticks[:2] == ((2008, 0), (2012, 20))
    assert (AXIS.at(1990), AXIS.at(2040)) == (0, 100)


def test_entries_say_everything(sample: Dataset) -> None:
    result = timeline(sample, language("en"), sample.projects_of["ale-ghanzi"], TODAY)
    entry = next(e for e in result.entries if e.project.id == "ale-ghanzi-1")
    assert entry.status == "unverified"
    assert entry.topic == "Young entrepreneurs and the local economy"
    assert entry.years == "since 2013"
    assert entry.note.startswith("Granted June 2013")
    assert entry.evidence == "3 June 2013"
    assert [host for _, host in entry.sources] == ["mynewsdesk.com", "mmegi.bw"]
    assert [label for _, _, label in entry.themes] == [
        sample.themes[t].label_en for t in ("youth", "economy")
    ]


def test_pages_of_one_host_are_numbered_and_only_web_addresses_are_linked(sample: Dataset) -> None:
    urls = ("https://icld.se/a", "javascript:alert(1)", "https://www.icld.se/b", "http://x.org/")
    own = project(start=at("2020"), end=at("2021"), source_urls=urls)
    sources = timeline(sample, language("sv"), [own], TODAY).entries[0].sources
    assert sources == (
        ("https://icld.se/a", "icld.se (1)"),
        ("https://www.icld.se/b", "icld.se (2)"),
        ("http://x.org/", "x.org"),
    )


def test_a_project_of_later_is_left_out(sample: Dataset) -> None:
    later = project("2028", start=at("2028"))
    assert timeline(sample, language("sv"), [later], TODAY).entries == ()

"""Projects in words and as bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.language import language
from components.parts.timeline.bars import Axis, Bar, axis_until, bar
from components.parts.timeline.timeline import timeline
from data.dates import parse_partial_date
from data.records import Dataset, Project

TODAY = date(2026, 11, 22)
AXIS = Axis(2008, 2027)  # twenty years: a year is five percent


def project(evidence: str = "", **values: object) -> Project:
    known = parse_partial_date(evidence) if evidence else None
    made = Project("p", "x", "", "ämne", "topic", (), None, None, "active", known, (), "high", "", "")
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (project(start_year=2010, end_year=2011), Bar(10, 10, 0, False)),
        (project(start_year=2010, end_year=2010), Bar(10, 5, 0, False)),
        (project(start_year=1999, end_year=2009), Bar(0, 10, 0, True)),
        (project(start_year=1999, end_year=2005), Bar(0, 0, 0, True)),
        (project(end_year=2012), Bar(20, 5, 0, False)),
        (project("2015", end_year=2012), Bar(20, 5, 0, False)),
        (project("2010", stated_status="ended"), Bar(10, 5, 0, False)),
        (project(stated_status="unknown"), None),
    ],
)
def test_bars(drawn: Project, expected: Bar | None) -> None:
    assert bar(drawn, AXIS) == expected


def test_an_unknown_end_stays_open_for_as_long_as_the_project_is_reckoned_to_run() -> None:
    found = bar(project("2012", start_year=2010), AXIS)
    assert found is not None
    assert (found.left, found.width) == (10, 25)  # to 36 months after the evidence, 1 January 2015
    assert found.open == pytest.approx(10)  # of which 2013 and 2014 are beyond what is known


def test_the_axis_goes_on_with_the_years() -> None:
    assert axis_until(TODAY) == Axis(2008, 2026)
    assert axis_until(date(2031, 1, 1)).last == 2031
    assert AXIS.ticks[:2] == ((2008, 0), (2012, 20))
    assert (AXIS.at(1990), AXIS.at(2040)) == (0, 100)


def test_entries_say_everything(sample: Dataset) -> None:
    found = timeline(sample, language("en"), sample.projects_of["ale-ghanzi"], TODAY)
    entry = next(e for e in found.entries if e.project.id == "ale-ghanzi-1")
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
    own = project(start_year=2020, end_year=2021, source_urls=urls)
    sources = timeline(sample, language("sv"), [own], TODAY).entries[0].sources
    assert sources == (
        ("https://icld.se/a", "icld.se (1)"),
        ("https://www.icld.se/b", "icld.se (2)"),
        ("http://x.org/", "x.org"),
    )


def test_a_project_of_later_is_left_out(sample: Dataset) -> None:
    later = project("2028", start_year=2028)
    assert timeline(sample, language("sv"), [later], TODAY).entries == ()

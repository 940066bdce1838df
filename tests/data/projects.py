"""Projects made from a few words: start, end, what was stated, evidence."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from data.dates import parse_partial_date
from data.records import PartialDate, Project, StatedStatus
from data.status import Period, project_status


def project(
    start: int | None = None,
    end: int | None = None,
    stated: StatedStatus = "active",
    evidence: str = "",
    name: str = "p",
    confirmed: str = "",
) -> Project:
    return Project(
        id=name,
        partnership="a-b",
        title="",
        topic_sv="",
        topic_en="",
        themes=(),
        start=year(start),
        end=year(end),
        stated_status=stated,
        evidence_date=parse_partial_date(evidence) if evidence else None,
        source_urls=(),
        confidence="high",
        note_sv="",
        note_en="",
        confirmed=parse_partial_date(confirmed) if confirmed else None,
    )


def year(number: int | None) -> PartialDate | None:
    return parse_partial_date(str(number)) if number is not None else None


def days(work: Project, *texts: str) -> list[str | None]:
    return [project_status(work, Period.parse(text)) for text in texts]


PROJECTS = st.builds(
    project,
    start=st.none() | st.integers(1990, 2035),
    end=st.none() | st.integers(1990, 2035),
    stated=st.sampled_from(["active", "ended", "planned", "granted", "paused", "stopped", "unknown"]),
    evidence=st.just("") | st.dates(date(1990, 1, 1), date(2035, 12, 31)).map(str),
    confirmed=st.just("") | st.dates(date(1990, 1, 1), date(2035, 12, 31)).map(str),
)
DAYS = st.dates(date(1985, 1, 1), date(2045, 12, 31))

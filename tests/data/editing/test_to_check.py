"""What is to be checked: each reason from a row that gives it, since when, and what comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.dataset import assemble
from data.dates import parse_partial_date
from data.editing.to_check import REASONS, Reason, letter_projects, to_check
from data.records import Dataset, Source
from data.schema.schema import TABLES

DAY = date(2026, 11, 22)
URL = "https://example.org/a"
OTHER = "https://example.org/b"
SOUND = {
    "start": "2024", "end": "2027", "stated_status": "active", "evidence_date": "2026-06", "confidence": "high",
    "source_urls": (URL, OTHER), "confirmed": "",
}  # fmt: skip


def with_project(sample: Dataset, source: Source | None = None, **changes: object) -> Dataset:
    """Return the dataset with one project, sound but for the changes."""
    tables = {n: list(sample.coverage if n == "coverage" else getattr(sample, n).values()) for n in TABLES}
    ident = next(p.id for p in sample.projects.values() if not sample.partnerships[p.partnership].unnamed)
    unnamed = changes.pop("unnamed", False)
    values = {
        name: (parse_partial_date(str(v)) if v else None)
        if name in ("start", "end", "evidence_date", "confirmed")
        else v
        for name, v in {**SOUND, **changes}.items()
    }
    project = replace(sample.projects[ident], **values)  # type: ignore[arg-type]
    tables["projects"] = [project]
    if unnamed:
        partnership = sample.partnerships[project.partnership]
        tables["partnerships"] = [
            replace(p, partner_countries=("GT",)) if p is partnership else p for p in tables["partnerships"]
        ]
    return assemble({**tables, "sources": [source] if source else []})


def seen(url: str, state: str, archived: str = "") -> Source:
    return Source(url, "", "", None, archived, parse_partial_date("2026-05-01"), state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "source", "expected"),
    [
        ({}, None, {}),
        ({"end": "2025", "evidence_date": "2025-06"}, None, {"end_passed": "2026-01-01"}),
        ({"end": "2025", "evidence_date": "2026-02"}, None, {}),
        ({"end": "2025", "evidence_date": "2025-06", "confirmed": "2026-02-03"}, None, {}),
        ({"end": "", "start": "2018", "evidence_date": "2020"}, None, {"unverified": "2023-01-02"}),
        ({"end": "", "start": "", "evidence_date": "", "confirmed": ""}, None, {"unverified": None}),
        ({"end": ""}, None, {"reckoned": "2026-06-01"}),
        ({"evidence_date": "2025-11"}, None, {}),
        ({"evidence_date": "2025-10"}, None, {"stale": "2025-10-01"}),
        ({"evidence_date": "2024", "confirmed": "2026-01"}, None, {}),
        (
            {"stated_status": "planned", "evidence_date": "2025-01", "start": ""},
            None,
            {"stale": "2025-01-01"},
        ),
        ({}, seen(URL, "gone"), {"dead_link": "2026-05-01"}),
        ({}, seen(URL, "gone", "https://web.archive.org/x"), {}),
        ({}, seen(URL, "alive"), {}),
        ({"source_urls": (URL,)}, seen(URL, "moved"), {"no_source": "2026-05-01"}),
        ({"unnamed": True}, None, {"unnamed": None}),
        ({"confidence": "low"}, None, {"low_confidence": None}),
        # What a source calls ended is not asked again, but its source may be dead.
        ({"end": "2020", "stated_status": "ended", "evidence_date": "2020"}, None, {}),
        (
            {"end": "2025", "evidence_date": "2025-06", "confidence": "low"},
            seen(OTHER, "gone"),
            {"end_passed": "2026-01-01", "dead_link": "2026-05-01", "low_confidence": None},
        ),
    ],
)
def test_each_reason(
    sample: Dataset, changes: dict[str, object], source: Source | None, expected: dict[Reason, str | None]
) -> None:
    entries = to_check(with_project(sample, source, **changes), DAY)
    reasons = {reason: since and since.isoformat() for entry in entries for reason, since in entry.reasons}
    assert reasons == expected
    assert list(reasons) == [reason for reason in REASONS if reason in expected]


def test_what_matters_most_comes_first_and_each_once(real: Dataset) -> None:
    entries = to_check(real, DAY)
    assert len({entry.project.id for entry in entries}) == len(entries) > 100
    current = [e for e in entries if e.status in ("active", "planned")]
    assert [*entries[: len(current)]] == current
    ranks = [REASONS.index(e.reasons[0][0]) for e in current]
    assert ranks == sorted(ranks)
    lapsed = [e for e in entries[len(current) :] if e.reasons[0][0] in ("end_passed", "unverified")]
    assert [e for e in entries if e in lapsed] == [*entries[len(current) : len(current) + len(lapsed)]]
    days = [e.since or date.min for e in lapsed]
    assert days == sorted(days, reverse=True)


def test_what_a_newer_project_has_followed_is_not_asked_about(real: Dataset) -> None:
    newest = {p.id: [x.id for x in real.projects_of[p.id]] for p in real.partnerships.values()}
    lapsed = [e for e in to_check(real, DAY) if e.reasons[0][0] in ("end_passed", "unverified")]
    at = [newest[e.partnership.id].index(e.project.id) for e in lapsed]
    assert at.count(0) > len(at) * 0.9  # the others began together with the newest


def test_a_letter_asks_about_all_that_no_source_calls_ended(real: Dataset) -> None:
    asked = [e for place in real.places for e in letter_projects(real, place, DAY) if e.is_open]
    checked = {e.project.id: e for e in to_check(real, DAY)}
    lapsed = {i for i, e in checked.items() if e.reasons[0][0] in ("end_passed", "unverified")}
    assert {e.project.id for e in asked} >= lapsed
    assert all(e.status != "ended" or e.basis == "planned_end" for e in asked)

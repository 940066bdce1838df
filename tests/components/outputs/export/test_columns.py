"""Days are dates, years numbers, codes text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.outputs.export.columns import COLUMNS
from components.state.state import State
from data.dates import parse_partial_date
from tests.components.outputs.export.files import REAL, get, sheets


def test_days_are_dates_and_years_are_numbers() -> None:
    dated = {parse_partial_date(t).text: parse_partial_date(t) for t in ("2024", "2024-04", "2024-04-18")}
    projects = iter(REAL.projects_of["dorotea-livingstone-victoria-falls"])
    project = next(projects)
    seen = {}
    for text, when in dated.items():
        changed = replace(project, evidence_date=when)
        dataset = replace(
            REAL,
            revision=f"export {text}",
            projects={**REAL.projects, project.id: changed},
            projects_of={**REAL.projects_of, project.partnership: (changed,)},
        )
        rows, _ = sheets(get("xlsx", State(text="dorotea"), dataset).make())
        row = dict(zip(COLUMNS, rows[1], strict=True))
        seen[text] = row["evidence"]
        assert (row["start_year"], row["end_year"]) == (2024, 2026)
    assert seen["2024"] == 2024
    assert seen["2024-04"] == "2024-04"
    assert seen["2024-04-18"].date() == date(2024, 4, 18)


def test_codes_keep_their_leading_zero() -> None:
    rows, _ = sheets(get("xlsx", State(status=(), funding=(), text="strangnas")).make())
    assert {r[COLUMNS.index("swedish_code")] for r in rows[1:]} == {"0486"}


def test_partners_numbers_stand_in_the_partners_order() -> None:
    """One that has none leaves its place empty, so that nobody takes another's for its."""
    partnership = REAL.partnerships["dorotea-livingstone-victoria-falls"]
    first, second = (REAL.places[p] for p in partnership.partner_places)
    places = {**REAL.places, second.id: replace(second, geonames=879431, iso_3166_2="ZW-MN")}
    half = replace(REAL, revision="one number", places=places)
    both = replace(
        half, revision="both numbers", places={**places, first.id: replace(first, geonames=910111)}
    )
    asked = State(status=(), funding=(), text="victoria falls")
    result = [
        [row[COLUMNS.index(name)] for name in ("partner_geonames", "partner_iso_3166_2")]
        for dataset in (REAL, half, both)
        for row in sheets(get("xlsx", asked, dataset).make())[0]
        if row[0] == partnership.id
    ]
    assert result == [[None, None], ["; 879431", "; ZW-MN"], ["910111; 879431", "; ZW-MN"]]

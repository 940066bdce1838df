"""The counts that came with the facts: what the tables have to give on these dates."""

import pytest

from data.records import Dataset
from data.status import Period, Standing, partnership_standing, project_status


def _counts(dataset: Dataset, text: str, funded: tuple[str, ...]) -> tuple[int, int, int, int, int]:
    """Active projects, their partnerships, Swedish places, places abroad and those places' countries."""
    period = Period.parse(text)
    asked = [p for p in dataset.partnerships.values() if p.icld_funded in funded]
    active = [
        (partnership, project)
        for partnership in asked
        for project in dataset.projects_of[partnership.id]
        if project_status(project, period) == "active"
    ]
    partnerships = {partnership.id: partnership for partnership, _ in active}.values()
    abroad = {place for partnership in partnerships for place in partnership.partner_places}
    return (
        len(active),
        len(partnerships),
        len({partnership.swedish_place for partnership in partnerships}),
        len(abroad),
        len({dataset.places[place].country for place in abroad}),
    )


def _standings(dataset: Dataset, text: str) -> list[Standing]:
    period = Period.parse(text)
    asked = [p.id for p in dataset.partnerships.values() if p.icld_funded == "yes"]
    result = [partnership_standing(dataset.projects_of[partnership], period) for partnership in asked]
    return [standing for standing in result if standing is not None and standing.status == "active"]


@pytest.mark.parametrize(
    ("period", "counts"),
    [
        ("2020-06-30", (42, 37, 32, 34, 14)),
        ("2024-06-30", (62, 52, 40, 50, 12)),
        ("2026-11-22", (33, 30, 24, 31, 10)),
        ("2020", (46, 41, 36, 38, 14)),
        ("2023", (51, 41, 38, 41, 10)),
        ("2024", (63, 53, 41, 51, 12)),
    ],
)
def test_active_and_paid_by_icld(real: Dataset, period: str, counts: tuple[int, ...]) -> None:
    assert _counts(real, period, ("yes",)) == counts
    assert len(_standings(real, period)) == counts[1]


@pytest.mark.parametrize(
    ("period", "projects", "partnerships"),
    [("2020-06-30", 43, 38), ("2024-06-30", 63, 53), ("2026-11-22", 34, 31)],
)
def test_active_whoever_pays(real: Dataset, period: str, projects: int, partnerships: int) -> None:
    assert _counts(real, period, ("yes", "unknown", "no"))[:2] == (projects, partnerships)


def test_nine_of_thirty_count_only_by_the_36_months_and_five_rest_on_little(real: Dataset) -> None:
    standings = _standings(real, "2026-11-22")
    assert len(standings) == 30
    assert sum(standing.reckoned for standing in standings) == 9
    assert sum(standing.project.confidence == "low" for standing in standings) == 5


def test_projects_without_any_date_are_never_active(real: Dataset) -> None:
    undated = [p for p in real.projects.values() if p.start_year is None and p.evidence_date is None]
    assert len(undated) == 42
    years = [Period.year(year) for year in range(1990, 2036)]
    assert not [p.id for p in undated for year in years if project_status(p, year) == "active"]

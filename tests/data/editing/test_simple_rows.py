"""Rows of the simple sheet."""

from __future__ import annotations

from typing import Any

import pytest

from data.editing.intake import Intake, Origin
from data.editing.simple_rows import take_simple
from data.records import Dataset
from data.store.revision import files_of

ORIGIN = Origin("Nytt partnerskap", 2, {}, {})
ROW = {
    "swedish_place": "Växjö",
    "partner": "Kitwe",
    "country": "Vietnam",
    "source_urls": "https://example.org/",
}


@pytest.fixture
def intake(real: Dataset) -> Intake:
    return Intake(files_of(real))


def made(intake: Intake, table: str) -> dict[str, Any]:
    return {key: cells for (its_table, key), cells in intake.cells.items() if its_table == table}


def test_several_partners_and_themes(intake: Intake) -> None:
    row = {
        **ROW,
        "partner": "An Giang; Hoi An\nKitwe",
        "theme": "Klimat och miljö",
        "theme_2": "climate",
        "theme_3": "Youth",
    }
    assert take_simple(intake, row, ORIGIN) == "new"
    assert (
        made(intake, "partnerships")["vaxjo-an-giang-hoi-an-kitwe"]["partner_places"]
        == "an-giang;hoi-an;kitwe"
    )
    assert made(intake, "projects")["vaxjo-an-giang-hoi-an-kitwe-1"]["themes"].startswith("climate")


@pytest.mark.parametrize("partner", ["", "Okänd", "unknown", "?"])
def test_a_partner_that_no_source_names(intake: Intake, partner: str) -> None:
    assert take_simple(intake, {**ROW, "partner": partner, "start": "2026-07"}, ORIGIN) == "new"
    row = made(intake, "partnerships")["vaxjo-2026"]
    assert (row["partner_countries"], "partner_places" in row) == ("VN", False)
    assert made(intake, "places") == {}


def test_a_new_grant_of_a_known_partnership_is_a_project_of_it(intake: Intake) -> None:
    row = {**ROW, "partner": "An Giang", "start": "2026"}
    assert take_simple(intake, row, ORIGIN) == "new"
    (key,) = made(intake, "projects")
    assert (made(intake, "partnerships"), key.startswith("vaxjo-an-giang-")) == ({}, True)
    assert take_simple(intake, row, ORIGIN) == "same"
    assert take_simple(intake, {**row, "start": "2027"}, ORIGIN) == "new"


def test_how_sure_it_is_follows_from_what_is_filled_in(intake: Intake) -> None:
    take_simple(intake, {**ROW, "theme": "gender", "start": "2026"}, ORIGIN)
    take_simple(intake, {**ROW, "partner": "Ndola", "icld_funded": "Ja"}, ORIGIN)
    assert [row["confidence"] for row in made(intake, "projects").values()] == ["high", "medium"]
    assert [row["icld_funded"] for row in made(intake, "partnerships").values()] == ["unknown", "yes"]


@pytest.mark.parametrize("spoilt", [{"country": "Ugnda"}, {"swedish_place": "Nowhere"}, {"source_urls": ""}])
def test_of_a_row_that_is_left_out_all_is_told(intake: Intake, spoilt: dict[str, str]) -> None:
    row = {**ROW, **spoilt, "theme": "Nothing", "end": "later", "icld_funded": "perhaps"}
    assert take_simple(intake, row, ORIGIN) == "left-out"
    assert {p.problem.column for p in intake.problems} >= {"themes", "end", "icld_funded", *spoilt} - {
        "country"
    }
    assert intake.cells == {}

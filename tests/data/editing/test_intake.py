"""Rows one after the other: ids that are made, and rows that are recognised."""

from __future__ import annotations

import pytest

from data.editing.intake import Intake, Origin
from data.editing.row_edits import RowEdit
from data.records import Dataset
from data.store.revision import files_of

ORIGIN = Origin("a", 2, {}, {})


@pytest.fixture
def intake(sample: Dataset) -> Intake:
    return Intake(files_of(sample))


def test_ids_follow_the_rule_and_are_never_taken(intake: Intake, sample: Dataset) -> None:
    known = next(iter(sample.partnerships.values()))
    assert intake.partnership_key("vaxjo", ["kitwe"], "2026") == "vaxjo-kitwe"
    assert intake.partnership_key("vaxjo", ["kitwe", "ndola"], "2026") == "vaxjo-kitwe-ndola"
    assert intake.partnership_key("vaxjo", [], "2026") == "vaxjo-2026"
    taken = intake.partnership_key(known.swedish_place, known.partner_places, "")
    assert (taken, taken in sample.partnerships) == (f"{known.id}-2", False)
    numbers = [int(key.rpartition("-")[2]) for key in intake.projects_of(known.id)]
    assert intake.project_key(known.id) == f"{known.id}-{max(numbers) + 1}"
    assert intake.project_key("vaxjo-kitwe") == "vaxjo-kitwe-1"


def test_a_row_is_new_once_and_then_changed_or_the_same(intake: Intake) -> None:
    rows = [{"label_sv": "A"}, {"label_sv": "A"}, {"goals": "5"}]
    assert [intake.put("themes", "x", cells, ORIGIN, {}) for cells in rows] == ["new", "same", "changed"]
    assert intake.edits == (RowEdit("themes", "x", {"id": "x", "label_sv": "A", "goals": "5"}),)


def test_edits_stand_in_the_order_in_which_tables_refer_to_each_other(intake: Intake) -> None:
    for table in ("articles", "projects", "places", "themes"):
        intake.put(table, "new-1", {}, ORIGIN, {})
    assert [edit.table for edit in intake.edits] == ["themes", "places", "projects", "articles"]


def test_a_partner_of_a_known_country_becomes_a_place_and_a_namesake_is_told(
    intake: Intake, sample: Dataset
) -> None:
    abroad = next(place for place in sample.places.values() if not place.is_swedish)
    other = next(country for country in sample.countries if country not in ("SE", abroad.country))
    assert intake.partner(abroad.name, abroad.country, ORIGIN, "partner", "new_partnership") == abroad.id
    assert intake.edits == ()
    key = intake.partner(abroad.short_name, other, ORIGIN, "partner", "new_partnership")
    assert key == f"{abroad.id}-{other.lower()}"
    assert [(p.problem.kind, p.is_warning) for p in intake.problems] == [("namesake", True)]
    assert intake.partner(abroad.short_name, other, ORIGIN, "partner", "new_partnership") == key


def test_a_new_row_whose_places_are_not_sure_is_left_out(intake: Intake) -> None:
    cells = {"swedish_place": "Växjöö", "partner_places": "", "programme": "KP", "icld_funded": "Ja"}
    assert intake.take("partnerships", cells, ORIGIN) == "left-out"
    # One that has a key is kept as it was written, for somebody to correct in the draft.
    assert intake.take("partnerships", {"id": "vaxjo-2026", **cells}, ORIGIN) == "new"
    assert intake.cells["partnerships", "vaxjo-2026"]["swedish_place"] == "Växjöö"

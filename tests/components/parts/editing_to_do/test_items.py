"""Problems as things to do."""

from __future__ import annotations

from datetime import date

from components.language import language
from components.parts.editing_to_do.items import draft_problems, incoming_problem
from components.view.editing_rows import draft_rows
from data.editing.read_incoming import read_pasted
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of

SV, EN = language("sv"), language("en")


def test_the_problems_of_a_row_are_one_thing_to_do_and_lead_to_it(sample: Dataset) -> None:
    edits = [
        RowEdit("projects", "vaxjo-vushtrri-2", {"end": "2010-13", "themes": "youth;nonsense"}),
        RowEdit("places", "jinja", {"lat": ""}),
    ]
    files = with_edits(files_of(sample), edits)
    items = draft_problems(loaded_of(files), draft_rows(files, SV))
    place, project = items[0], next(item for item in items if item.table == "projects")
    assert (place.table, place.key, place.where) == ("places", "jinja", "Platser: Jinja (Uganda)")
    assert (place.is_placeless, project.is_placeless) == (True, False)
    assert place.remedies == ("Platsen är ny och saknar läge på kartan.",)
    assert project.key == "vaxjo-vushtrri-2"
    assert {what.partition(":")[0] for what in project.remedies} == {"Slut", "Teman"}
    assert "Teman: ”nonsense” finns inte. Välj i listan." in project.remedies


def test_what_goes_with_another_problem_is_not_counted(sample: Dataset) -> None:
    edits = [
        RowEdit("places", "masaka", {"name": "Masaka", "country": "UG", "kind": "city"}),
        RowEdit("partnerships", "lund-masaka", {"swedish_place": "lund", "partner_places": "masaka"}),
        RowEdit("partnerships", "lund-masaka", {"programme": "KP", "icld_funded": "yes"}),
        RowEdit("projects", "lund-masaka-1", {"partnership": "lund-masaka", "stated_status": "granted"}),
        RowEdit("projects", "lund-masaka-1", {"confidence": "high", "source_urls": "https://example.org/"}),
    ]
    files = with_edits(files_of(sample), edits)
    assert len(loaded_of(files).problems) > 2
    assert [item.where for item in draft_problems(loaded_of(files), draft_rows(files, EN))] == [
        "Places: Masaka (Uganda)"
    ]
    files = with_edits(
        files_of(sample), [*edits[1:3], RowEdit("partnerships", "lund-masaka", {"partner_places": "jinja"})]
    )
    (item,) = draft_problems(loaded_of(files), draft_rows(files, EN))
    assert (item.table, item.key) == ("partnerships", "lund-masaka")


def test_a_cell_that_was_sent_is_named_as_it_was_written(sample: Dataset) -> None:
    text = "Svensk partner\tPartner utomlands\tLand\tKälla\nLund\tJinja\tZambya\thttps://example.org/\n"
    (problem,) = read_pasted(text, files_of(sample), date(2026, 11, 22)).problems
    item = incoming_problem(problem, EN)
    assert item.where.split(", ")[1:3] == ["row 2", "Land (C2)"]
    assert "Zambya" in item.remedies[0]
    assert not item.is_warning

"""What every file of open data says about itself."""

from __future__ import annotations

from dataclasses import replace

from components.outputs.open_data.edition import EVERYTHING, LICENCE, Edition, about
from components.outputs.open_data.resources import RESOURCES
from components.state.state import LANGUAGES


def test_it_says_which_rows_on_which_day_and_under_which_licence(edition: Edition) -> None:
    for resource in RESOURCES.values():
        report = about(edition, resource, EVERYTHING)
        assert report["revision"] == edition.dataset.revision
        assert report["date"] == edition.today.isoformat() >= report["as_of"]
        assert report["licence"] == LICENCE
        for name in ("title", "description", "attribution", "source", "rights"):
            assert set(report[name]) == set(LANGUAGES)
            assert all(report[name].values())


def test_the_page_with_the_same_rows_is_named_where_one_answers(edition: Edition) -> None:
    asked = replace(EVERYTHING, country=("KE",))
    rows = RESOURCES["partnerships"]
    assert "country=KE" in about(edition, rows, asked)["page"]
    assert about(replace(edition, live=False), rows, asked)["page"] == edition.root
    assert about(edition, RESOURCES["places"], asked)["page"] == edition.root


def test_a_day_that_is_asked_for_is_the_day_that_is_told(edition: Edition) -> None:
    asked = replace(EVERYTHING, date="2024-06-30")
    assert about(edition, RESOURCES["partnerships"], asked)["date"] == "2024-06-30"

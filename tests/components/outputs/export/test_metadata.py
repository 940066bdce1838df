"""What a file says about itself."""

from __future__ import annotations

from datetime import date

from components.outputs.export.columns import COLUMNS, notes
from components.outputs.export.metadata import about, facts
from components.state.state import State
from components.view import View, build_view
from tests.components.outputs.export.files import REAL, ROOT_ADDRESS, TODAY


def view(**chosen: object) -> View:
    return build_view(REAL, State(**chosen), TODAY)  # type: ignore[arg-type]  # field names and values


def test_it_names_its_filters_in_words_and_how_many_rows_there_are() -> None:
    shown = view(country=("KE",), text="vatten")
    report = facts(shown, ROOT_ADDRESS)
    assert "Kenya" in str(report["filter"])
    assert "vatten" in str(report["filter"])
    assert report["count"] == len(shown.rows)
    assert report["revision"] == REAL.revision
    assert report["address"] == ROOT_ADDRESS


def test_a_day_is_a_date_and_a_year_is_said_in_words() -> None:
    assert facts(view(), "")["period"] == TODAY
    assert facts(view(date="2024-06-30"), "")["period"] == date(2024, 6, 30)
    assert "2024" in str(facts(view(date="2024"), "")["period"])
    assert not isinstance(facts(view(date="2024"), "")["period"], date)


def test_every_column_is_explained_and_only_csv_says_how_it_is_written() -> None:
    shown = view(language="en")
    report, of_csv = (dict(about(shown, ROOT_ADDRESS, is_csv=csv)) for csv in (False, True))
    assert set(notes(shown.language)) == set(COLUMNS)
    assert all(notes(shown.language).values())
    assert len(report) == len(facts(shown, ROOT_ADDRESS)) + len(COLUMNS)
    assert set(of_csv) - set(report) == {shown.language("export.about_format")}

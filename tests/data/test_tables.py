"""The published tables: nothing is wrong with them, and every promise about them holds."""

from pathlib import Path

import pytest

from data.dataset import rows_of
from data.read import read_folder
from data.records import Dataset
from data.schema import TABLES, Table

FOLDER = Path(__file__).parents[2] / "data" / "tables"


def test_there_is_no_problem() -> None:
    assert read_folder(FOLDER).problems == ()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_header_is_the_schema(table: Table) -> None:
    first = (FOLDER / table.file).read_bytes().partition(b"\n")[0]
    assert first.decode() == ",".join(table.column_names)


def test_every_reference_leads_somewhere(real: Dataset) -> None:
    for table in TABLES.values():
        for row in rows_of(real, table):
            for column, cell in zip(table.columns, row, strict=True):
                known = getattr(real, column.refers_to) if column.refers_to else {}
                assert not column.refers_to or {*cell.split(";")} - {""} <= known.keys()


def test_every_kommun_and_region_is_there(real: Dataset) -> None:
    kinds = [place.kind for place in real.places.values() if place.is_swedish]
    assert (kinds.count("kommun"), kinds.count("region")) == (290, 21)


def test_every_project_rests_on_a_source(real: Dataset) -> None:
    assert all(project.source_urls for project in real.projects.values())


def test_every_theme_has_a_group_and_there_are_at_most_six(real: Dataset) -> None:
    assert len(real.theme_groups) <= 6
    assert {theme.group for theme in real.themes.values()} == set(real.theme_groups)
    assert len({(group.colour, group.shape) for group in real.theme_groups.values()}) == len(
        real.theme_groups
    )

"""The published tables are sound. What they say is not tested: people edit them (see tests/tables)."""

import re

import pytest

from data.dataset import rows_of
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES, Table
from tests.browser.site.engine import running
from tests.conftest import ROOT
from tests.names import lost, lost_in_browser

FOLDER = ROOT / "data" / "tables"
FROZEN = ROOT / "tests" / "tables"


@pytest.fixture(scope="module")
def published() -> Dataset:
    return read_folder(FOLDER).dataset


def test_there_is_no_problem() -> None:
    assert read_folder(FOLDER).problems == ()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_header_is_the_schema(table: Table) -> None:
    first = (FOLDER / table.file).read_bytes().partition(b"\n")[0].decode().split(",")
    assert first == [c.name for c in table.columns if c.name in first or not c.added]


def test_every_reference_leads_somewhere(published: Dataset) -> None:
    for table in TABLES.values():
        for row in rows_of(published, table):
            for column, cell in zip(table.columns, row, strict=True):
                known = getattr(published, column.refers_to) if column.refers_to else {}
                assert not column.refers_to or {*cell.split(";")} - {""} <= known.keys()


def test_every_kommun_and_region_is_there(published: Dataset) -> None:
    kinds = [place.kind for place in published.places.values() if place.is_swedish]
    assert (kinds.count("kommun"), kinds.count("region")) == (290, 21)


def test_every_project_rests_on_a_source(published: Dataset) -> None:
    assert all(project.source_urls for project in published.projects.values())


def test_every_theme_has_a_group_and_there_are_at_most_six(published: Dataset) -> None:
    assert len(published.theme_groups) <= 6
    assert {theme.group for theme in published.themes.values()} == set(published.theme_groups)
    looks = {(group.colour, group.shape) for group in published.theme_groups.values()}
    assert len(looks) == len(published.theme_groups)


def test_every_name_of_every_partner_finds_it(published: Dataset) -> None:
    assert lost(published) == []
    with running(published) as engine:
        assert lost_in_browser(engine, published) == []


def test_a_number_in_geonames_is_the_one_that_the_position_names(published: Dataset) -> None:
    for place in published.places.values():
        named = re.match(r"GeoNames ([0-9]+) ", place.coordinate_source)
        assert place.geonames == (int(named[1]) if named else None), place.id


def test_no_other_test_names_them() -> None:
    """A path that begins at the repository's root; the site has a folder of the same name.

    A test that reads them in another way fails by the fixture ``own_tables``.
    """
    naming = re.compile(r"""(ROOT|parent|parents\[\d\]) / "data" / "tables"|["'(]data/tables["')]""")
    tests = [path for path in (ROOT / "tests").rglob("test_*.py") if naming.search(path.read_text("utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in tests] == ["tests/data/test_tables.py"]


def test_the_tests_have_the_same_tables() -> None:
    assert {path.name for path in FROZEN.glob("*.csv")} == {path.name for path in FOLDER.glob("*.csv")}

import random
import re
import shutil
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import assemble, rows_of
from data.reading.load import load_rows
from data.reading.table_rows import TableRows
from data.records import Dataset, Source
from data.schema.schema import TABLES, Table
from data.store.served import current
from tests.conftest import ROOT


def tables_of(dataset: Dataset) -> dict[str, TableRows]:
    return {
        table.name: TableRows(table.column_names, list(enumerate(rows_of(dataset, table), start=2)))
        for table in TABLES.values()
    }


def content_of(dataset: Dataset) -> list[object]:
    """Everything in a dataset: datasets themselves compare by their revision."""
    return [getattr(dataset, field.name) for field in fields(dataset)]


def records_of(dataset: Dataset) -> dict[str, list[object]]:
    held = {name: list(getattr(dataset, name).values()) for name in TABLES if name != "coverage"}
    return held | {"coverage": list(dataset.coverage)}


def test_tables_written_and_read_again_are_the_same_dataset(sample: Dataset, real: Dataset) -> None:
    for dataset in (sample, real):
        loaded = load_rows(tables_of(dataset))
        assert loaded.problems == ()
        assert content_of(loaded.dataset) == content_of(dataset)


def test_a_corrected_digit_is_read_at_the_next_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.served.LOOK_S", 0)
    folder = tmp_path / "tables"
    shutil.copytree(ROOT / "tests" / "data" / "sample", folder)
    before, table = current(folder), folder / "projects.csv"
    assert current(folder) is before
    assert before.dataset.projects["ale-ghanzi-1"].start_year == 2013
    table.write_bytes(table.read_bytes().replace(b";economy,2013,,", b";economy,2012,,"))
    assert current(folder).dataset.projects["ale-ghanzi-1"].start_year == 2012


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(sample: Dataset, chance: random.Random) -> None:
    tables = tables_of(sample)
    for name, table in tables.items():
        if not TABLES[name].ordered:
            tables[name] = replace(table, rows=chance.sample(table.rows, len(table.rows)))
    assert content_of(load_rows(tables).dataset) == content_of(sample)


@pytest.mark.parametrize("table", ["themes", "theme_groups"])
def test_the_order_of_themes_is_content(sample: Dataset, table: str) -> None:
    records = records_of(sample)
    records[table] = records[table][::-1]
    turned = assemble(records)
    assert turned.revision != sample.revision
    assert list(getattr(turned, table)) == list(getattr(sample, table))[::-1]


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_counts_for_the_revision(sample: Dataset, table: str) -> None:
    revisions = {sample.revision}
    tables = tables_of(sample)
    (number, cells), *others = tables[table].rows
    for at, column in enumerate(TABLES[table].columns):
        free = column.type.name == "text"
        changed = [*cells[:at], "Something else" if free else "", *cells[at + 1 :]]
        rows = [(number, changed), *others]
        loaded = load_rows(tables | {table: replace(tables[table], rows=rows)})
        was_empty = cells[at] == ""
        # An address that a project names has a row again, whatever became of its own.
        stays = (was_empty and not free) or (table == "sources" and column.name == "url")
        assert (loaded.dataset.revision == sample.revision) == stays, column.name
        revisions.add(loaded.dataset.revision)
    assert len(revisions) > 1


@pytest.mark.parametrize("table", [table for table in TABLES.values() if table.name != "coverage"])
def test_a_value_in_another_column_is_another_revision(real: Dataset, table: Table) -> None:
    records = records_of(real)
    names = [column.name for column in table.columns if column.added and column.type.name == "text"]
    first, *others = records[table.name]
    revisions = [real.revision]
    for name in names:
        value = ("ICLD",) if isinstance(getattr(first, name), tuple) else "ICLD"
        bare = [replace(row, **{n: type(value)() for n in names}) for row in others]
        changed = [replace(first, **{name: value}), *bare]
        revisions.append(assemble({**records, table.name: changed}).revision)
    assert len(set(revisions)) == len(revisions)


def test_a_source_that_nothing_names_is_content(sample: Dataset) -> None:
    alone = Source("https://example.org/alone", "", "", None, "", None, "")
    records = records_of(sample)
    more = assemble({**records, "sources": [*records["sources"], alone]})
    assert (more.sources[alone.url], more == sample) == (alone, False)


def test_tables_without_programmes_are_not_those_of_an_older_program() -> None:
    older = load_rows({}).dataset
    assert (len(older.programmes), len(assemble({}).programmes)) == (3, 0)
    assert older != assemble({})


def test_a_dataset_is_a_cache_key_by_its_content(sample: Dataset, real: Dataset) -> None:
    @lru_cache(maxsize=2)
    def counted(dataset: Dataset) -> int:
        return len(dataset.places)

    again = assemble(records_of(sample))
    assert again is not sample
    assert (again, hash(again)) == (sample, hash(sample))
    assert sample not in (real, sample.revision)
    assert [counted(dataset) for dataset in (sample, again, real)] == [
        *(len(sample.places), len(sample.places), len(real.places))
    ]
    assert counted.cache_info()[:2] == (1, 2)


def test_the_revision_is_the_same_everywhere(sample: Dataset) -> None:
    assert re.fullmatch("[0-9a-f]{12}", sample.revision)
    assert assemble(records_of(sample)) == sample
    moved = {**sample.places, "lund": replace(sample.places["lund"], lat=55.7)}
    assert assemble(records_of(sample) | {"places": list(moved.values())}).revision != sample.revision


def test_projects_come_newest_first(sample: Dataset) -> None:
    assert [p.id for p in sample.projects_of["region-gotland-kibaha"]] == [
        *("region-gotland-kibaha-5", "region-gotland-kibaha-4", "region-gotland-kibaha-3"),
        *("region-gotland-kibaha-2", "region-gotland-kibaha-1"),
    ]
    assert [p.id for p in sample.projects_of["skelleftea-jinja"]] == [
        *("skelleftea-jinja-1", "skelleftea-jinja-4", "skelleftea-jinja-2", "skelleftea-jinja-3")
    ]


def test_both_ends_lead_to_a_partnership(sample: Dataset) -> None:
    for place in ("ale", "ghanzi"):
        assert [p.id for p in sample.partnerships_of[place]] == ["ale-ghanzi", "ale-ghanzi-budesti"]
    assert [p.id for p in sample.partnerships_of["budesti"]] == ["ale-ghanzi-budesti"]
    assert sample.partnerships_of["lund"] == ()


def test_rows_for_one_body_share_its_partnerships_in_both_directions(sample: Dataset) -> None:
    expected = (sample.partnerships["region-gotland-kibaha"],)
    assert sample.partnerships_of["region-gotland"] == sample.partnerships_of["gotland"] == expected

    # The other way round: the row that is referred to has none of its own.
    records = records_of(sample)
    records["places"] = [
        replace(place, same_as={"gotland": "", "region-gotland": "gotland"}.get(place.id, place.same_as))
        for place in sample.places.values()
    ]
    turned = assemble(records)
    assert turned.partnerships_of["gotland"] == turned.partnerships_of["region-gotland"] == expected

    # Three rows for one body, two of which refer to the third.
    records["places"] = [
        replace(place, same_as="region-gotland" if place.id in ("gotland", "lund") else "")
        for place in sample.places.values()
    ]
    assert assemble(records).partnerships_of["lund"] == expected


def test_a_partnership_stands_once_with_a_body_that_is_both_its_parties(sample: Dataset) -> None:
    records = records_of(sample)
    places = {**sample.places, "budesti": replace(sample.places["budesti"], same_as="ghanzi")}
    result = assemble(records | {"places": list(places.values())}).partnerships_of
    assert (
        [p.id for p in result["budesti"]]
        == [p.id for p in result["ghanzi"]]
        == ["ale-ghanzi", "ale-ghanzi-budesti"]
    )


def test_articles_are_found_by_partnership(sample: Dataset) -> None:
    assert [a.id for a in sample.articles_of["skelleftea-jinja"]] == ["langsiktiga-partnerskap"]
    assert sample.articles_of["ale-ghanzi"] == ()


def test_every_look_up_answers_for_every_row(real: Dataset) -> None:
    assert real.partnerships_of.keys() == real.places.keys()
    assert real.projects_of.keys() == real.articles_of.keys() == real.partnerships.keys()
    assert sum(map(len, real.projects_of.values())) == len(real.projects)


def test_a_dataset_cannot_be_changed(sample: Dataset) -> None:
    for name in ("places", "projects_of", "partnerships_of", "articles_of"):
        with pytest.raises(TypeError):
            getattr(sample, name)["lund"] = None


def test_nothing_makes_an_empty_dataset() -> None:
    empty = assemble({})
    assert (len(empty.places), empty.coverage) == (0, ())
    assert empty.revision == assemble({}).revision


def test_a_column_that_came_later_changes_the_revision_only_when_it_says_something(
    sample: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = {name: list(getattr(sample, name).values()) for name in TABLES if name != "coverage"}
    records["coverage"] = list(sample.coverage)
    stated = {**records, "projects": [replace(records["projects"][0], goals=(5,)), *records["projects"][1:]]}
    assert assemble(stated).revision != sample.revision
    before = [column for column in TABLES["projects"].columns if column.name != "goals"]
    earlier = {**TABLES, "projects": replace(TABLES["projects"], columns=tuple(before))}
    monkeypatch.setattr("data.dataset.TABLES", earlier)
    assert assemble(records).revision == sample.revision

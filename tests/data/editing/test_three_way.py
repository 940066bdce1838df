"""A draft brought onto what was published meanwhile: nothing of either is lost, and nothing is asked in vain."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.editing.merge import edits_between
from data.editing.row_edits import RowEdit, with_edits
from data.editing.three_way import cell_of, conflicts, merged
from data.records import Dataset
from data.store.diff import changes
from data.store.revision import Files, files_of

PROJECT = "region-gotland-kibaha-2"
KEYS = {"projects": [PROJECT, "region-gotland-kibaha-1", "new-1"], "places": ["jinja", "ghanzi", "new-2"]}
COLUMNS = {"projects": ["title", "start", "note_en"], "places": ["name", "lat"]}
TEXTS = st.sampled_from(["", "a", "b", 'c "d", e', "f\ng"])
EDITS = st.lists(
    st.sampled_from(sorted(KEYS)).flatmap(
        lambda table: st.builds(
            RowEdit,
            st.just(table),
            st.sampled_from(KEYS[table]),
            st.none() | st.dictionaries(st.sampled_from(COLUMNS[table]), TEXTS, min_size=1),
        )
    ),
    max_size=6,
)
together = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def differ(one: Files, other: Files) -> list[str]:
    return [f"{c.file} {c.key} {c.cells}" for c in changes(one, other) if c.kind != "order"]


def cells(old: Files, new: Files) -> dict[tuple[str, str, str], str | None]:
    """What makes one of the other, by cell; a removed row has the column "" and no text."""
    edits = edits_between(old, new)
    removed: dict[tuple[str, str, str], str | None] = {
        (e.table, e.key, ""): None for e in edits if e.cells is None
    }
    return removed | {(e.table, e.key, c): text for e in edits for c, text in (e.cells or {}).items()}


@given(EDITS)
@together
def test_what_only_one_side_changed_is_as_that_side_has_it(sample: Dataset, edits: list[RowEdit]) -> None:
    base = files_of(sample)
    changed = with_edits(base, edits)
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed
    assert merged(base, changed, changed) == changed
    assert conflicts(base, changed, changed) == conflicts(base, base, changed) == ()


@given(EDITS, EDITS, st.data())
@together
def test_no_edit_of_either_side_is_lost(
    sample: Dataset, theirs: list[RowEdit], mine: list[RowEdit], data: st.DataObject
) -> None:
    base = files_of(sample)
    their_files, my_files = with_edits(base, theirs), with_edits(base, mine)
    clashes = [cell_of(clash) for clash in conflicts(base, their_files, my_files)]
    lost = data.draw(st.sets(st.sampled_from(clashes))) if clashes else set()
    result = merged(base, their_files, my_files, lost)
    rows = {clash[:2]: clash in lost for clash in clashes if not clash[2]}
    made = cells(base, result)
    for whose, files in (("theirs", their_files), ("mine", my_files)):
        for cell, text in cells(base, files).items():
            if cell in clashes:
                if (cell in lost) == (whose == "theirs"):
                    assert made.get(cell) == text
            elif cell[:2] not in rows or rows[cell[:2]] == (whose == "theirs"):
                assert cell in made
                assert made[cell] == text
    if not clashes:
        assert differ(result, merged(base, my_files, their_files)) == []


def test_the_order_of_a_table_that_only_the_draft_changed_stays(sample: Dataset) -> None:
    base = files_of(sample)
    header, first, second, *rest = base["themes.csv"].decode().splitlines()
    turned = {**base, "themes.csv": "\n".join([header, second, first, *rest, ""]).encode()}
    theirs = with_edits(base, [RowEdit("projects", PROJECT, {"title": "Berits"})])
    result = merged(base, theirs, turned)
    assert result["themes.csv"] == turned["themes.csv"]
    assert result["projects.csv"] == theirs["projects.csv"]


@pytest.mark.parametrize(
    ("theirs", "mine", "lost", "title"),
    [
        ({"title": "Berits"}, {"title": "Annas"}, [], "Annas"),
        ({"title": "Berits"}, {"title": "Annas"}, [("projects", PROJECT, "title")], "Berits"),
        (None, {"title": "Annas"}, [], "Annas"),
        (None, {"title": "Annas"}, [("projects", PROJECT, "")], None),
        ({"title": "Berits"}, None, [], None),
        ({"title": "Berits"}, None, [("projects", PROJECT, "")], "Berits"),
    ],
)
def test_the_side_that_was_chosen_holds(
    sample: Dataset,
    theirs: dict[str, str] | None,
    mine: dict[str, str] | None,
    lost: list[tuple[str, str, str]],
    title: str | None,
) -> None:
    base = files_of(sample)
    sides = [with_edits(base, [RowEdit("projects", PROJECT, side)]) for side in (theirs, mine)]
    (clash,) = conflicts(base, *sides)
    assert cell_of(clash)[:2] == ("projects", PROJECT)
    result = {
        e.key: e.cells or {} for e in edits_between({}, merged(base, *sides, lost)) if e.table == "projects"
    }
    assert result.get(PROJECT, {}).get("title") == title

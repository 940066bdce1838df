"""What changed between two revisions."""

from hypothesis import given
from hypothesis import strategies as st

from bench.store_proof import variant
from data.csv_rows import csv_bytes
from data.records import Dataset
from data.store.diff import Change, changes
from data.store.revision import files_of

KEYS = st.sampled_from("abcdef")
TEXTS = st.text('xy,"\n é', max_size=4)
TABLES = st.dictionaries(KEYS, st.tuples(TEXTS, TEXTS))


def table(rows: dict[str, tuple[str, str]], head: tuple[str, ...] = ("id", "one", "two")) -> dict[str, bytes]:
    return {"t.csv": csv_bytes([head, *([key, *cells] for key, cells in rows.items())])}


def test_rows_that_came_went_or_have_other_cells() -> None:
    old = table({"a": ("1", "2"), "b": ("1", "2"), "c": ("1", "2")})
    new = table({"a": ("1", "2"), "c": ("9", "8"), "d": ("", "")})
    assert changes(old, new) == (
        Change("t.csv", "removed", "b", (("one", "1", ""), ("two", "2", ""))),
        Change("t.csv", "changed", "c", (("one", "1", "9"), ("two", "2", "8"))),
        Change("t.csv", "added", "d"),
    )


def test_another_order_is_a_change_of_the_table() -> None:
    old, new = table({"a": ("", ""), "b": ("", "")}), table({"b": ("", ""), "a": ("", "")})
    assert changes(old, new) == (Change("t.csv", "order"),)


def test_a_table_or_column_that_only_one_has_counts_as_empty() -> None:
    rows = {"a": ("1", "")}
    assert changes({}, table(rows)) == (Change("t.csv", "added", "a", (("one", "", "1"),)),)
    assert changes(table(rows), {}) == (Change("t.csv", "removed", "a", (("one", "1", ""),)),)
    assert changes(table(rows), table(rows, ("id", "one", "three"))) == ()
    assert changes(table(rows), table(rows, ("id", "un", "two"))) == (
        Change("t.csv", "changed", "a", (("un", "", "1"), ("one", "1", ""))),
    )


@given(TABLES, TABLES)
def test_the_changes_lead_from_one_to_the_other(
    old: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]
) -> None:
    result = changes(table(old), table(new))
    built = dict(old)
    for change in result:
        if change.kind == "removed":
            del built[change.key]
        elif change.kind == "added":
            built[change.key] = new[change.key]
        elif change.kind == "changed":
            cells = dict(zip(("one", "two"), built[change.key], strict=True))
            for column, before, after in change.cells:
                assert cells[column] == before
                cells[column] = after
            built[change.key] = (cells["one"], cells["two"])
    assert built == new
    assert bool(result) == (list(old.items()) != list(new.items()))


def test_of_a_real_change_only_that_cell_is_told(sample: Dataset) -> None:
    (change,) = changes(files_of(sample), files_of(variant(sample, "Other")))
    assert (change.file, change.kind, [column for column, _, _ in change.cells]) == (
        *("projects.csv", "changed", ["note_en"]),
    )

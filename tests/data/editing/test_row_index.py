"""Rows by their terms, while rows are added."""

from __future__ import annotations

from data.editing.row_index import RowIndex


def test_rows_are_found_in_their_order_also_those_that_came_later() -> None:
    rows = {"a": {"x": "1 2"}, "b": {"x": "2 2"}}
    looked_at: list[str] = []

    def terms(row: dict[str, str]) -> list[str]:
        looked_at.append(row["x"])
        return row["x"].split()

    index = RowIndex(rows, terms)  # type: ignore[arg-type]
    assert (index.find("2"), index.find("3")) == (["a", "b"], ())
    rows["c"] = {"x": "3 2"}
    assert (index.find("2"), index.find("3")) == (["a", "b", "c"], ["c"])
    assert looked_at == ["1 2", "2 2", "3 2"]

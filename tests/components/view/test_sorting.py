"""The order of the rows."""

from __future__ import annotations

from tests.components.view.real import view


def test_sorting_keeps_the_rows_and_puts_the_unknown_last() -> None:
    for sort in ("start", "-start", "end", "-end", "country", "-partner", "status", "theme"):
        shown = view(sort=sort, status=())
        assert {r.id for r in shown.rows} == {r.id for r in view(status=()).rows}
    years = [r.start_year for r in view(sort="-start", status=()).rows]
    known = [y for y in years if y is not None]
    assert known == sorted(known, reverse=True)
    assert years[: len(known)] == known


def test_swedish_letters_sort_after_z() -> None:
    names = [r.swedish.short_name for r in view(status=(), funding=()).rows]
    assert names.index("Åmål") > names.index("Växjö")
    assert names.index("Älmhult") > names.index("Åmål")
    assert names.index("Östersund") > names.index("Älvsbyn")

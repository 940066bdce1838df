"""The example of each sheet: it is one as long as nobody has changed it."""

from __future__ import annotations

import pytest

from data.editing.example_rows import example_row, is_example
from data.editing.headings import SIMPLE, columns_of
from data.schema.schema import TABLES, Language


@pytest.mark.parametrize("table", [SIMPLE, *TABLES])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_example_is_one_until_it_is_changed(table: str, language: Language) -> None:
    example = example_row(table, language)
    first, *others = columns_of(table)
    assert set(example) <= {first, *others}
    assert is_example(table, {column: f" {text} " for column, text in example.items()})
    # A column may have been taken away, or emptied; what is written over is somebody's row.
    assert is_example(table, {**example, others[-1]: ""})
    assert not is_example(table, {**example, others[0]: "eget"})
    assert not is_example(table, {**example, first: ""})
    assert not is_example(table, {**example, first: "vaxjo"})

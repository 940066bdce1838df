"""The columns keep the words of the tables."""

from __future__ import annotations

from components.outputs.open_data.resources import RESOURCES
from data.schema.schema import TABLES


def test_columns_of_the_tables_keep_the_words_of_the_tables() -> None:
    for name, resource in RESOURCES.items():
        names = [c.name for c in resource.columns]
        assert len(names) == len(set(names))
        for column in resource.columns:
            own = TABLES[name].column(column.name)
            assert own is None or own is column
            assert column.sv
            assert column.en

from pathlib import Path

from data.schema.dictionary import dictionary
from data.schema.schema import TABLES

PAGE = Path(__file__).parents[3] / "docs" / "data-dictionary.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == dictionary(), "run: python3 manage.py dictionary"


def test_every_column_has_its_row() -> None:
    lines = dictionary().splitlines()
    for table in TABLES.values():
        at = lines.index(f"## {table.file}")
        rows = [line for line in lines[at + 7 : at + 9 + len(table.columns)] if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == list(table.column_names)
        # Four cells and no more: a bar inside a cell is escaped.
        assert {row.replace("\\|", "").count("|") for row in rows} == {5}

"""A comparison as lines: text of tables is printed on its line, without what a terminal would obey."""

from __future__ import annotations

from datetime import date

from components.language import language
from components.outputs.comparison.lines import comparison_lines
from components.view.comparison import compare
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of


def test_a_cell_cannot_write_a_line_of_its_own(sample: Dataset) -> None:
    old = files_of(sample)
    new = with_edits(
        old, [RowEdit("projects", "region-gotland-kibaha-2", {"note_en": "a\nProjects: none\x1b[2J"})]
    )
    comparison = compare(old, new, sample, loaded_of(new).dataset, date(2026, 11, 22))
    lines = comparison_lines(language("en"), comparison, cells=True)
    assert "\x1b" not in "".join(lines)
    assert [line for line in lines if line.startswith("Projects: none")] == []
    assert any("Note in English" in line for line in lines)

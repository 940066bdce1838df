"""A comparison as lines of text, in the words of the editors' page."""

from __future__ import annotations

from datetime import date

from components.language import Language, language
from components.parts.comparison.wording import RowLine, gone_lines, seen_lines, sum_line, table_lines
from components.view.comparison import Comparison, compare
from data.records import Dataset
from data.schema.schema import Language as Code
from data.store.errors import say
from data.store.revision import Files, Revision, loaded_of


def difference_lines(
    before: Revision | None, files: Files, dataset: Dataset, day: date, code: Code
) -> list[str]:
    """Return what tables change against a publication, on a day; no line where nothing changes.

    ``dataset`` is what ``files`` hold. Of a first publication only the counts are told: every row is new.
    Raises ValueError for bytes that are no table.
    """
    old_files, old = (before.files, before.loaded) if before else ({}, loaded_of({}))
    comparison = compare(old_files, files, old.dataset, dataset, day)
    if before and not comparison.rows:
        return []
    return comparison_lines(language(code), comparison, cells=before is not None)


def comparison_lines(words: Language, comparison: Comparison, *, cells: bool) -> list[str]:
    """Return counts, what the public sees otherwise, what disappears, and every row; ``cells`` leaves these out."""
    day = words.date(comparison.day)
    lines = [words("editing_difference.counts_note", day=day)]
    lines += [f"  {sum_line(words, balance)}" for balance in comparison.balances]
    if cells:
        lines += _seen(words, comparison)
        lines += [words("editing_difference.gone_heading")]
        lines += [f"  {line}" for line in gone_lines(words, comparison)] or [
            f"  {words('editing_difference.gone_nothing')}"
        ]
    lines.append(words("editing_difference.rows_heading"))
    for table in table_lines(words, comparison):
        lines.append(f"{table.label}: {table.summary}")
        if cells:
            lines += [line for row in table.rows for line in _row(words, row)]
    return lines


def _seen(words: Language, comparison: Comparison) -> list[str]:
    lines = [words("editing_difference.map_heading")]
    for seen in seen_lines(words, comparison):
        tag = words(f"editing_difference.tag_{seen.effect}")
        lines.append(f"  {tag}: {seen.name}. {' '.join(seen.sentences)}")
    return lines if len(lines) > 1 else [*lines, f"  {words('editing_difference.map_nothing')}"]


def _row(words: Language, row: RowLine) -> list[str]:
    code: Code = "sv" if words.code == "sv" else "en"
    name = row.name if row.name == row.key else f"{row.name} [{row.key}]"
    if row.kind == "changed":
        return [
            say("line.changed", code, key=name, column=cell.label, old=cell.before, new=cell.after)
            for cell in row.cells
        ]
    cells = [say("line.cell", code, column=c.label, text=c.after or c.before) for c in row.cells]
    return [say(f"line.{row.kind}", code, key=name), *cells]

"""What tables hold in an editor's words: names instead of ids, headings and values as in workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from components.language import Language
from components.parts.partnership_card.card import title_of
from data.editing.headings import heading, sheet_name, word
from data.editing.merge import Collision
from data.records import Dataset, Project
from data.schema.cells import split_list
from data.schema.schema import LIST_SEPARATOR, TABLES
from data.schema.schema import Language as Code

Cells = Sequence[tuple[str, str, str]]
"""Column, text before and text after of some cells of a row."""


class Names:
    """The words of one language for rows, columns and cells of some datasets, the first of which comes first."""

    def __init__(self, words: Language, datasets: Iterable[Dataset]) -> None:
        self._words = words
        self._code: Code = "sv" if words.code == "sv" else "en"
        self._datasets = tuple(datasets)

    def sheet(self, table: str) -> str:
        return sheet_name(table, self._code)

    def row(self, table: str, key: str, cells: Cells = ()) -> str:
        """Return what a row is called; of one that is not sound what its cells say, else its key."""
        for dataset in self._datasets:
            if name := self._known(dataset, table, key):
                return name
        texts = {column: after or before for column, before, after in cells}
        return next((texts[c] for c in ("name", "title", "label_sv", "name_sv") if texts.get(c)), key)

    def heading(self, table: str, column: str) -> str:
        is_known = table in TABLES and TABLES[table].column(column) is not None
        return heading(table, column, self._code) if is_known else column

    def cell(self, table: str, column: str, text: str) -> str:
        """Return a cell's text with names for ids and words for values."""
        known = TABLES[table].column(column) if table in TABLES else None
        if known is None or not text or not (known.refers_to or known.choices):
            return text
        items = split_list(text) if known.many else [text]
        named = [
            self.row(known.refers_to, item) if known.refers_to else word(table, column, item, self._code)
            for item in items
        ]
        return f"{LIST_SEPARATOR} ".join(named)

    def _known(self, dataset: Dataset, table: str, key: str) -> str:
        record = None if table in ("", "coverage") else getattr(dataset, table).get(key)
        if record is None:
            return ""
        words = self._words
        named: dict[str, Callable[[], str]] = {
            "places": lambda: words.place(record),
            "partnerships": lambda: title_of(dataset, words, words.short, record),
            "projects": lambda: self._project(dataset, record),
            "themes": lambda: words.label(record),
            "theme_groups": lambda: words.label(record),
            "countries": lambda: words.country(key),
            "programmes": lambda: words.own(record, "name"),
        }
        return named[table]() if table in named else str(record.title)

    def _project(self, dataset: Dataset, project: Project) -> str:
        words = self._words
        own = project.title or words.own(project, "topic")
        pair = title_of(dataset, words, words.short, dataset.partnerships[project.partnership])
        return words("editing_difference.project", pair=pair, title=own) if own else pair


def clash_words(
    words: Language, datasets: Iterable[Dataset], clash: Collision, longest: int
) -> dict[str, str]:
    """Return what a collision is about (``label``), and what each side says (``theirs``, ``mine``), cut to a length."""
    names = Names(words, datasets)
    table, column = clash.table, clash.column
    values = {"table": names.sheet(table), "name": names.row(table, clash.key)}
    if column:
        label = words("editing_difference.clash", column=names.heading(table, column), **values)
    else:
        row = words("editing_difference.clash_row", **values)
        label = f"{row}. {words('editing_difference.clash_row_removed')}"
    said = {"label": label}
    for side, text in (("theirs", clash.theirs), ("mine", clash.mine)):
        empty = words(f"editing_difference.{'cell_empty' if column else 'clash_gone'}")
        shown = names.cell(table, column, text) if column else text
        cut = f"{shown[:longest]}…" if len(shown) > longest else shown
        said[side] = words(f"editing_difference.clash_{side}", text=cut or empty)
    return said

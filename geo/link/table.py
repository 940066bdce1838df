"""A table of articles with proposals added: CSV text in, CSV text out."""

from __future__ import annotations

from collections.abc import Iterator

from data.csv_rows import CsvError, csv_rows, separator_of
from data.records import Confidence, Dataset, PartnershipMapError
from data.schema.schema import LIST_SEPARATOR
from geo.link.partnerships import Proposal
from geo.link.propose import ORDER, propose

ADDED = ("places", "partnerships", "themes", "evidence")
MAX_ROWS = 50_000


class UnreadableTable(PartnershipMapError, ValueError):  # noqa: N818
    """The table cannot be linked; ``sv`` and ``en`` say why."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.sv, self.en = sv, en


def link_table(dataset: Dataset, text: str, lowest: Confidence = "medium") -> Iterator[list[str]]:
    """Yield the rows of a CSV table, header first, with places, partnerships, themes and evidence added.

    Reads the columns ``title`` and ``teaser`` (or the summaries of the articles
    table); all columns are kept, those to be added are replaced where they
    stand. Proposals less sure than ``lowest`` stand in ``evidence`` only.
    Raises UnreadableTable.
    """
    rows = _rows(text)
    header = [name.strip() for name in next(rows, [])]
    small = [name.lower() for name in header]
    if "title" not in small:
        raise UnreadableTable("Tabellen saknar kolumnen title.", "The table has no column title.")
    names = [*header, *(name for name in ADDED if name not in small)]
    at = {name: [n.lower() for n in names].index(name) for name in ADDED}
    read = [small.index(name) for name in ("teaser", "summary_sv", "summary_en") if name in small]
    yield names
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            raise UnreadableTable(f"Fler än {MAX_ROWS} rader.", f"More than {MAX_ROWS} rows.")
        cells = [*row, *[""] * (len(names) - len(row))]
        proposals = propose(
            dataset, cells[small.index("title")], "\n".join(cells[i] for i in read if cells[i])
        )
        groups = (proposals.places, proposals.partnerships, proposals.themes)
        for name, group in zip(ADDED, groups, strict=False):
            cells[at[name]] = LIST_SEPARATOR.join(p.id for p in group if _is_sure(p, lowest))
        cells[at["evidence"]] = "; ".join(_evidence(p) for group in groups for p in group)
        yield cells


def _is_sure(proposal: Proposal, lowest: Confidence) -> bool:
    return ORDER.index(proposal.confidence) <= ORDER.index(lowest)


def _evidence(proposal: Proposal) -> str:
    return f"{proposal.id} ({proposal.confidence}): {' + '.join(proposal.evidence)}"


def _rows(text: str) -> Iterator[list[str]]:
    try:
        for _, cells in csv_rows(text, separator_of(text)):
            if any(cell.strip() for cell in cells):
                yield cells
    except CsvError:
        raise UnreadableTable(
            "Tabellens citattecken går inte ihop.", "The table's quotes do not match."
        ) from None

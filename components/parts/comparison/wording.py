"""What differs between two states of the tables, in sentences and lines that a page and a command share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.language import Language
from components.parts.comparison.names import Names
from components.view import Row
from components.view.comparison import Balance, Comparison, Effect, Seen
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.diff import Change, Kind

ORDER: tuple[Kind, ...] = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell: its column's heading, and its text before and after; empty where there is none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row: what it is called, its key in the table, and its cells that differ."""

    kind: Kind
    name: str
    key: str
    cells: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table's rows that differ: new ones first, then changed and removed ones."""

    label: str
    summary: str
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A partnership that the public sees otherwise: the effect that comes first, its name, and what happens."""

    effect: Effect
    name: str
    sentences: tuple[str, ...]


def table_lines(words: Language, comparison: Comparison) -> tuple[TableLines, ...]:
    """Return the tables that differ, in the order of the schema."""
    names = names_of(words, comparison)
    by_file: dict[str, list[Change]] = {}
    for change in comparison.rows:
        by_file.setdefault(change.file, []).append(change)
    known = {table.file: name for name, table in TABLES.items()}
    order = [*(file for file in known if file in by_file), *(file for file in by_file if file not in known)]
    return tuple(_table(words, names, known.get(file, ""), file, by_file[file]) for file in order)


def seen_lines(words: Language, comparison: Comparison) -> tuple[SeenLine, ...]:
    """Return the partnerships that the public sees otherwise, in the order of their effects."""
    names = names_of(words, comparison)
    return tuple(
        SeenLine(
            seen.effects[0],
            names.row("partnerships", seen.id),
            tuple(_effect(words, comparison, seen, effect) for effect in seen.effects),
        )
        for seen in comparison.seen
    )


def gone_lines(words: Language, comparison: Comparison) -> tuple[str, ...]:
    """Return a sentence for what disappears from where the public saw it, by kind of thing and cause."""
    names = names_of(words, comparison)
    by_kind: dict[str, list[str]] = {}
    for gone in comparison.gone:
        by_kind.setdefault(f"{gone.thing}_{gone.cause}", []).append(names.row(f"{gone.thing}s", gone.id))
    return tuple(
        words(f"editing_difference.gone_{kind}", n=len(named), names="; ".join(named))
        for kind, named in by_kind.items()
    )


def sum_line(words: Language, balance: Balance) -> str:
    """Return ``Aktiva på kartan: 30 + 2 − 1 = 31``, ``Artiklar: 310`` where nothing came or went."""
    terms: list[str] = []
    less = (balance.ended, balance.hidden, balance.removed)
    for sign, n in (("+", balance.added), *(("−", n) for n in less)):
        terms += [sign, words.number(n)] if n else []
    counted = words(f"editing_difference.counted_{balance.counted}")
    if not terms:
        return f"{counted}: {words.number(balance.after)}"
    return f"{counted}: {' '.join([words.number(balance.before), *terms])} = {words.number(balance.after)}"


def names_of(words: Language, comparison: Comparison) -> Names:
    return Names(words, (comparison.new, comparison.old))


def _table(words: Language, names: Names, table: str, file: str, changes: Sequence[Change]) -> TableLines:
    counts = {kind: sum(change.kind == kind for change in changes) for kind in ORDER}
    said = [words(f"editing_difference.rows_{kind}", n=n) for kind, n in counts.items() if n]
    if any(change.kind == "order" for change in changes):
        said.append(words("editing_difference.rows_order"))
    rows = sorted((c for c in changes if c.kind != "order"), key=lambda c: ORDER.index(c.kind))
    label = names.sheet(table) if table else file
    return TableLines(label, words.listing(said), tuple(_row(names, table, change) for change in rows))


def _row(names: Names, table: str, change: Change) -> RowLine:
    cells = tuple(
        CellLine(
            names.heading(table, column), names.cell(table, column, before), names.cell(table, column, after)
        )
        for column, before, after in change.cells
    )
    return RowLine(change.kind, names.row(table, change.key, change.cells), change.key, cells)


def _effect(words: Language, comparison: Comparison, seen: Seen, effect: Effect) -> str:
    before, after = seen.before, seen.after
    values: dict[str, str] = {}
    if before:
        values |= _values(words, comparison.old, before, "was")
    if after:
        values |= _values(words, comparison.new, after, "now")
    if before and after:
        there = {place.id: place for place in after.ends}
        moved = [
            place
            for place in before.ends
            if place.id in there and (place.lat, place.lon) != (there[place.id].lat, there[place.id].lon)
        ]
        values["places"] = words.listing(words.place(place) for place in moved)
    is_unseen = effect in ("new", "removed") and not (before or after)
    text = words(f"editing_difference.effect_{effect}{'_unseen' if is_unseen else ''}", **values)
    if effect == "new" and after and after.status == "active" and seen.id not in comparison.mapped[1]:
        funding = names_of(words, comparison).cell(
            "partnerships", "icld_funded", after.partnership.icld_funded
        )
        text += " " + words("editing_difference.effect_new_unmapped", funding=funding)
    return text


def _values(words: Language, dataset: Dataset, row: Row, side: str) -> dict[str, str]:
    theme = dataset.themes.get(row.themes[0]) if row.themes else None
    group = dataset.theme_groups.get(theme.group) if theme else None
    return {
        side: words(f"status.{row.status}"),
        f"ends_{side}": words.listing(words.short(place) for place in row.ends),
        f"theme_{side}": words.label(group) if group else words("editing_difference.no_theme"),
    }

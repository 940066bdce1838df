"""The partnerships of a map as a list beside or below it: who works with whom, and what its numbers stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from components.outputs.figure.fonts import width, wrapped
from components.outputs.figure.presets import ASCENT, Frame, Preset
from components.outputs.figure.row_names import NO_BREAK, pair
from components.outputs.figure.text_blocks import SEPARATOR, Text
from components.view import Row, View
from data.records import Place

_INDENT = 0.9
"""How far the second line of an entry is set in, in parts of its size."""
_PITCH, _GAP, _ABOVE = 1.36, 1.8, 0.6
"""Height of a line, width between columns, and space above, in parts of the size."""
_WIDTHS = (26.0, 19.0, 15.0)
"""Widths of a column that are tried, in parts of the size."""
_MOST_COLUMNS, _MOST_LINES = 5, 3
_LEAST, _LEAST_FOR_NUMBERS = 0.62, 0.45
"""What a list must leave of the size that the map could have; one without which the numbers would mean nothing."""
_RUNNING = (0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
"""Widths that are tried for running text, in parts of the sheet's."""
NUMBER = 88
"""Takes as much room as any number."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list in its order, each beginning with the partner abroad or with the Swedish one.

    ``places`` are those that the map names, in the order in which the list does.
    """

    view: View
    rows: tuple[Row, ...]
    partner_first: bool
    places: Mapping[str, Place]

    def numbers(self, wanted: Iterable[str]) -> dict[str, int]:
        """Return a number for each of the wanted places (by id) that the list names, rising along it."""
        ids = set(wanted)
        return {ident: i + 1 for i, ident in enumerate(p for p in self.places if p in ids)}

    def of(self, places: Collection[str]) -> Rows:
        """Return the rows with any of some places (by id)."""
        own_rows = tuple(row for row in self.rows if any(p.id in places for p in row.ends))
        return replace(self, rows=own_rows, places={i: p for i, p in self.places.items() if i in places})

    def texts(self, numbers: Mapping[str, int], countries: bool = True) -> list[str]:
        """Return the text of each row; without ``countries`` at its end, it stands before a country's first row."""
        found, before = [], ""
        for row in self.rows:
            first = self.partner_first and bool(row.partners)
            text = pair(self.view, row, numbers, first, countries or not first)
            country = self.view.language.country(row.partners[0].country) if first else ""
            new = country != before and country and not countries
            found.append(
                self.view.language("report.list_country", country=country, pair=text) if new else text
            )
            before = country
        return found


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a list stands, and how: in columns with a line for each row, or without any as running text.

    Without ``pairs`` it tells nothing but what the map's numbers stand for.
    """

    box: Frame
    size: float
    columns: int
    pairs: bool = True


def listed(view: View, rows: Iterable[Row], partner_first: bool, swedish: bool) -> Rows:
    """Return rows in a list's order: by country and partner, unknown partners last, or by Swedish place.

    The map names partners, or ``swedish`` places; not ``partner_first``, both may have numbers.
    """
    words = view.language

    def key(row: Row) -> tuple[bool, str, str]:
        country = words.country(row.countries[0]) if row.countries else ""
        name = words.short(row.partners[0]) if row.partners else ""
        return not row.partners, words.sort_key(country), words.sort_key(name)

    own_rows = tuple(sorted(rows, key=key) if partner_first else rows)
    ends = (
        (() if partner_first else row.swedish_places for row in own_rows),
        (row.partners for row in own_rows),
    )
    places = {
        p.id: p for own, abroad in zip(*ends, strict=True) for p in (own if swedish else (*own, *abroad))
    }
    return Rows(view, own_rows, partner_first, places)


def arranged(rows: Rows, preset: Preset, space: Frame, shape: float) -> tuple[Frame, Listing | None]:
    """Return the box of a map whose content is ``shape`` times as wide as high, and the list beside or below it.

    It stands where the map loses least. Where columns would take too much it runs on as one text, or
    tells nothing but the numbers; where that takes too much there is none.
    """
    _, _, room, high = space
    most = min(room / shape, high)
    for options in _options(rows, preset, space):
        best = max(options, key=lambda option: min(option[0][2] / shape, option[0][3]), default=None)
        least = _LEAST if options and options[0][1].pairs else _LEAST_FOR_NUMBERS
        if best and min(best[0][2] / shape, best[0][3]) >= most * least:
            return best
    return space, None


def _options(rows: Rows, preset: Preset, space: Frame) -> Iterable[list[tuple[Frame, Listing]]]:
    """Yield the ways to set a list out, the most welcome first: boxes of the map and the list for each."""
    left, top, room, high = space
    every = dict.fromkeys(rows.places, NUMBER)

    def found(
        wide: float, tall: float, size: float, columns: int, pairs: bool = True
    ) -> list[tuple[Frame, Listing]]:
        options: list[tuple[Frame, Listing]] = []
        gap = size * _GAP
        if wide + gap < room and tall <= high:
            beside = Listing((left + room - wide, top, wide, high), size, columns, pairs)
            options.append(((left, top, room - wide - gap, high), beside))
        if wide <= room and tall < high:
            below = Listing((left, top + high - tall, room, tall), size, columns, pairs)
            options.append(((left, top, room, high - tall), below))
        return options

    texts = rows.texts(every)
    for size in dict.fromkeys((preset.legend, preset.note)):
        if height(-(-len(texts) // _MOST_COLUMNS), size) > high:
            # Not even with a line for each would they stand side by side.
            yield []
            continue
        yield [o for columns, wide, tall in _columned(texts, size) for o in found(wide, tall, size, columns)]
    size = preset.note
    too_many = int(high / (size * _PITCH)) + 1
    for pairs in (True, False):
        options = []
        for share in _RUNNING:
            lines = _running(rows, every, pairs, size, room * share, too_many)
            options += found(room * share, height(len(lines), size), size, 0, pairs)
        yield options


def set_list(rows: Rows, listing: Listing, numbers: Mapping[str, int]) -> list[Text]:
    """Return the list's lines, a heading above them."""
    if not listing.pairs and not numbers:
        return []
    left, top, room, _ = listing.box
    size = listing.size
    pitch, y = size * _PITCH, top + size * _ABOVE
    heading = rows.view.language("report.list_heading" if listing.pairs else "report.list_names")
    found = [Text(heading, left, y + size * ASCENT, size, 600)]
    y += pitch + size * ASCENT
    if not listing.columns:
        lines = _running(rows, numbers, listing.pairs, size, room)
        return found + [Text(line, left, y + i * pitch, size) for i, line in enumerate(lines)]
    gap = size * _GAP
    wide = (room - gap * (listing.columns - 1)) / listing.columns
    broken = [wrapped(text, size, wide - size * _INDENT, _MOST_LINES) for text in rows.texts(numbers)]
    for i, column in enumerate(_filled(broken, listing.columns)):
        parts = [(part, j) for row in column for j, part in enumerate(row)]
        x = left + i * (wide + gap)
        found += [
            Text(part, x + (size * _INDENT if j else 0), y + line * pitch, size)
            for line, (part, j) in enumerate(parts)
        ]
    return found


def height(lines: int, size: float) -> float:
    """Return how high a list of so many lines is, with its heading, in points."""
    return (lines + 1) * size * _PITCH + size * _ABOVE + size * 0.2


def _columned(texts: Sequence[str], size: float) -> Iterable[tuple[int, float, float]]:
    """Yield, for each number of columns, how wide and high a list is with its heading."""
    widest = max((width(text, size) for text in texts), default=0.0) + 0.1
    for room in dict.fromkeys(min(widest, size * limit) for limit in _WIDTHS):
        wide = room + size * _INDENT
        broken = [wrapped(text, size, room, _MOST_LINES) for text in texts]
        for columns in range(1, _MOST_COLUMNS + 1):
            most = max((sum(map(len, column)) for column in _filled(broken, columns)), default=0)
            yield columns, columns * wide + (columns - 1) * size * _GAP, height(most, size)


def _running(
    rows: Rows, numbers: Mapping[str, int], pairs: bool, size: float, room: float, most: int = 0
) -> list[str]:
    """Return the rows, or the names that have a number, as one text; of ``most`` lines only that they are as many."""
    words = rows.view.language
    if pairs:
        texts = rows.texts(numbers, countries=False)
    else:
        texts = [f"{numbers[i]}{NO_BREAK}{words.short(p)}" for i, p in rows.places.items() if i in numbers]
    lines = wrapped(SEPARATOR.join(texts), size, room, most or len(texts) + 1)
    # What parts two entries parts nothing at a line's end.
    return [line.removesuffix(SEPARATOR.rstrip()) for line in lines]


def _filled(rows: Sequence[list[str]], columns: int) -> list[list[list[str]]]:
    """Return rows (of one line or more) in columns of about equal height."""
    most = max(-(-sum(map(len, rows)) // columns), 1)
    while True:
        filled: list[list[list[str]]] = [[]]
        for row in rows:
            if sum(map(len, filled[-1])) + len(row) > most:
                filled.append([])
            filled[-1].append(row)
        if len(filled) <= columns:
            return filled
        most += 1

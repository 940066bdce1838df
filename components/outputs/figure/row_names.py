"""How a figure names a partnership: both of its ends, or the one abroad, with the numbers that stand on the map."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from components.view import Row, View
from data.records import Place

NO_BREAK = "\N{NO-BREAK SPACE}"


def partners(
    view: View, row: Row, numbers: Mapping[str, int] = MappingProxyType({}), countries: bool = True
) -> str:
    """Return ``An Giang (Vietnam)``: the other end of a partnership, each country named once, or none.

    A place that has a number on the map bears it here, too.
    """
    words = view.language
    named = []
    for i, place in enumerate(row.partners):
        is_last = i + 1 == len(row.partners) or row.partners[i + 1].country != place.country
        name, country = _numbered(words.short(place), place, numbers), words.country(place.country)
        told = words("report.with_country", place=name, country=country)
        named.append(told if is_last and countries else name)
    name = words("card.unnamed_partner")
    unnamed = [
        words("report.with_country", place=name, country=words.country(code)) if code else name
        for code in row.partnership.unnamed
    ]
    return words.listing([*named, *unnamed])


def pair(
    view: View,
    row: Row,
    numbers: Mapping[str, int] = MappingProxyType({}),
    partner_first: bool = False,
    countries: bool = True,
) -> str:
    """Return ``Växjö – An Giang (Vietnam)``, both ends of a partnership, or ``An Giang (Vietnam) – Växjö``."""
    words = view.language

    def name(place: Place) -> str:
        return _numbered(words.short(place), place, numbers)

    lead, *others = map(name, row.swedish_places)
    swedish = words("card.with_swedish", place=lead, others=words.listing(others)) if others else lead
    first, last = swedish, partners(view, row, numbers, countries)
    if partner_first:
        first, last = last, first
    return words("report.list_row", first=first, last=last)


def _numbered(name: str, place: Place, numbers: Mapping[str, int]) -> str:
    return f"{numbers[place.id]}{NO_BREAK}{name}" if place.id in numbers else name

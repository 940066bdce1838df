"""The rules that need more than one cell: between columns, and between tables.

Each rule looks at one row whose cells and references are sound, and yields what
it finds. What follows is the same for all (see ``data/reading/validate.py``): an item
of a list is dropped, an optional cell blanked, a row with a bad required cell
left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from data.records import SWEDEN, AbroadKind, Place, SwedishKind
from data.schema.schema import Table

Values = Mapping[str, Any]
Places = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell (or one item of its list) that breaks the rule ``kind``; ``allowed`` would be right."""

    column: str
    value: Any
    kind: str
    allowed: str


_DIGITS: Mapping[str, int] = {"kommun": 4, "region": 2, "kommunalforbund": 0}
"""How long the code of a Swedish place of each kind is."""

_ORGANISATIONSNUMMER = re.compile("[0-9]{6}-[0-9]{4}")

Rule = Callable[[Values, Places], Iterator[Finding]]


def _kind_of_country(row: Values, _places: Places) -> Iterator[Finding]:
    kinds = get_args(SwedishKind if row["country"] == SWEDEN else AbroadKind)
    if row["kind"] not in kinds:
        yield Finding("kind", row["kind"], "kind-country", " | ".join(kinds))


def _code_of_kind(row: Values, _places: Places) -> Iterator[Finding]:
    digits = _DIGITS.get(row["kind"]) if row["country"] == SWEDEN else 0
    if digits is not None and len(row["code"]) != digits:
        yield Finding("code", row["code"], "code-kind", str(digits))


def _county_of_code(row: Values, _places: Places) -> Iterator[Finding]:
    if row["country"] != SWEDEN and row["county"]:
        yield Finding("county", row["county"], "county-abroad", "")
    elif row["code"] and row["county"] != row["code"][:2]:
        yield Finding("county", row["county"], "county-code", row["code"][:2])


def _subdivision_of_country(row: Values, _places: Places) -> Iterator[Finding]:
    if row["iso_3166_2"] and not row["iso_3166_2"].startswith(f"{row['country']}-"):
        yield Finding("iso_3166_2", row["iso_3166_2"], "subdivision-country", f"{row['country']}-...")


def _swedish_organisation(row: Values, _places: Places) -> Iterator[Finding]:
    number = row["organisation_id"]
    if row["country"] == SWEDEN and number and not _ORGANISATIONSNUMMER.fullmatch(number):
        yield Finding("organisation_id", number, "organisation-sweden", "NNNNNN-NNNN")


def _swedish_place_in_sweden(row: Values, places: Places) -> Iterator[Finding]:
    if not places[row["swedish_place"]].is_swedish:
        yield Finding("swedish_place", row["swedish_place"], "swedish-place", SWEDEN)


def _partners_abroad(row: Values, places: Places) -> Iterator[Finding]:
    for place in row["partner_places"]:
        if places[place].is_swedish:
            yield Finding("partner_places", place, "partner-abroad", "")


def _others_in_sweden(row: Values, places: Places) -> Iterator[Finding]:
    lead = places[row["swedish_place"]]
    for place in row["other_swedish_places"]:
        if not places[place].is_swedish:
            yield Finding("other_swedish_places", place, "other-swedish", SWEDEN)
        elif lead.body == places[place].body:
            yield Finding("other_swedish_places", place, "other-swedish-lead", "")


def _unnamed_abroad(row: Values, places: Places) -> Iterator[Finding]:
    named = {places[place].country: place for place in row["partner_places"]}
    for country in row["partner_countries"]:
        if country == SWEDEN:
            yield Finding("partner_countries", country, "partner-country", "")
        elif country in named:
            yield Finding("partner_countries", country, "partner-country-known", named[country])


def _dates_in_order(first: str, last: str) -> Rule:
    def rule(row: Values, _places: Places) -> Iterator[Finding]:
        start, end = row[first], row[last]
        # "2019" may end what began in "2019-07": only what is over before it can have begun is wrong.
        if start is not None and end is not None and end.last < start.first:
            yield Finding(last, end, "date-order", start.text)

    return rule


def _amount_with_currency(row: Values, _places: Places) -> Iterator[Finding]:
    if row["amount"] is not None and not row["currency"]:
        yield Finding("amount", row["amount"], "amount-currency", "")


def _confirmed_on_a_day(row: Values, _places: Places) -> Iterator[Finding]:
    if row["confirmed_by"] and row["confirmed"] is None:
        yield Finding("confirmed_by", row["confirmed_by"], "confirmed-day", "")


def not_after(table: Table, today: date) -> Rule:
    """The rule that what has been seen was seen by ``today``: a fact of a later day is a slip of the pen."""
    seen = [column.name for column in table.columns if column.past]

    def rule(row: Values, _places: Places) -> Iterator[Finding]:
        for name in seen:
            if row[name] is not None and row[name].first > today:
                yield Finding(name, row[name], "after-today", today.isoformat())

    return rule


RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "places": (
            *(_kind_of_country, _code_of_kind, _county_of_code),
            *(_subdivision_of_country, _swedish_organisation),
        ),
        "partnerships": (_swedish_place_in_sweden, _partners_abroad, _others_in_sweden, _unnamed_abroad),
        "programmes": (_dates_in_order("funding_start", "funding_end"),),
        "projects": (_dates_in_order("start", "end"), _amount_with_currency, _confirmed_on_a_day),
    }
)
"""The rules of each table by its name."""

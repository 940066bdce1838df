"""Decisions about a place of a draft, as changes of rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from data.editing.names import without_kind
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.records import SWEDEN
from data.schema.cells import split_list
from data.schema.schema import LIST_SEPARATOR, TABLES
from data.store.revision import Files
from geo.gazetteer.sources import continents
from geo.naming.fold import fold
from geo.settle.places import Row, Unsettled
from geo.settle.suggest import Suggestion, is_sure, names_of

BY_HAND = "Placed by hand"
"""What a position's source says, in the table's language, when an editor has put it on the map or typed it."""
_GEONAMES = re.compile(r"\bGeoNames (\d+)\b")
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]\s*")
_REGIONS = {"AF": "africa", "NA": "americas", "SA": "americas", "AS": "asia", "EU": "europe", "OC": "oceania"}
_OTHERWISE = {"CY": "asia", "TL": "asia"}
"""Countries that GeoNames counts to another part of the world than the UN's M49."""
_TOWN, _UNKNOWN_KINDS = "city", ("", "other")


def accepted(
    files: Files, place: Unsettled, suggestion: Suggestion, at: tuple[float, float] | None = None
) -> list[RowEdit]:
    """Return the changes that accept a suggestion; with ``at`` (degrees) its marker was moved there by hand.

    The name stays as the editor wrote it, without a country in brackets; one in another script becomes a further
    name, since the map is read in Latin letters. A country that the tables lack is added.
    """
    if suggestion.reason == "slip":
        return _settled(files, place, _point(suggestion.lat, suggestion.lon) | _slip_source(place.row))
    geonames = number[1] if (number := _GEONAMES.search(suggestion.source)) else ""
    cells = _names(place.row, suggestion.name)
    cells |= {"country": suggestion.country, "geonames": geonames, "kind": _kind(place.row, suggestion)}
    if at:
        source = f"{BY_HAND}; {suggestion.source}" if suggestion.source else BY_HAND
        cells |= _point(*at) | {"coordinate_source": source}
    else:
        cells |= _point(suggestion.lat, suggestion.lon) | {"coordinate_source": suggestion.source}
    return _settled(files, place, cells)


def accepted_unseen(
    files: Files, proposed: Iterable[tuple[Unsettled, Sequence[Suggestion]]]
) -> tuple[Files, list[RowEdit]]:
    """Accept the first suggestion of each place that has a certain one; return the tables and their changes."""
    edits = list[RowEdit]()
    for place, suggested in proposed:
        if is_sure(suggested):
            # A country that one place adds is there for the next.
            more = accepted(files, place, suggested[0])
            files, edits = with_edits(files, more), [*edits, *more]
    return files, edits


def placed_by_hand(files: Files, place: Unsettled, lat: float, lon: float, country: str) -> list[RowEdit]:
    """Return the changes that put a place at a point; ``country`` is the one that the point lies in, if any."""
    cells = _point(lat, lon) | {"coordinate_source": BY_HAND, "geonames": ""}
    return _settled(
        files, place, cells | {"country": place.row["country"] or (country if len(country) == 2 else "")}
    )


def is_existing(files: Files, place: Unsettled, existing: str) -> list[RowEdit]:
    """Return the changes that let everything in the draft refer to a place of the tables instead.

    The draft's row is removed; a name that the other place does not have yet becomes one of its further names.
    Raises KeyError when there is no such place.
    """
    other = rows_by_key(TABLES["places"], files)[existing]
    edits = [RowEdit("places", place.id, None)]
    known = {fold(name) for name in names_of(other)}
    more = [name for name in _bare(names_of(place.row)) if fold(name) not in known]
    if more:
        aliases = LIST_SEPARATOR.join([*split_list(other["aliases"]), *more])
        edits.append(RowEdit("places", existing, {"aliases": aliases}))
    for table in TABLES.values():
        columns = [column for column in table.columns if column.refers_to == "places"]
        for key, row in rows_by_key(table, files).items() if columns else ():
            cells = {
                column.name: _replaced(row[column.name], place.id, existing)
                for column in columns
                if place.id in split_list(row[column.name])
            }
            if cells and (table.name, key) != ("places", place.id):
                edits.append(RowEdit(table.name, key, cells))
    return edits


def world_region(country: str) -> str:
    """Return the part of the world that a country lies in by the UN's M49, or nothing."""
    return _OTHERWISE.get(country) or _REGIONS.get(continents().get(country, ""), "")


def _settled(files: Files, place: Unsettled, cells: dict[str, str]) -> list[RowEdit]:
    edits = [RowEdit("places", place.id, cells)]
    country = cells.get("country", place.row["country"])
    region = world_region(country)
    if region and country not in rows_by_key(TABLES["countries"], files):
        edits.insert(0, RowEdit("countries", country, {"world_region": region}))
    return edits


def _names(row: Row, suggested: str) -> dict[str, str]:
    """The cells for names: the editor's own where it is in Latin letters, the others as further names."""
    own = _bare(names_of(row))
    latin = [name for name in own if _is_latin(name)]
    name = latin[0] if latin else suggested
    short = _bare((row["short_name"],))
    short_name = short[0] if short and _is_latin(short[0]) else without_kind(name)
    shown = {fold(name), fold(short_name), fold(row["name_sv"])}
    aliases = dict.fromkeys(split_list(row["aliases"]))
    for other in (*own, suggested):
        if fold(other) not in shown or (not _is_latin(other) and other not in (name, short_name)):
            aliases.setdefault(other)
    return {"name": name, "short_name": short_name, "aliases": LIST_SEPARATOR.join(aliases)}


def _bare(names: tuple[str, ...]) -> list[str]:
    """Names without what stands in brackets, which is their country or region."""
    return list(dict.fromkeys(bare for name in names if (bare := _BRACKETS.sub(" ", name).strip())))


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def _kind(row: Row, suggestion: Suggestion) -> str:
    """The row's kind where it has one; a mere town is a city, as a workbook's towns are."""
    if row["kind"] not in _UNKNOWN_KINDS and (suggestion.country == SWEDEN or row["kind"] != "kommun"):
        return row["kind"]
    column = TABLES["places"].column("kind")
    choices = column.choices if column else ()
    return suggestion.kind if suggestion.kind in choices else _TOWN


def _point(lat: float, lon: float) -> dict[str, str]:
    return {"lat": f"{lat:.4f}", "lon": f"{lon:.4f}"}


def _slip_source(row: Row) -> dict[str, str]:
    return {} if row["coordinate_source"] else {"coordinate_source": BY_HAND}


def _replaced(text: str, old: str, new: str) -> str:
    items = (new if item == old else item for item in split_list(text))
    return LIST_SEPARATOR.join(dict.fromkeys(items))

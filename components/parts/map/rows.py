"""The dataset for the map layer: one JSON document per revision, in both languages.

:func:`rows_json` has an object for each place and partnership. A browser is sent :func:`columns` of it, a list for
each field, which ``layer/2_decode.js`` turns back into these objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from components.kit.colours import COLOURS
from components.language import Language, language
from components.state.state import LANGUAGES
from data.records import Dataset, Place

STRINGS = (
    "title", "views", "view_world", "view_europe", "view_africa", "view_sweden", "view_fit", "view_fullscreen",
    "zoom_in", "zoom_out", "outside", "partnerships", "none", "list", "list_keys", "list_with", "list_with_more",
    "list_more", "hint_wheel", "hint_touch", "status_active", "status_planned", "status_unverified", "status_ended",
    "legend", "legend_themes", "legend_none", "legend_swedish", "legend_swedish_region", "legend_lines",
)  # fmt: skip
TITLE = ("with_swedish", "unnamed_partner")
"""Texts of a partnership's title, shared with cards."""
CREDIT = "borders"
"""The sources of outlines and coordinates, shared with figures."""
UNIT = 10_000
"""Parts of a degree in the columns, the precision of the tables' coordinates."""


def rows_json(dataset: Dataset, labels: Mapping[str, tuple[float, float, float]]) -> dict[str, Any]:
    """Return places, partnerships, theme groups, colours and texts; references are positions in the dataset.

    ``labels`` has the label point of each country (``geo.outlines.boundaries.country_labels``). Coordinates are in
    degrees. The document depends only on the dataset and the program's texts, so it is cached for ever under its
    revision.
    """
    words = [language(code) for code in LANGUAGES]
    position = {ident: i for i, ident in enumerate(dataset.places)}
    countries = dict.fromkeys([*labels, *(p.country for p in dataset.places.values())])
    return {
        "colours": dict(COLOURS),
        "places": [_place(dataset, p, position, words) for p in dataset.places.values()],
        "partnerships": [
            {
                "id": p.id,
                "swedish": position[p.swedish_place],
                "others": [position[i] for i in p.other_swedish_places],
                "partners": [position[i] for i in p.partner_places],
                "unnamed": list(p.partner_countries),
            }
            for p in dataset.partnerships.values()
        ],
        "groups": [
            {"id": g.id, "colour": g.colour, "shape": g.shape, "label": {w.code: w.label(g) for w in words}}
            for g in dataset.theme_groups.values()
        ],
        "countries": {c: {**{w.code: w.country(c) for w in words}, "at": labels.get(c)} for c in countries},
        "strings": {
            w.code: {key: w.texts[f"map.{key}"] for key in STRINGS}
            | {key: w.texts[f"card.{key}"] for key in TITLE}
            | {CREDIT: w.texts[f"report.{CREDIT}"]}
            for w in words
        },
    }


def columns(rows: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document of :func:`rows_json` as it is sent: places, partnerships and countries by column.

    Names are Swedish, with ``[position, name]`` for each that is another in English; short names are listed where
    they differ from the Swedish name, in the same way. Coordinates are in parts of a degree (``unit``), each the
    difference to the one before. Countries and kinds are positions in lists. Lists that are mostly empty (twins,
    unnamed countries, other Swedish places) are ``[position, list]``; a partnership's first partner is ``partner``
    (-1 for none), further ones ``further``.
    """
    places, partnerships, countries = rows["places"], rows["partnerships"], rows["countries"]
    kinds, codes = [*dict.fromkeys(p["kind"] for p in places)], [*countries]
    return {
        **{key: rows[key] for key in ("colours", "groups", "strings")},
        "unit": UNIT,
        "kinds": kinds,
        "countries": {
            "code": codes,
            **_names("name", [*countries.values()]),
            "at": [c["at"] for c in countries.values()],
        },
        "places": {
            "id": [p["id"] for p in places],
            **_names("name", [p["name"] for p in places]),
            "short": _where([p["short"]["sv"] for p in places], [p["name"]["sv"] for p in places]),
            "short_en": _where([p["short"]["en"] for p in places], [p["short"]["sv"] for p in places]),
            "lat": _steps(round(p["lat"] * UNIT) for p in places),
            "lon": _steps(round(p["lon"] * UNIT) for p in places),
            "country": [codes.index(p["country"]) for p in places],
            "kind": [kinds.index(p["kind"]) for p in places],
            "code": [p["code"] for p in places],
            "twins": _filled(p["twins"] for p in places),
        },
        "partnerships": {
            "id": [p["id"] for p in partnerships],
            "swedish": [p["swedish"] for p in partnerships],
            "others": _filled(p["others"] for p in partnerships),
            "partner": [p["partners"][0] if p["partners"] else -1 for p in partnerships],
            "further": _filled(p["partners"][1:] for p in partnerships),
            "unnamed": _filled(p["unnamed"] for p in partnerships),
        },
    }


def _names(field: str, names: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    swedish = [name["sv"] for name in names]
    return {field: swedish, f"{field}_en": _where([name["en"] for name in names], swedish)}


def _where(texts: Sequence[str], usual: Sequence[str]) -> list[tuple[int, str]]:
    return [(i, own) for i, (own, other) in enumerate(zip(texts, usual, strict=True)) if own != other]


def _filled(lists: Iterable[Sequence[Any]]) -> list[tuple[int, Sequence[Any]]]:
    return [(i, some) for i, some in enumerate(lists) if some]


def _steps(values: Iterable[int]) -> list[int]:
    return [to - before for before, to in pairwise((0, *values))]


def _place(dataset: Dataset, place: Place, position: dict[str, int], words: list[Language]) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": {w.code: w.place(place) for w in words},
        "short": {w.code: w.short(place) for w in words},
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "kind": place.kind,
        "code": place.code,
        "twins": [position[ident] for ident in dataset.bodies[place.id] if ident != place.id],
    }

"""The dataset for the map layer: one JSON document per revision, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
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

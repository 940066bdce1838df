"""The small map's layer: numbers, our own words and addresses, and nothing else in its script."""

from __future__ import annotations

import json
import re

import folium
import pytest

from components.language import language
from components.parts.editing_places.placing_layer import Marker, PlacingLayer

BOUNDS = ((-1.0, 34.0), (0.0, 36.0))


def layer(**changes: str) -> PlacingLayer:
    given = {"world": "../o/world.json", "assets": "../a", "on_move": "f.g"} | changes
    return PlacingLayer([Marker(-0.5, 34.5, 1)], BOUNDS, language("sv"), **given)


def test_the_script_has_numbers_words_and_addresses() -> None:
    drawn = folium.Map(tiles=None)
    layer().add_to(drawn)
    html = drawn.get_root().render()
    found = re.search(r"PartnershipMap\.placing\(map_\w+, (\{.*\}), f\.g\);", html)
    assert found
    sources = json.loads(found[1])
    assert sources["points"] == [[-0.5, 34.5, 1]]
    assert sources["words"]["suggestion"] == "Förslag"
    assert re.findall(r"(?:src|href)=\"(\.\./a/[^\"]+)\"", html) == [
        "../a/map.js",
        "../a/placing.js",
        "../a/map.css",
        "../a/placing.css",
    ]


@pytest.mark.parametrize(
    "wrong", [{"world": "https://example.org/w.json"}, {"assets": "{{7*7}}"}, {"on_move": "f(); g"}]
)
def test_what_is_no_address_or_function_of_ours_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not "):
        layer(**wrong)


@pytest.mark.parametrize("text", ["Nakuru", "{{7*7}}", None])
def test_no_text_becomes_a_marker(text: str | None) -> None:
    with pytest.raises((TypeError, ValueError)):
        PlacingLayer([Marker(0.0, 0.0, text)], BOUNDS, language("sv"), "w", "a", "f")  # type: ignore[arg-type]

"""Every name that stands for a place or a country."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.find import mentions
from geo.link.tokens import token_key
from tests.conftest import TABLES
from tests.geo.link.linked import places

REAL = read_folder(TABLES).dataset


def countries(text: str) -> list[str]:
    return [m.country for m in mentions(REAL, text) if m.country]


def test_countries_in_both_languages() -> None:
    assert countries("Sydafrika, South Africa, Moldavien, Kenyas, rysk-svenska, kenyanska") == [
        *("ZA", "ZA", "MD", "KE", "RU", "SE", "KE"),
    ]


def test_every_place_is_found_by_its_own_name() -> None:
    for place in REAL.places.values():
        # Two districts bear names that many others bear; they need a country or a partner beside them.
        if token_key(place.name.partition(" ")[0]) in ("central", "north") and place.country == "BW":
            continue
        expected = place.same_as or place.id
        assert expected in places(f"Besök i {place.name}."), place.name
        assert {m.confidence for m in mentions(REAL, f"Besök i {place.name}.")} <= {"high", "medium"}

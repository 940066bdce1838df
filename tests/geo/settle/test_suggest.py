"""Suggestions for names of all kinds, with the reason for each and how sure it is."""

from __future__ import annotations

import pytest

from data.editing.row_edits import RowEdit, with_edits
from data.store.revision import Files, loaded_of
from geo.geocoding.geocode import Locator
from geo.settle.places import places_to_settle
from geo.settle.suggest import is_sure, suggestions
from tests.geo.settle.conftest import Drafted


@pytest.mark.parametrize(
    ("name", "country", "first", "reason", "sure"),
    [
        ("Växjö", "SE", "Växjö kommun", "existing", False),
        ("Växjö kommun", "", "Växjö kommun", "existing", False),
        ("Kisumu (Kenya)", "", "Kisumu County", "existing", False),
        ("Nakuru County", "KE", "Nakuru County", "only", True),
        ("Nakuru", "", "Nakuru", "only", True),
        ("Springfield", "US", "Springfield", "several", False),
        ("Миколаїв", "UA", "Mykolayiv", "only", True),
        ("خانيونس", "PS", "Khān Yūnis", "only", True),
        ("Nakuru County", "TZ", "Nakuru County", "elsewhere", False),
        ("Qwertyuiop", "KE", "", "", False),
        ("", "KE", "", "", False),
        ("{{7*7}} %", "KE", "", "", False),
    ],
)
def test_the_first_suggestion(
    drafted: Drafted, locator: Locator, name: str, country: str, first: str, reason: str, sure: bool
) -> None:
    _, place = drafted(name=name, country=country)
    found = suggestions(place, locator)
    assert [(one.name, one.reason) for one in found[:1]] == ([(first, reason)] if first else [])
    assert is_sure(found) == sure
    assert all(one.source for one in found)


def test_homonyms_are_all_there_each_with_its_own_number(drafted: Drafted, locator: Locator) -> None:
    _, place = drafted(name="San Fernando", country="")
    found = suggestions(place, locator)
    assert len({one.source for one in found}) == len(found) == 6
    assert len({(one.country, one.region) for one in found}) == 6
    assert {one.reason for one in found} == {"several", "other"}


@pytest.mark.parametrize(
    ("lat_lon", "sure"), [(("34.4571", "-0.5273"), True), (("-0.5273", "-34.4571"), False)]
)
def test_a_slip_of_a_published_place_is_undone_first(
    published: Files, locator: Locator, lat_lon: tuple[str, str], sure: bool
) -> None:
    cells = dict(zip(("lat", "lon"), lat_lon, strict=True))
    files = with_edits(published, [RowEdit("places", "homa-bay", cells)])
    (place,) = places_to_settle(published, files, loaded_of(files))
    found = suggestions(place, locator)
    assert (found[0].reason, found[0].lat, found[0].lon) == ("slip", -0.5273, 34.4571)
    assert is_sure(found) == sure
    assert all(not one.place_id for one in found)

"""Decisions about a place: what is written, which names are kept, and what else refers to it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.schema.schema import TABLES
from data.store.revision import Files, loaded_of
from geo.geocoding.geocode import Locator
from geo.outlines.points import with_points
from geo.settle.decide import BY_HAND, accepted, is_existing, placed_by_hand, world_region
from geo.settle.places import places_to_settle
from geo.settle.suggest import suggestions
from tests.geo.settle.conftest import NEW, Drafted

PARTNERSHIP = RowEdit(
    "partnerships",
    "vaxjo-new",
    {"swedish_place": "vaxjo", "partner_places": NEW, "programme": "KP", "icld_funded": "yes"},
)


def place_row(files: Files, key: str = NEW) -> dict[str, str]:
    return rows_by_key(TABLES["places"], files)[key]


def assert_settled(published: Files, files: Files, edits: Iterable[RowEdit]) -> Files:
    changed = with_edits(files, edits)
    loaded = loaded_of(changed)
    assert [one for one in with_points(loaded).problems if one.table != "partnerships.csv"] == []
    assert places_to_settle(published, changed, loaded) == ()
    return changed


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        (
            "Nakuru County",
            "KE",
            {"name": "Nakuru County", "short_name": "Nakuru", "kind": "county", "geonames": "184622"},
        ),
        (
            "Миколаїв",
            "UA",
            {"name": "Mykolayiv", "short_name": "Mykolayiv", "kind": "city", "aliases": "Миколаїв"},
        ),
        ("خانيونس", "PS", {"name": "Khān Yūnis", "aliases": "خانيونس", "geonames": "281124"}),
        ("Nakuru (Kenya)", "", {"name": "Nakuru", "country": "KE", "aliases": ""}),
        ("Nakuru County", "TZ", {"country": "KE"}),
        ("Lilongwe", "MW", {"country": "MW", "name": "Lilongwe"}),
    ],
)
def test_an_accepted_suggestion_fills_the_row(
    published: Files, drafted: Drafted, locator: Locator, name: str, country: str, expected: dict[str, str]
) -> None:
    files, place = drafted(PARTNERSHIP, name=name, country=country)
    first = suggestions(place, locator)[0]
    row = place_row(assert_settled(published, files, accepted(files, place, first)))
    assert {column: row[column] for column in expected} == expected
    assert row["coordinate_source"] == first.source
    assert (float(row["lat"]), float(row["lon"])) == pytest.approx((first.lat, first.lon), abs=1e-4)


def test_a_marker_that_was_moved_keeps_the_suggestions_names(
    published: Files, drafted: Drafted, locator: Locator
) -> None:
    files, place = drafted(name="Миколаїв", country="UA")
    first = suggestions(place, locator)[0]
    row = place_row(assert_settled(published, files, accepted(files, place, first, (46.9, 32.0))))
    assert (row["lat"], row["lon"], row["aliases"]) == ("46.9000", "32.0000", "Миколаїв")
    assert row["coordinate_source"] == f"{BY_HAND}; {first.source}"


def test_a_place_without_a_suggestion_is_placed_by_hand(published: Files, drafted: Drafted) -> None:
    files, place = drafted(name="Qwertyuiop", country="")
    row = place_row(assert_settled(published, files, placed_by_hand(files, place, -0.3, 36.07, "KE")))
    assert (row["lat"], row["country"], row["coordinate_source"]) == ("-0.3000", "KE", BY_HAND)
    assert row["name"] == "Qwertyuiop"


def test_references_go_to_the_place_that_is_there_already(
    published: Files, drafted: Drafted, locator: Locator
) -> None:
    article = RowEdit(
        "articles", "ny", {"title": "Ny", "language": "sv", "kind": "article", "programme": "KP"}
    )
    article = RowEdit("articles", "ny", {**(article.cells or {}), "places": f"kisumu;{NEW};vaxjo"})
    files, place = drafted(PARTNERSHIP, article, name="Kisumu (Kenya)", country="", aliases="Кисуму")
    existing = suggestions(place, locator)[0].place_id
    changed = with_edits(files, is_existing(files, place, existing))
    rows = {name: rows_by_key(TABLES[name], changed) for name in ("places", "partnerships", "articles")}
    assert NEW not in rows["places"]
    assert rows["partnerships"]["vaxjo-new"]["partner_places"] == existing == "kisumu"
    assert rows["articles"]["ny"]["places"] == "kisumu;vaxjo"
    before = rows_by_key(TABLES["places"], published)
    assert rows["places"]["kisumu"]["aliases"].split(";") == [
        *filter(None, before["kisumu"]["aliases"].split(";")),
        "Кисуму",
    ]
    assert {key: row for key, row in rows["places"].items() if key != "kisumu"} == {
        key: row for key, row in before.items() if key != "kisumu"
    }
    with pytest.raises(KeyError):
        is_existing(files, place, "nowhere")


def test_every_country_of_the_tables_lies_where_they_say(published: Files) -> None:
    rows = rows_by_key(TABLES["countries"], published)
    assert {key: world_region(key) for key in rows} == {key: row["world_region"] for key, row in rows.items()}
    assert world_region("XX") == ""

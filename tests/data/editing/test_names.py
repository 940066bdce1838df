"""Names for ids: what is found for sure, what is not, and what a new place is called."""

from __future__ import annotations

import pytest

from data.editing.names import MOST_SUGGESTIONS, Names, country_name, kind_of, slug, without_kind
from data.editing.row_edits import rows_by_key
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.revision import files_of


@pytest.fixture
def names(real: Dataset) -> Names:
    files = files_of(real)
    return Names({table.name: rows_by_key(table, files) for table in TABLES.values()})


@pytest.mark.parametrize(
    ("text", "country", "swedish", "key"),
    [
        ("Växjö", "", None, "vaxjo"),
        ("växjö KOMMUN", "", None, "vaxjo"),
        ("Vaxjo", "", True, "vaxjo"),
        ("Växjö stad", "", True, "vaxjo"),
        ("Habo", "", True, "habo"),
        ("Håbo", "", True, "habo-uppland"),
        ("Region Skåne", "", True, "region-skane"),
        ("Skåne", "", True, "region-skane"),
        ("Gotland", "", True, "region-gotland"),
        ("Kalmar", "", True, "kalmar"),
        ("Region Kalmar län", "", True, "region-kalmar-lan"),
        ("Municipality of Baltiysk", "RU", False, "baltiysk"),
        ("Pillau", "", False, "baltiysk"),
        ("Chobe District", "BW", None, "chobe"),
        # Of another kind, in another country, or on the other side: not it.
        ("Chobe Province", "BW", None, ""),
        ("Växjö", "", False, ""),
        ("Chobe", "ZM", None, ""),
        ("Region Växjö", "", True, ""),
        ("", "", None, ""),
    ],
)
def test_a_place_is_found_by_its_names(
    names: Names, text: str, country: str, swedish: bool | None, key: str
) -> None:
    assert names.find("places", text, country, swedish).key == key


def test_of_several_none_is_taken_and_all_are_named() -> None:
    rows = {
        key: {"name": f"Busia {kind}", "short_name": "Busia", "name_sv": "", "kind": kind, "country": country,
              "aliases": "", "same_as": ""}
        for key, kind, country in [("busia-1", "county", "KE"), ("busia-2", "city", "UG")]
    }  # fmt: skip
    two = Names({"places": rows})
    assert two.find("places", "busia").several
    assert two.find("places", "busia").near == ("Busia county (KE): busia-1", "Busia city (UG): busia-2")
    assert two.find("places", "Busia", "UG").key == "busia-2"
    rows["busia-3"] = {**rows["busia-2"], "name": "Ny", "short_name": "Ny"}
    assert two.find("places", "Ny").key == "busia-3"


def test_suggestions_end(names: Names) -> None:
    asked = [bool(names.find("places", f"Vaxholmö{n % 7}").near) for n in range(MOST_SUGGESTIONS + 5)]
    assert asked[0]
    assert not asked[-1]
    assert not names.find("places", "Vaxholmö" * 20).near


@pytest.mark.parametrize(
    ("name", "short", "kind", "ident"),
    [
        ("Kitwe City Council", "Kitwe", "city", "kitwe"),
        ("Homa Bay County", "Homa Bay", "county", "homa-bay-zm"),
        ("Växjö", "Växjö", "other", "vaxjo-zm"),
        ("Municipality of Øst-Æro", "Øst-Æro", "municipality", "ost-aero"),
        ("ኣዲስ ኣበባ", "ኣዲስ ኣበባ", "other", "plats"),
        ("County", "County", "county", "county"),
    ],
)
def test_what_a_new_place_is_called(real: Dataset, name: str, short: str, kind: str, ident: str) -> None:
    assert (without_kind(name), kind_of(name)) == (short, kind)
    assert slug(without_kind(name), real.places, "ZM") == ident
    assert TABLES["places"].columns[0].type.pattern.fullmatch(ident)  # type: ignore[union-attr]


def test_ids_are_counted_when_all_are_taken() -> None:
    assert slug("Kitwe", {"kitwe", "kitwe-zm", "kitwe-zm-2"}, "ZM") == "kitwe-zm-3"
    assert slug("a b", {"a-b"}) == "a-b-2"


def test_a_country_is_named_only_where_the_name_leads_back() -> None:
    assert country_name("ZA", "sv") == "Sydafrika"
    assert country_name("QQ", "sv") == "QQ"

"""Every place of the tables is found by every name it has."""

from dataclasses import replace

import pytest

from data.records import Dataset, Place
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.own_places import own_places
from geo.naming.fold import fold
from geo.naming.spelling import key_of


def spellings(place: Place) -> dict[str, str]:
    name = place.short_name
    genitive = name if name[-1] in "sxz" else f"{name}s"
    return {
        "official": place.name,
        "short": name,
        "genitive": f"{genitive} kommun",
        "bare genitive": genitive,
        "with kommun": f"{name} kommun",
        "English": f"{name} Municipality",
        "capitals": name.upper(),
        "folded": fold(name),
    }


@pytest.mark.parametrize(
    "form", ["official", "short", "genitive", "bare genitive", "with kommun", "English", "capitals"]
)
def test_all_kommuner_in_every_spelling(gazetteer: Gazetteer, real: Dataset, form: str) -> None:
    kommuner = [place for place in real.places.values() if place.kind == "kommun"]
    assert len(kommuner) == 290
    missed = set()
    for place in kommuner:
        result = gazetteer.find(spellings(place)[form])
        if not result or result.place_id not in {place.id, place.same_as}:
            missed.add(place.id)
    assert missed == set()


def test_kommuner_without_diacritics_but_those_that_share_letters(
    gazetteer: Gazetteer, real: Dataset
) -> None:
    for place in (p for p in real.places.values() if p.kind == "kommun"):
        result = gazetteer.find(spellings(place)["folded"], "SE")
        assert result
        if place.id != "habo-uppland":
            assert result.place_id in {place.id, place.same_as}


def test_all_regions_by_all_names_they_have_had(gazetteer: Gazetteer, real: Dataset) -> None:
    for place in (p for p in real.places.values() if p.kind == "region" and p.is_swedish):
        base = place.short_name.removeprefix("Region ").removesuffix(" län")
        stem = base.removesuffix("s")
        names = [
            place.name,
            f"Landstinget {base}",
            f"{stem}s läns landsting",
            f"{stem} County",
            *place.aliases,
        ]
        for name in names:
            result = gazetteer.find(name)
            assert result, name
            assert result.place_id in {place.id, place.same_as} or name == "Gotlands kommun", name


@pytest.mark.parametrize(
    ("name", "place_id", "code"),
    [
        ("Växjös kommun", "vaxjo", "0780"),
        ("Falu kommun", "falun", "2080"),
        ("Gothenburg", "goteborg", "1480"),
        ("Vaexjoe", "vaxjo", "0780"),
        ("Håbo", "habo-uppland", "0305"),
        ("VGR", "region-vastra-gotaland", "14"),
        ("Västerbottens läns landsting", "region-vasterbotten", "24"),
        ("Stockholms läns landsting", "region-stockholm", "01"),
        ("Kopparbergs läns landsting", "region-dalarna", "20"),
        ("Gotland", "region-gotland", "09"),
        ("Gotlands kommun", "gotland", "0980"),
        ("Homa Bay County", "homa-bay", ""),
    ],
)
def test_places_in_the_tables_carry_their_ids(
    gazetteer: Gazetteer, name: str, place_id: str, code: str
) -> None:
    result = gazetteer.find(name)
    assert result
    assert (result.place_id, result.code, result.confidence) == (place_id, code, "high")


@pytest.mark.parametrize(
    "name", ["Калуш", "КАЛУШ", "Кам'янець-Подільський", "камʼянець подільський", "ᲗᲑᲘᲚᲘᲡᲘ", "武汉"]
)
def test_names_in_other_scripts_are_looked_up_like_the_rest(real: Dataset, name: str) -> None:
    aliases = ("Калуш", "Кам’янець-Подільський", "თბილისი", "武汉")
    by_key, _ = own_places([replace(real.places["kalush"], aliases=aliases)], lambda keys, country: [])
    assert [ours.place_id for ours, *_ in by_key[key_of(name)]] == ["kalush"]

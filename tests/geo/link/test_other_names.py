"""Names of places that other bodies, people, streets and places abroad bear, too."""

from __future__ import annotations

import pytest

from tests.geo.link.linked import places


@pytest.mark.parametrize(
    "text",
    [
        # universities, institutes, schools
        "Karlstads universitet söker lärare.",
        "Forskare vid Växjö Water Institute mäter.",
        "Gothenburg Graduate School and Research Centre opens.",
        "She studied at the University of Gothenburg.",
        "Universitetet i Karlstad tar emot studenter.",
        "La Universidad de Gotemburgo, l'Université de Karlstad",
        "Asociación de Kalmar",
        # newspapers, companies, clubs, museums, airports
        "Sundsvalls Tidning skriver om besöket.",
        "Kalmar Vatten AB söker ingenjörer.",
        "Sparbanken Falun delar ut pengar.",
        "Tranås Hockey vann.",
        "Borås konstmuseum är stängt.",
        "Planet landade på Sundsvalls flygplats.",
        "Machakos Country Club hosted the dinner.",
        # people
        "Falun Persson är ny på jobbet.",
        "Anna Kalmar leder mötet.",
        "Samordnaren Eva Kalmar leder mötet.",
        "Professor Kalmar leder mötet.",
        # streets and products
        "Huset ligger på Falun Street.",
        "Huset målades med Falu rödfärg.",
    ],
)
def test_what_bears_a_places_name_is_not_the_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karlstads kommun och Karlstads universitet", ["karlstad"]),
        ("Stockholms stad bygger.", ["stockholm"]),
        ("The municipality of Kalmar met Lund University.", ["kalmar"]),
        ("University town Lund has many bicycles.", ["lund"]),
        ("Universitetsstaden Lund har många cyklar.", ["lund"]),
        ("Kalmar's company for water and its museum", ["kalmar"]),
        ("Machakos Governor and Deputy Governor visit Kalmar.", ["machakos", "kalmar"]),
        ("In Machakos March is hot.", ["machakos"]),
        ("Museet i Falun har öppet.", ["falun"]),
        ("Nu firar Norrlands Umeå.", ["umea"]),
        ("El municipio de Lund y la Universidad de Lund", ["lund"]),
        ("Nytt från Falun\nUniversitetet växer.", ["falun"]),
    ],
)
def test_beside_them_the_place_itself_is_seen(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Busia County Assembly in Kenya", []),
        ("Busia County, Kenya", []),
        ("Det kenyanska länet Busia", []),
        ("Kenya's Busia is a border town.", []),
        ("The border county of Busia grows cotton. Kenya trains its nurses.", []),
        ("Busia in Uganda lies beside Busia in Kenya.", ["busia-uganda"]),
        ("Robertsfors and Busia meet in Kenya.", ["robertsfors", "busia-uganda"]),
        ("Lund in Norway", []),
        ("Växjö in Kenya: a diary", ["vaxjo"]),
    ],
)
def test_a_place_of_that_name_in_another_country_is_another(text: str, found: list[str]) -> None:
    assert places(text) == found

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.naming.wording import MAX_FORMS, country_aliases, readings, stripped, without_wording


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Homa Bay County", "Homa Bay", "county"),
        ("Homa Bay County Government", "Homa Bay", "county"),
        ("uMhlathuze Local Municipality", "uMhlathuze", "municipality"),
        ("City of Tshwane Metropolitan Municipality", "Tshwane", "city"),
        ("Bantul Regency", "Bantul", "district"),
        ("Kabupaten Bantul", "Bantul", "district"),
        ("Kitwe City Council", "Kitwe", "city"),
        ("Moshi District", "Moshi", "district"),
        ("Dong Thap Province", "Dong Thap", "province"),
        ("Thành phố Huế", "Huế", "city"),
        ("Grad Novi Sad", "Novi Sad", "city"),
        ("Opština Čačak", "Čačak", "municipality"),
        ("Municipio de Rionegro", "Rionegro", "municipality"),
        ("Stryi raion", "Stryi", "district"),
        ("Trostyanets hromada", "Trostyanets", "municipality"),
        ("Львівська область", "Львівська", "province"),
        ("Växjö kommun", "Växjö", "municipality"),
        ("Landstinget i Östergötland", "Östergötland", "region"),
        ("Stockholms läns landsting", "Stockholms", "region"),
        ("Kronobergsregionen", "Kronobergs", "region"),
        ("Nilüfer Belediyesi", "Nilüfer", "municipality"),
        ("Kommunen i Lund", "Lund", "municipality"),
        ("Município da Beira", "Beira", "municipality"),
        ("Gobernación del Cauca", "Cauca", "province"),
        ("Conselho Municipal de Quelimane", "Quelimane", "municipality"),
        ("Babati DC", "Babati", "district"),
        ("Kericho county govt", "Kericho", "county"),
        ("Gmina Zakopane", "Zakopane", "municipality"),
        ("Miasto i Gmina Nakło", "Nakło", "municipality"),
        ("Statutární město Olomouc", "Olomouc", "city"),
        ("Okres Žilina", "Žilina", "district"),
        ("Contae Luimnigh", "Luimnigh", "county"),
        ("Dinas Abertawe", "Abertawe", "city"),
        ("Județul Sibiu", "Sibiu", "district"),
        ("Győr Megyei Jogú Város", "Győr", "city"),
        ("Općina Omiš", "Omiš", "municipality"),
        ("Община Русе", "Русе", "municipality"),
        ("Město Kladno", "Kladno", "city"),
        ("Narva linn", "Narva", "city"),
        ("Ogres novads", "Ogres", "district"),
        ("Odense Kommune", "Odense", "municipality"),
        ("Landkreis Cuxhaven", "Cuxhaven", "district"),
        ("Gemeente Zwolle", "Zwolle", "municipality"),
        ("Ville d’Annaba", "Annaba", "municipality"),
        ("Città metropolitana di Catania", "Catania", "province"),
        ("Ajuntament de Girona", "Girona", "municipality"),
        ("Dimos Patreon", "Patreon", "municipality"),
        ("Muhafazat Aswan", "Aswan", "province"),
        ("Changwat Phrae", "Phrae", "province"),
        ("Manispaa ya Iringa", "Iringa", "municipality"),
        ("ქალაქი თელავი", "თელავი", "municipality"),
        ("County Leitrim", "Leitrim", "county"),
    ],
)
def test_wording_comes_off(text: str, name: str, kind: str) -> None:
    forms = {form.text: form for form in without_wording(text)}
    assert forms[text].cost == 0
    assert kind in forms[name].kinds
    assert name in stripped(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Växjös kommun", "Växjö"),
        ("Kirunas", "Kiruna"),
        ("Lvivs kommun", "Lviv"),
        ("Lvivska oblast", "Lviv"),
        ("Poltavska oblast", "Poltava"),
        ("Komuna e Prizrenit", "Prizren"),
        ("Kauno rajonas", "Kaunas"),
        ("Norra Bačka", "north Bačka"),
        ("Sthlms stad", "Stockholm"),
        ("Westerås", "västerås"),
        ("Urząd Miasta Krakowa", "Krakow"),
        ("Oulun kaupunki", "Oulu"),
        ("Δήμος Λάρισας", "Λάρισα"),
        ("Жмеринський район", "Жмерин"),
        ("Wänersborg", "vänersborg"),
    ],
)
def test_inflections_and_directions_are_read(text: str, name: str) -> None:
    assert name in {form.text for form in readings(text)}


def test_swedish_abbreviations_and_old_spellings_are_read_in_sweden_only() -> None:
    read = {form.text: form.only for form in (*readings("Gbg"), *readings("Warberg"))}
    assert read["Göteborg"] == read["varberg"] == {"SE"}
    assert not read["Warberg"]


def test_wording_of_a_language_is_read_where_it_is_spoken() -> None:
    read = {
        form.text: form.only for form in (*without_wording("Svendborg"), *without_wording("Vogelsbergkreis"))
    }
    assert read["Svend"] == {"IS"}
    assert "DE" in read["Vogelsberg"]
    assert "SE" not in read["Vogelsberg"]
    assert not next(form for form in without_wording("Lunds kommun") if form.text == "Lunds").only


@pytest.mark.parametrize("text", ["La Paz", "El Alto", "De Aar", "Los Andes"])
def test_what_joins_wording_to_a_name_stays_where_there_is_no_wording(text: str) -> None:
    assert stripped(text) == [text]


@pytest.mark.parametrize("text", ["Kommun", "County", "City of", "Region", "Municipality", "Kommunen i"])
def test_wording_alone_is_left_alone(text: str) -> None:
    assert all(form.text for form in without_wording(text))


def test_as_written_a_name_says_what_its_wording_says() -> None:
    literal = readings("Stockholm County")[0]
    assert (literal.text, literal.cost, set(literal.kinds)) == ("Stockholm County", 0, {"county"})


def test_country_names_that_locale_data_lack() -> None:
    assert country_aliases()["Burma"] == "MM"


@given(
    st.text()
    | st.lists(st.sampled_from(["city of", "kommun", "County", "Växjös", "stad", "ska"])).map(" ".join)
)
def test_readings_are_bounded_and_have_keys(text: str) -> None:
    forms = readings(text)
    assert len(forms) <= 2 * MAX_FORMS
    assert all(form.key for form in forms if form.cost == 0)

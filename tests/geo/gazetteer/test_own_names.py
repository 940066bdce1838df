"""A place's names in its own scripts are told from all the others that GeoNames has."""

from __future__ import annotations

import pytest

from data.records import Place
from geo.gazetteer.own_names import MOST, own_names, propose, with_names


def place(name: str, country: str, kind: str = "city", geonames: int | None = None, *aliases: str) -> Place:
    return Place(*(name.lower(), name, name, "", kind, country, "", "", 0.0, 0.0, "", aliases, ""), geonames)


@pytest.mark.parametrize(
    ("name", "country", "others", "own"),
    [
        ("Horlivka", "UA", "Горловка;Горлівка;Горлаўка;戈爾洛夫卡;Gorlivka", "Горлівка"),
        ("Ternopil", "UA", "Тернополь;Тернопіль", "Тернопіль"),
        ("Lutsk", "UA", "Луцк;Луцьк;Łuck", "Луцьк"),
        ("Kalush", "UA", "Калуш;Kałusz", "Калуш"),
        ("Kamianets-Podilskyi", "UA", "Каменец-Подольский;Кам’янець-Подільський", "Кам’янець-Подільський"),
        ("Monchegorsk", "RU", "Мончегорск;Мончегорськ;Манчагорск", "Мончегорск"),
        ("Bihać", "BA", "Бихач;Бихаћ;Бихаќ;Біхач", "Бихаћ"),
        ("Čair", "MK", "Чаир", "Чаир"),
        ("Sofia", "BG", "София;Софія;Софиja", "София"),
        ("Tbilisi", "GE", "თბილისი;ქართი;Тбилиси", "თბილისი"),
        ("Jinan", "CN", "济南;济南市;済南;済南市;濟南;濟南市;지난 시", "济南;濟南;济南市"),
        ("Huangshan", "CN", "屯溪;屯溪区;黃山市;黄山;黄山市", "黄山;黄山市"),
        ("Kochi", "IN", "कोच्चि;কোচি;കൊച്ചി", "कोच्चि;കൊച്ചി"),
        ("Jericho", "PS", "أريحا;اریحا;ئەریحا", "أريحا"),
        ("Thai Nguyen", "VN", "Thái Nguyên;Thành Phố Thái Nguyên;ታይ ንጉዬን", "Thái Nguyên"),
        ("Bogotá", "CO", "Bógóta;Bogotà", ""),
        ("Nairobi", "KE", "Найроби;奈洛比", ""),
    ],
)
def test_a_name_of_the_countrys_own(name: str, country: str, others: str, own: str) -> None:
    assert ";".join(own_names(place(name, country), name, others.split(";"))) == own


def test_what_it_has_already_is_not_proposed() -> None:
    kalush = place("Kalush", "UA", "city", 1, "Калуш")
    assert own_names(kalush, "Kalush", ["Калуш"]) == ()


def test_an_old_name_in_latin_letters_finds_its_own_spelling() -> None:
    peja = place("Peja", "XK", "municipality", 1, "Peć", "Pec")
    assert own_names(peja, "Pejë", ["Печ", "Пећ", "Пеќ"]) == ("Пећ",)


def test_a_place_is_not_called_as_its_seat() -> None:
    names = ["武汉", "武汉市", "武漢"]
    assert own_names(place("Hubei", "CN", "province"), "Wuhan", names) == ()
    assert own_names(place("Hankou", "CN"), "Wuhan", names) == ()
    assert own_names(place("Ernakulam", "IN"), "Kochi", ["കൊച്ചി"]) == ()
    assert own_names(place("North Bačka", "RS", "district"), "Subotica", ["Суботица"]) == ()


def test_a_place_gets_few() -> None:
    assert len(own_names(place("X", "KH"), "X", ["ក", "ខ", "គ", "ឃ"])) == MOST


def test_geonames_has_them_by_its_numbers() -> None:
    asked = [
        place("Wuhan", "CN", "city", 1791247),
        place("Hubei", "CN", "province", 1791247),
        place("Kherson", "UA", "city", 706448),
        place("Växjö", "SE", "kommun", 2663536),
        place("Nowhere", "UA"),
    ]
    assert propose(asked) == {"wuhan": ("武汉", "武漢", "武汉市"), "kherson": ("Херсон",)}


def test_nothing_else_in_the_table_changes() -> None:
    table = b'id,name,aliases,same_as\na,"A, B",,\nb,B,"x;y, z",a\nc,C,,\n'
    named = with_names(table, {"a": ["А"], "b": ["Б", "В"]}).decode()
    assert named == 'id,name,aliases,same_as\na,"A, B",А,\nb,B,"x;y, z;Б;В",a\nc,C,,\n'

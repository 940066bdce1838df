import csv
from collections import Counter

from geo.gazetteer.sources import FOLDER, OTHER, OWN, Town, areas, geonames_version, registers, towns
from geo.naming.spelling import key_of


def test_towns_carry_names_but_no_codes_and_no_machine_transcriptions() -> None:
    kept: dict[int, Town] = {}
    source = towns(kept)
    first = [next(source) for _ in range(2000)]
    assert len(kept) == 2000
    names = [name for entry in first for name, own in entry.names if own == OTHER]
    assert names
    assert not [
        name for name in names if name.isascii() and (name.islower() or (len(name) == 3 and name.isupper()))
    ]
    assert all(entry.weight > 0 and entry.source == f"GeoNames {entry.id} {entry.name}" for entry in first)


def seat(ident: int, name: str, country: str, code: str = "05") -> Town:
    return Town(ident, name, country, code, 1.0, 2.0, 10_000)


def test_areas_stand_at_their_seats_with_a_kind() -> None:
    kept = {196742: seat(196742, "Homa Bay", "KE"), 195821: seat(195821, "Kabarnet", "KE")}
    result = {entry.name: entry for entry in areas(kept)}
    assert (result["Homa Bay County"].kind, result["Homa Bay County"].rule) == ("county", "first-namesake")
    assert (result["Baringo"].kind, result["Baringo"].rule) == ("county", "first-seat")
    assert ("Homa Bay", OWN) in result["Homa Bay County"].names


def test_every_south_african_municipality_has_a_place() -> None:
    with (FOLDER / "south-africa.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["kind"] for row in rows) == {"municipality": 205, "district": 44, "city": 8}
    assert len({row["code"] for row in rows}) == len(rows)
    kept = {int(row["seat"]): seat(int(row["seat"]), row["seat_name"], "ZA") for row in rows if row["seat"]}
    result = [entry for entry in registers(kept) if entry.country == "ZA"]
    assert len(result) == 257
    assert sum(entry.rule == "register-hand" for entry in result) == 3
    assert all(-35 < float(row["lat"]) < -22 for row in rows if row["lat"])


def test_area_rows_are_sound() -> None:
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == sorted(rows, key=lambda row: (row["country"], row["parent"], row["code"], row["name"]))
    assert {row["seat_by"] for row in rows} == {"seat", "namesake", "largest"}
    assert all(key_of(row["name"]) and len(row["country"]) == 2 and row["seat"].isdigit() for row in rows)


def test_the_version_of_the_towns_is_known() -> None:
    assert geonames_version().count(".") == 2

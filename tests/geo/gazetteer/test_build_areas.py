from geo.gazetteer.build_areas import Area, AreaTown, _features, build_areas


def town(ident: int, name: str, population: int, second: str = "", feature: str = "") -> AreaTown:
    return AreaTown(ident, name, "KE", "17", population, "Homa Bay County", second, feature)


def test_an_area_stands_at_its_seat_its_namesake_or_its_largest_town() -> None:
    towns = [
        town(1, "Homa Bay", 40_000, feature="PPLA"),
        town(2, "Oyugis", 90_000, "Oyugis District"),
        town(3, "Kosele", 99_000, "Oyugis District"),
        town(4, "Kendu", 5_000, "Karachuonyo"),
        town(5, "Quarter", 9_000, "Karachuonyo", "PPLX"),
    ]
    assert build_areas(towns) == [
        Area("KE", "", "17", "Homa Bay County", 1, "seat"),
        Area("KE", "17", "", "Karachuonyo", 4, "largest"),
        Area("KE", "17", "", "Oyugis District", 2, "namesake"),
    ]


def test_towns_without_areas_make_none() -> None:
    assert build_areas([AreaTown(1, "Lund", "SE", "27", 1, "", "", "")]) == []


def test_feature_codes_are_read_from_protocol_buffers() -> None:
    message = bytes([1 << 3, 84, (7 << 3) | 2, 4]) + b"PPLA" + bytes([9 << 3, 0x80, 0x01])
    assert list(_features(bytes([len(message)]) + message)) == [(42, "PPLA")]

from pathlib import Path

import pytest

from geo.gazetteer.build_area_towns import Town
from geo.gazetteer.build_areas import Area, build_areas, main, write


def town(ident: int, name: str, population: int, second: str = "", feature: str = "") -> Town:
    return Town(ident, name, "KE", "17", population, "Homa Bay County", second, feature)


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
    assert build_areas([Town(1, "Lund", "SE", "27", 1, "", "", "")]) == []


def test_rows_are_written_alike_everywhere(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", ("a", "b"), [("å", 1)])
    assert (tmp_path / "out.csv").read_bytes() == "a,b\nå,1\n".encode()


def test_without_folders_the_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m geo.gazetteer.build_areas" in capsys.readouterr().err

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import manage
from geo.geocoding.geocode import SERVER, USER_AGENT
from tests.geo.server import Server, reply


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SERVER, raising=False)


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(manage.manage, ["locate", *(str(word) for word in words)])
    return result.exit_code, result.stdout, result.stderr


def test_a_name_is_told_in_a_few_lines() -> None:
    code, out, _ = run("Homa Bay", "--country", "KE", "--language", "en")
    assert code == 0
    assert out.splitlines() == [
        "Homa Bay County (county, KE)",
        "  position      -0.5273 34.4571",
        "  in the tables homa-bay",
        "  source        places.csv homa-bay: GeoNames 196742 Homa Bay (county town)",
        "  confidence    high",
    ]


def test_swedish_is_the_default_and_codes_are_shown() -> None:
    code, out, _ = run("Växjös kommun")
    assert code == 0
    assert "  i tabellen  vaxjo, kod 0780\n" in out
    assert "säkerhet    hög" in out


def test_alternatives_are_told() -> None:
    code, out, _ = run("Busia", "--language", "en")
    assert code == 0
    assert "  or            Busia (Busia County, KE) 0.4601 34.1117\n" in out


def test_a_name_that_is_not_found_leaves_with_one() -> None:
    assert run("Qwertyville") == (1, "", "Hittade inte ”Qwertyville”.\n")
    code, _, err = run("Växjö", "--country", "KE", "--language", "en")
    assert (code, err) == (1, "“Växjö” was not found in KE.\n")


def test_json_is_the_record_or_null() -> None:
    code, out, _ = run("Busia", "--format", "json")
    assert code == 0
    matches = json.loads(out)
    assert (matches["place_id"], matches["confidence"]) == ("busia-uganda", "low")
    assert matches["alternatives"][0]["country"] == "KE"
    assert run("Qwertyville", "--format", "json")[:2] == (1, "null\n")


def test_a_file_is_answered_row_by_row(tmp_path: Path) -> None:
    source, target = tmp_path / "names.csv", tmp_path / "out.csv"
    source.write_text("name,country\nVäxjö,SE\nQwertyville,\nHoma Bay,Kenya\n", encoding="utf-8")
    code, out, err = run("--from", source, "--to", target, "--language", "en")
    assert code == 1
    assert out.startswith("2 of 3 names found: 2 with high confidence, 0 medium, 0 low. Written to ")
    assert out.endswith("Not found (1):\n  row 3: Qwertyville\n")
    assert "Locating" in err
    rows = list(csv.DictReader(target.read_text("utf-8").splitlines()))
    assert [row["place_id"] for row in rows] == ["vaxjo", "", "homa-bay"]
    assert [row["code"] for row in rows] == ["0780", "", ""]


def test_a_cell_that_is_not_understood_is_told_with_its_row_and_the_others_are_located(
    tmp_path: Path,
) -> None:
    source, target = tmp_path / "names.csv", tmp_path / "out.csv"
    source.write_text("name,country\nVäxjö,Schweden\nNewport, Wales,GB\nVäxjö,SWE\n", encoding="utf-8")
    code, out, _ = run("--from", source, "--to", target, "--language", "en")
    assert code == 1
    assert "is not understood (1); write a code such as KE or the country's name:\n  row 2: Schweden\n" in out
    assert "More cells than headings (1)" in out
    assert out.endswith("\n  row 3\n")
    assert [row["place_id"] for row in csv.DictReader(target.read_text("utf-8").splitlines())] == [
        "",
        "",
        "vaxjo",
    ]
    code, out, _ = run("--from", source, "--to", target, "--format", "json")
    report = json.loads(out)
    assert (report["no_country"], report["too_wide"], report["found"]) == (["Schweden"], [3], 1)


def test_all_found_leaves_with_zero_and_json_sums_up(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name\nLund\n")
    code, out, _ = run("--from", tmp_path / "names.csv", "--to", tmp_path / "out.csv", "--format", "json")
    assert code == 0
    summary = {"rows": 1, "found": 1, "high": 1, "medium": 0, "low": 0, "not_found": [], "unanswered": []} | {
        "no_country": [],
        "too_wide": [],
    }
    assert json.loads(out) == summary


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "names.csv kan inte läsas (No such file or directory)."),
        ("", "names.csv är tom; den ska ha en rubrikrad med name och country."),
        ("namn\nLund\n", "names.csv saknar kolumnen name; första raden har: namn."),
        ('name\n"Lund\n', "names.csv, rad 2: ett citattecken stängs aldrig eller står fel."),
    ],
)
def test_a_bad_file_gives_one_sentence(tmp_path: Path, content: str | None, sentence: str) -> None:
    if content is not None:
        (tmp_path / "names.csv").write_text(content)
    assert run("--from", tmp_path / "names.csv", "--to", tmp_path / "out.csv") == (2, "", f"{sentence}\n")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("words", [(), ("Lund", "--from", "a.csv", "--to", "b.csv"), ("--from", "a.csv")])
def test_half_a_question_is_a_mistake(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_country_that_is_none_is_a_sentence() -> None:
    expected = "“Kenja” is not a country; write a code such as KE or the country's name.\n"
    assert run("Lund", "--country", "Kenja", "--language", "en") == (2, "", expected)


def test_settings_that_cannot_be_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SERVER, "http://example.org")
    code, _, err = run("Lund", "--language", "en")
    assert code == 2
    assert err.startswith(f"{SERVER} must be an address that begins with https://")
    monkeypatch.setenv(SERVER, "https://example.org")
    monkeypatch.delenv(USER_AGENT, raising=False)
    assert run("Lund", "--language", "en")[2].startswith(f"{USER_AGENT} must say who is asking")


def test_no_answer_is_told_apart_from_unknown(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    from data.files.cache_folder import CACHE_VARIABLE
    from geo.gazetteer.index import index_path

    index_path(tmp_path).symlink_to(index_path())
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.setenv(SERVER, server.url)
    monkeypatch.setenv(USER_AGENT, "test")
    server.behave = lambda handler: reply(handler, b"oops", 500)
    (tmp_path / "names.csv").write_text("name\nLund\nQwertyville\n")
    code, out, _ = run("--from", tmp_path / "names.csv", "--to", tmp_path / "out.csv", "--language", "en")
    assert code == 1
    assert "No response for (1): The online service did not respond" in out
    assert "Not found" not in out

"""Every kind of problem that the code can find is said in both languages, and no other."""

import ast
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.files.messages import load_texts
from data.plain_text import FAULTS
from data.reading.load import NOTES, Loaded
from data.reading.problem_messages import closing, sentence
from data.records import Problem
from data.schema.schema import TABLES

HERE = Path(__file__).parents[3] / "data"
TEXTS = load_texts("data.reading", "messages.toml")
KINDS = {key.removeprefix("kinds."): both for key, both in TEXTS.items() if key.startswith("kinds.")}

POINTS = ("point", "point-exchanged", "point-minus", "point-exchanged-minus")
"""What ``geo.outlines.points`` may say of a place."""

Change = Callable[..., Loaded]


def kinds_in_code() -> Iterator[str]:
    """Constants where a Problem or a Finding has its kind, and the types of cells from the schema."""
    # What is brought in has kinds of its own besides: tests/data/editing/test_incoming.py.
    for path in (path for path in HERE.rglob("*.py") if path.parent.name != "editing"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            at = {"Problem": 4, "Finding": 2, "problem": 1}.get(node.func.id)
            words = [keyword.value for keyword in node.keywords if keyword.arg == "kind"]
            places = [*words, *(node.args[at : at + 1] if at is not None else [])]
            for place in places:
                if isinstance(place, ast.Constant) and isinstance(place.value, str):
                    yield place.value
    yield from ("cell-length", "quotes", "reference", "not-loaded", "missing-file", "added-file")
    yield from (*POINTS, *FAULTS)
    yield from (column.type.name for table in TABLES.values() for column in table.columns)


def test_every_kind_is_said_and_no_other() -> None:
    assert set(kinds_in_code()) == set(KINDS)


def test_every_problem_is_a_sentence_with_something_to_do_in_it() -> None:
    for kind, both in KINDS.items():
        for text in both.values():
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            of_point = {"there", "wanted", "better"} if kind in POINTS else set()
            assert fields <= {"value", "letters", "allowed", "consequence", *of_point}, kind
            # At least two clauses.
            assert kind in NOTES or re.fullmatch(r"[^A-ZÅÄÖ].*[,;].*\.", text), (kind, text)


def test_a_point_in_words() -> None:
    problem = Problem("places.csv", 9, "lat", "26.6, 40.1", "point-exchanged", "SA | TR | 40.1, 26.6")
    assert sentence(problem, "en") == (
        "places.csv, row 9, column lat: 26.6, 40.1 lies in Saudi Arabia, not in Türkiye; latitude and longitude "
        "seem to be swapped, write 40.1, 26.6."
    )
    problem = Problem("places.csv", 9, "lat", "0, 0", "point", " | Lund | ")
    assert sentence(problem, "sv") == (
        "places.csv, rad 9, kolumn lat: 0, 0 ligger i havet, inte i Lund; rätta lat och lon."
    )


def test_a_latitude_in_words(change: Change) -> None:
    (problem,) = change("places.csv", "55.6618", "557.6").problems
    assert sentence(problem, "en") == (
        "places.csv, row 5, column lat: “557.6” is not a latitude, write a number from -90 to 90 with a decimal "
        "point; the row is left out until this is corrected."
    )
    assert sentence(problem, "sv") == (
        "places.csv, rad 5, kolumn lat: ”557.6” är ingen latitud, skriv ett tal från -90 till 90 med "
        "decimalpunkt; raden är inte med förrän det är rättat."
    )


@pytest.mark.parametrize(
    ("problem", "where", "words"),
    [
        (
            Problem("projects.csv", 3, "themes", "joy", "reference", "id in themes.csv"),
            "projects.csv, rad 3, kolumn themes",
            "”joy” finns inte, skriv ett id i themes.csv; värdet är inte med förrän det är rättat.",
        ),
        (
            Problem("projects.csv", 3, "end", "2014", "date-order", "2015"),
            "projects.csv, rad 3, kolumn end",
            "slutet 2014 ligger före början 2015, rätta det ena; cellen räknas som tom",
        ),
        (
            Problem("partnerships.csv", 3, "partner_places", "x", "not-loaded", "id in places.csv"),
            "partnerships.csv, rad 3, kolumn partner_places",
            "”x” hänvisar till en rad som inte lästes in, rätta först den raden; värdet är inte med",
        ),
        (
            Problem("partnerships.csv", 3, "partner_places", "x", "not-loaded", "id in places.csv"),
            "partnerships.csv, rad 3, kolumn partner_places",
            "och inte heller raden om inget annat värde finns kvar.",
        ),
        (
            Problem("places.csv", 0, "", "", "missing-file", "places.csv"),
            "places.csv",
            "filen saknas, lägg den i mappen.",
        ),
        (
            Problem("places.csv", 7, "", "12", "columns", "13"),
            "places.csv, rad 7",
            "raden har 12 celler i stället för 13, se efter om ett kommatecken eller citattecken saknas",
        ),
    ],
)
def test_other_problems_in_words(problem: Problem, where: str, words: str) -> None:
    message = sentence(problem, "sv")
    assert message.startswith(f"{where}: ")
    assert words in message


def test_what_stands_in_a_cell_is_shown_as_text_only() -> None:
    value = "{table} {0.__class__} \x1b[31m " + "x" * 100
    message = sentence(Problem("places.csv", 2, "lat", value, "lat", ""), "en")
    assert "{table} {0.__class__} \N{REPLACEMENT CHARACTER}[31m xxx" in message
    assert "\x1b" not in message
    assert "…”" in message


def test_a_problem_with_a_table_that_nobody_knows(change: Change) -> None:
    assert sentence(Problem("upload.xlsx", 0, "", "", "empty-file", ""), "sv").startswith(
        "upload.xlsx: filen är tom"
    )


def test_the_closing_line(change: Change) -> None:
    sound = change("places.csv", "Lund;Lund kommun", "Lund")
    assert closing(sound, "sv") == "Inga problem. Inläst: 13 platser, 6 partnerskap, 18 projekt, 3 artiklar."
    bad = change("places.csv", "55.6618", "557.6")
    assert closing(bad, "en") == (
        "Problems: 1, in places.csv. Loaded: 12 places, 6 partnerships, 18 projects, 3 articles."
    )

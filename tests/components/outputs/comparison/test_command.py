"""``manage.py show`` and ``compare``: any two publications, in the words of the editors' page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import manage
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of
from data.store.store import open_store
from tests.test_manage import run

PROJECT = "region-gotland-kibaha-2"
Out = tuple[int, str, str]


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Dataset) -> Path:
    """Three publications: the sample, a changed title, and a year of totals instead of another."""
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setattr(manage, "now", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    store = open_store(str(path))
    first = files_of(sample)
    second = with_edits(first, [RowEdit("projects", PROJECT, {"title": "Jämställdhet"})])
    totals = [
        RowEdit("coverage", "2019", {"projects": "17", "note_sv": "Räknat för hand"}),
        RowEdit("coverage", "2024", None),
    ]
    third = with_edits(second, [*totals, RowEdit("partnerships", "vaxjo-vushtrri", {"icld_funded": "no"})])
    for number, (files, day) in enumerate(((first, 1), (second, 2), (third, 20))):
        moment = datetime(2026, 11, day, 12, tzinfo=UTC)
        store.publish(loaded_of(files).dataset, "Anna", f"Anteckning {number + 1}", number, moment)
    return path


def test_the_first_publication_is_told_in_numbers() -> None:
    code, out, err = run("show", "1", "--language", "en")
    assert (code, err) == (0, "")
    assert "Projects: 18 new" in out.splitlines()
    assert "  Partnerships: 0 + 6 = 6" in out.splitlines()
    assert PROJECT not in out


def test_show_prints_the_cells_of_rows_that_came_and_went() -> None:
    lines = run("show", "3", "--language", "sv")[1].splitlines()
    came = lines.index("  + 2019")
    assert lines[came - 1] == "Totaler per år: en ny och en borttagen"
    assert lines[came : came + 4] == [
        "  + 2019",
        "      projects: ”17”",
        "      note_sv: ”Räknat för hand”",
        "  - 2024",
    ]
    assert "  Aktiva på kartan: 2 − 1 = 1" in lines
    assert "  Döljs: Växjö – Vushtrri. Visas inte längre på kartan. Status före: Aktivt." in lines
    assert "  Ett partnerskap visas inte längre på kartan: Växjö – Vushtrri." in lines
    assert "  ~ Växjö – Vushtrri [vaxjo-vushtrri]  Finansierat av ICLD: ”Ja” → ”Nej”" in lines


SAME = [
    (("show", "2"), ("compare", "--from", "1", "--to", "2")),
    (("show", "3", "--against", "1"), ("compare", "--from", "1")),
    (("show", "2"), ("compare", "--from", "2026-11-01", "--to", "2026-11-19")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_pair_is_told_in_the_same_words_however_it_is_named(one: list[str], other: list[str]) -> None:
    told: Callable[..., Out] = lambda words: run(*words, "--language", "en")  # noqa: E731
    assert told(one) == told(other)
    assert "“Gender Equity project” → “Jämställdhet”" in told(one)[1]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("show", "5"), 1, "There is no revision 5. The newest is 3"),
        (("show", "2", "--against", "9"), 1, "There is no revision 9"),
        (("compare", "--from", "2026-10-01"), 1, "Nothing was published by the end of 1 October 2026"),
        (("compare", "--from", "snart"), 2, "'snart' is neither the number of a publication nor a day"),
        (("compare", "--from", "0"), 2, "neither the number"),
        (("show", "0"), 2, ""),
        (("compare",), 2, "--from"),
    ],
)
def test_what_cannot_be_compared_is_said(words: tuple[str, ...], code: int, message: str) -> None:
    result = run(*words, "--language", "en")
    assert (result[0], result[1]) == (code, "")
    assert message in result[2]


def test_the_same_twice_has_no_changes() -> None:
    assert run("compare", "--from", "2", "--to", "2", "--language", "en")[1].splitlines()[-1] == (
        "No changes against revision 2."
    )


def test_a_damaged_publication_is_told(path: Path) -> None:
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text("UPDATE map_revision SET note = 'x' WHERE number = 2"))
    code, out, err = run("show", "3", "--language", "en")
    assert (code, out) == (4, "")
    assert "Revision 2 is damaged" in err

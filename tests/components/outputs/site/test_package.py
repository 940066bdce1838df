"""The site and the hand-over package of a publication."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.store_proof import variant
from data.records import Dataset
from data.store.handover_package import check_package
from data.store.served import forget
from data.store.store import Store, open_store
from tests.conftest import ROOT
from tests.data.store.conftest import NOW
from tests.test_manage import run


@pytest.fixture
def store(tmp_path: Path, sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Two publications, the first with "Before" and the second with "After" in one cell."""
    path = tmp_path / "store.sqlite"
    built = open_store(str(path))
    for parent, text in enumerate(("Before", "After")):
        built.publish(variant(sample, text), "Anna", "Nytt", parent, NOW)
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(ROOT / "tests" / "data" / "sample"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    yield built
    forget()


def test_the_site_is_that_of_the_newest_publication_or_of_the_one_that_is_asked_for(
    store: Store, tmp_path: Path
) -> None:
    for number, words in ((2, ()), (1, ("--revision", "1"))):
        folder = tmp_path / f"site-{number}"
        assert run("site", "--to", folder, *words)[0] == 0
        tables = {path.name: path.read_bytes() for path in (folder / "data" / "tables").glob("*.csv")}
        assert tables == dict(store.get(number).files)
        held = f"{number} {store.get(number).loaded.dataset.revision}"
        assert f'data-revisions="{held}"' in (folder / "embed.html").read_text(encoding="utf-8")


def test_a_publication_that_is_not_there_leaves_no_site(store: Store, tmp_path: Path) -> None:
    code, _, message = run("site", "--to", tmp_path / "site", "--revision", "3")
    assert code != 0
    assert "3" in message
    assert not (tmp_path / "site").exists()


def test_a_package_holds_everything_and_says_so_itself(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    code, message, _ = run("publish", "--package", path, "--language", "en")
    assert (code, "revision 2" in message) == (0, True)
    assert check_package(path.read_bytes()) == []
    with zipfile.ZipFile(path) as zipped:
        names = {name.partition("/")[2] for name in zipped.namelist()}
        tables = {
            n.rpartition("/")[2]: zipped.read(f"partnerskapskartan-2/{n}")
            for n in names
            if n.startswith("tables/")
        }
    assert dict(store.get(2).files).items() <= tables.items()
    assert {
        "README.txt",
        "history.csv",
        "data-dictionary.md",
        "site/index.html",
        "site/en/index.html",
    } <= names
    assert {"boundaries/sweden.json", "figures/partnerskap_aktiva_a4-liggande_2026-11-22.svg"} <= names


@pytest.mark.parametrize(
    "words", [(), ("--from", "tests/data/sample"), ("--from", "tests/data/sample", "--note", " ")]
)
def test_publishing_asks_for_what_it_needs(words: tuple[str, ...]) -> None:
    assert run("publish", *words)[0] == 2


def test_a_package_that_cannot_be_written_is_told_in_words(store: Store, tmp_path: Path) -> None:
    code, _, message = run("publish", "--package", tmp_path / "missing" / "p.zip", "--language", "en")
    assert (code, "cannot be written" in message) == (1, True)

"""The commands on a draft's places and articles: what they list, what they save, and how they end."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import manage
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.reading.load import Loaded
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import Drafts
from data.store.revision import Files, files_of, loaded_of
from data.store.store import Store, open_store
from tests.test_manage import run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACES = (
    RowEdit("places", "nakuru", {"name": "Nakuru County", "country": "KE", "kind": "county"}),
    RowEdit("places", "springfield", {"name": "Springfield", "country": "US", "kind": "city"}),
    RowEdit("places", "nowhere", {"name": "Qwertyuiop\x1b[2J", "country": "KE", "kind": "other"}),
)
LISTING = """title;url;date;teaser;language
Unga i Växjö och An Giang möts;https://icld.se/nytt;2026-10-02;Ett möte i Vietnam om klimat;sv
Om något helt annat;https://icld.se/annat;2026-10-03;Ingen plats alls;sv
{known}
"""
KNOWN = "langsiktiga-partnerskap"


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: Dataset) -> Drafts:
    """A store with one publication and a draft, 1, in which three places are new."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("LOGNAME", "anna")
    monkeypatch.setattr(manage, "now", lambda: NOW)
    store: Store = open_store(str(tmp_path / "store.sqlite"))
    store.publish(real, "Anna", "Först", 0, NOW)
    drafts = Drafts(store)
    drafts.create("Juni", "Berit", 1, with_edits(files_of(real), PLACES), NOW)
    return drafts


@pytest.fixture
def listing(tmp_path: Path, real: Dataset) -> Path:
    known = real.articles[KNOWN]
    path = tmp_path / "listing.csv"
    path.write_text(LISTING.format(known=f'"{known.title}";{known.url};;;sv'), "utf-8")
    return path


def places(files: Files) -> dict[str, str]:
    rows = rows_by_key(TABLES["places"], files)
    return {edit.key: rows[edit.key]["coordinate_source"] for edit in PLACES}


def test_places_are_listed_with_reasons_and_nothing_is_saved(drafts: Drafts) -> None:
    code, out, err = run("settle", "--draft", "1", "--language", "en")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "Places in draft 1, “Juni”, that need a position: 3",
        "Nakuru County [nakuru], Kenya",
        "  The place is new in the draft and has no position yet.",
    ]
    assert lines[3].startswith("  1. Nakuru County (county, ")
    assert lines[3].endswith("Kenya), certain: Only this place fits the name.")
    assert "Source: GeoNames" in lines[4]
    assert "uncertain: Several places fit equally well. This is the largest." in out
    assert "The gazetteer has no such name." in out
    assert "\x1b" not in out
    assert lines[-2:] == [
        "Certain suggestions: 1. Add --accept-sure to accept them.",
        "To be decided on the page Editing: 2.",
    ]
    assert drafts.get(1).entry.version == 1


def test_only_certain_suggestions_are_accepted(drafts: Drafts) -> None:
    code, out, _ = run("settle", "--draft", "1", "--accept-sure", "--language", "en")
    assert code == 0
    accepted, saved, left = out.splitlines()[-3:]
    assert accepted.startswith("Accepted Nakuru County [nakuru]: -0.")
    assert (saved, left) == ("Saved in draft 1, “Juni”.", "To be decided on the page Editing: 2.")
    draft = drafts.get(1)
    assert (draft.entry.version, draft.entry.editor) == (2, "anna")
    sources = places(draft.files)
    assert sources["nakuru"].startswith("GeoNames ")
    assert (sources["springfield"], sources["nowhere"]) == ("", "")
    again = run("settle", "--draft", "1", "--accept-sure", "--language", "en")[1]
    assert "No suggestion is certain. Nothing was saved." in again
    assert drafts.get(1).entry.version == 2


def test_a_draft_without_such_places_says_so(drafts: Drafts, real: Dataset) -> None:
    drafts.create("Juli", "Berit", 1, files_of(real), NOW)
    sentence = "Every place in draft 2, “Juli”, has a position that agrees with its country.\n"
    assert run("settle", "--draft", "2", "--accept-sure", "--language", "en") == (0, sentence, "")


def test_new_articles_are_shown_with_the_words_that_say_so(drafts: Drafts, listing: Path) -> None:
    code, out, err = run("articles", listing, "--draft", "1", "--language", "en")
    assert (code, err) == (0, "Reading as csv.\n")
    lines = out.splitlines()
    assert lines[0] == "new     Unga i Växjö och An Giang möts"
    assert (
        "            Växjö – An Giang [vaxjo-an-giang]: the text says “Växjö”, “An Giang” (certain)" in lines
    )
    assert any(
        line.startswith("            ") and "[climate]" in line and "(likely)" in line for line in lines
    )
    assert "          The text names no known place, partnership or theme." in lines
    assert any(line.startswith("same ") and line.endswith(f"  = {KNOWN}") for line in lines)
    assert "Articles in the source: 3. New: 2, changed: 0, same: 1." in lines
    assert lines[-2].startswith("Certain: 1, whose language is known")
    assert lines[-1] == "New articles to be decided on the page Editing: 1."
    assert drafts.get(1).entry.version == 1


def test_certain_articles_are_added_with_what_is_certain(drafts: Drafts, listing: Path) -> None:
    before = set(rows_by_key(TABLES["articles"], drafts.get(1).files))
    code, out, _ = run("articles", listing, "--draft", "1", "--accept-sure", "--language", "en")
    key = "unga-i-vaxjo-och-an-giang-mots"
    assert code == 0
    assert out.splitlines()[-3:-1] == [
        f"Added Unga i Växjö och An Giang möts [{key}]",
        "Saved in draft 1, “Juni”.",
    ]
    rows = rows_by_key(TABLES["articles"], drafts.get(1).files)
    assert set(rows) - before == {key}
    assert (rows[key]["places"], rows[key]["themes"]) == ("vaxjo;an-giang", "")
    assert (rows[key]["partnerships"], rows[key]["countries"]) == ("vaxjo-an-giang", "VN")


def test_an_address_that_cannot_be_read_is_told_and_the_command_leaves_with_1(tmp_path: Path) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text("http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b\n", "utf-8")
    code, out, err = run("articles", path, "--draft", "1", "--language", "en")
    assert (code, out) == (1, "Articles in the source: 0. New: 0, changed: 0, same: 0.\n")
    assert "Addresses that could not be read: 2" in err
    path.write_text("".join(f"http://127.0.0.1:9/{n}\n" for n in range(51)), "utf-8")
    code, _, err = run("articles", path, "--draft", "1", "--language", "en")
    assert (code, "has more than 50 addresses" in err) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("settle", "--draft", "9"), 1, "There is no draft 9"),
        (("articles", "-", "--draft", "9"), 1, "There is no draft 9"),
        (("articles", "/no/such/file", "--draft", "1"), 1, "/no/such/file"),
        (("settle",), 2, "--draft"),
        (("articles", "-"), 2, "--draft"),
    ],
)
def test_what_is_refused_says_why(words: tuple[str, ...], code: int, message: str) -> None:
    result = run(*words, "--language", "en")
    assert (result[0], result[1]) == (code, "")
    assert message in result[2]


def test_whoever_saves_second_is_told(drafts: Drafts, listing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded_meanwhile(files: Files) -> Loaded:
        # Somebody saves while the command is under way.
        drafts.save(1, 1, "Cecilia", drafts.get(1).files, NOW)
        return loaded_of(files)

    monkeypatch.setattr("geo.settle.command.loaded_of", loaded_meanwhile)
    code, out, err = run("articles", listing, "--draft", "1", "--accept-sure", "--language", "en")
    assert (code, "Saved in draft" in out) == (3, False)
    assert "Cecilia has saved draft 1" in err

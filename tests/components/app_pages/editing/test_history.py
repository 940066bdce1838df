"""The history: what each publication changed, any two compared, and any one put back or downloaded."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import history
from data.editing.read_incoming import read_upload
from data.editing.roles import Editor
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, Browser, texts

PROJECT = "region-gotland-kibaha-2"


@pytest.fixture(autouse=True)
def three(store: Store, sample: Dataset) -> Store:
    """Revision 2 has another title, revision 3, a day later, a new row."""
    second = with_edits(files_of(sample), [RowEdit("projects", PROJECT, {"title": "Jämställdhet <b>"})])
    third = with_edits(
        second, [RowEdit("coverage", "2019", {"projects": "17", "note_en": "Counted by hand"})]
    )
    store.publish(loaded_of(second).dataset, "Berit", "Ny titel", 1, NOW + timedelta(hours=1))
    store.publish(loaded_of(third).dataset, "Cilla", "Ett år till", 2, NOW + timedelta(days=1))
    return store


def address(app: AppTest) -> dict[str, str]:
    return {name: "".join(value) for name, value in app.query_params.items() if name != "language"}


def undo_keys(app: AppTest) -> list[str]:
    return [str(b.key) for b in app.button if str(b.key).startswith("history-undo")]


def test_every_publication_is_listed_with_what_it_changed(browser: Browser) -> None:
    shown = texts(browser("history", role="viewer").run())
    for words in (
        *("3 publications", "Ett år till", "23 Nov 2026 10:30, Cilla", "Rows: one new", "Rows: one changed"),
        *("public now", "The first publication", "?section=history&amp;language=en&amp;revision=2"),
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        (
            {"revision": 2},
            ["Revision 2 compared with revision 1", "Jämställdhet &lt;b&gt;"],
            ["Counted by hand"],
        ),
        (
            {"revision": 3},
            ["Revision 3 compared with revision 2", "Counted by hand"],
            ["Gender Equity project</del"],
        ),
        ({"revision": 3, "against": 1}, ["Counted by hand", "Jämställdhet &lt;b&gt;"], []),
        ({"revision": 1, "against": 3}, ["Revision 1 compared with revision 3", "Removed"], []),
        ({"revision": 2, "against": 2}, ["holds the same as"], ["Counts before"]),
        ({"revision": 1}, ["Revision 1, the first", "nothing before it"], []),
        ({"revision": 9}, ["There is no revision 9"], ["Counts before"]),
    ],
)
def test_an_address_opens_a_comparison(
    browser: Browser, query: dict[str, int], there: list[str], absent: list[str]
) -> None:
    shown = texts(browser("history", role="viewer", **query).run())
    assert [words for words in there if words not in shown] == []
    assert [words for words in absent if words in shown] == []


def test_two_publications_or_days_are_chosen(browser: Browser) -> None:
    app = browser("history").run()
    app.selectbox[0].set_value(1)
    app.selectbox[1].set_value(3)
    app.button(key="history-compare").click().run()
    assert address(app) == {"section": "history", "revision": "3", "against": "1"}
    app.date_input(key="history-day-from").set_value(date(2026, 11, 22))
    app.date_input(key="history-day-to").set_value(date(2026, 11, 23))
    app.button(key="history-compare-days").click().run()
    assert address(app) == {"section": "history", "revision": "3", "against": "2"}
    app.date_input(key="history-day-from").set_value(date(2026, 11, 1))
    app.button(key="history-compare-days").click().run()
    assert "Nothing was published by the end of 1 November 2026" in texts(app)
    app.button(key="history-close").click().run()
    assert address(app) == {"section": "history"}


@pytest.mark.parametrize(
    ("opened", "back", "title"), [(3, 2, "Jämställdhet <b>"), (1, 1, "Gender Equity project")]
)
def test_a_publisher_puts_a_revision_back_after_seeing_what_that_changes(
    browser: Browser, store: Store, opened: int, back: int, title: str
) -> None:
    app = browser("history", revision=opened).run()
    app.button(key="history-undo").click().run()
    shown = texts(app)
    assert f"Put revision {back} back?" in shown
    assert "Counted by hand" in shown
    assert app.text_input(key="history-note").value == f"Revision {back} published again."
    app.button(key="history-undo-no").click().run()
    assert store.head_number() == 3
    app.button(key="history-undo").click().run()
    app.button(key="history-undo-yes").click().run()
    newest = store.newest()
    assert newest
    assert (newest.entry.number, newest.entry.parent, newest.entry.author) == (4, 3, "Anna")
    assert newest.entry.note == f"Revision {back} published again."
    assert newest.loaded.dataset.projects[PROJECT].title == title
    assert f"Revision {back} is published again, as revision 4" in texts(app)
    assert address(app) == {"section": "history", "revision": "4"}


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_nobody_else_is_offered_to_put_one_back(browser: Browser, role: str) -> None:
    assert undo_keys(browser("history", role=role, revision=3).run()) == []


def test_who_may_publish_no_more_cannot_put_one_back(browser: Browser, store: Store) -> None:
    app = browser("history", revision=3).run()
    app.button(key="history-undo").click().run()
    app.session_state["signed-in"] = Editor("Anna", "editor")
    app.button(key="history-undo-yes").click().run()
    assert not app.exception
    assert store.head_number() == 3


def test_what_somebody_published_meanwhile_is_not_undone(
    browser: Browser, store: Store, sample: Dataset
) -> None:
    app = browser("history", revision=3).run()
    app.button(key="history-undo").click().run()
    store.publish(sample, "Berit", "Allt som först", 3, NOW)
    app.button(key="history-undo-yes").click().run()
    assert store.head_number() == 4
    assert "Somebody else was quicker" in texts(app)


def test_a_damaged_revision_is_told_and_the_others_stay_readable(browser: Browser, path: Path) -> None:
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text("UPDATE map_revision SET note = 'x' WHERE number = 2"))
    shown = texts(browser("history").run())
    assert "Cannot be compared" in shown
    assert "Ett år till" in shown
    app = browser("history", revision=2).run()
    assert "Revision 2 is damaged" in texts(app)
    assert undo_keys(app) == []
    assert "Counted by hand" in texts(browser("history", revision=3, against=1).run())


def test_any_revision_is_downloaded_as_it_was_published(
    browser: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: dict[str, bytes] = {}

    def watched(_label: str, **given: Any) -> bool:
        offered[given["file_name"]] = given["data"]()
        return False

    monkeypatch.setattr(history.st, "download_button", watched)
    texts(browser("history", role="viewer", revision=2).run())
    files = store.get(2).files
    with zipfile.ZipFile(io.BytesIO(offered["partnerskapskartan-2.zip"])) as zipped:
        for name, content in files.items():
            assert zipped.read(f"partnerskapskartan-2/tables/{name}") == content
    before = with_edits(files, [RowEdit("projects", PROJECT, {"title": "Annat", "note_en": "Annat"})])
    incoming = read_upload(offered["partnerskapskartan-2.xlsx"], "2.xlsx", before, NOW.date())
    again = with_edits(before, incoming.edits)
    assert again["projects.csv"] == files["projects.csv"]

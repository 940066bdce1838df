"""The list of drafts: begun, opened, discarded and brought back, and moved onto what was published since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from bench.store_proof import variant
from components.app_pages.editing.drafts import SHOWN
from components.language import language
from data.editing.roles import Editor
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, Browser, texts
from tests.components.app_pages.editing.typing_section import PROJECT


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"drafts-{key}").click().run()


def keys(app: AppTest) -> list[str]:
    return [str(button.key).removeprefix("drafts-") for button in app.button]


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files_of(sample), NOW)


def test_a_newcomer_begins_a_draft(browser: Browser, drafts: Drafts) -> None:
    app = browser("drafts").run()
    assert "How to begin" in texts(app)
    press(app, "begin-button")
    assert "First write what is going to change." in texts(app)
    app.text_input(key="drafts-title").set_value(" Nya projekt ").run()
    press(app, "begin-button")
    (entry,) = drafts.entries()
    assert (entry.title, entry.author, entry.parent) == ("Nya projekt", "Anna", 1)
    assert dict(app.query_params).keys() == {"section", "language", "draft"}
    shown = texts(browser("drafts", "Berit", language="sv").run())
    assert "How to begin" not in shown
    assert "Så börjar du" not in shown
    for words in ("Nya projekt", "Inget är ändrat än", "Påbörjat av Anna 22 nov. 2026 10:30", "Ett utkast"):
        assert words in shown
    assert "Revision 1, 22 nov. 2026 10:30, Anna" in shown


def test_drafts_of_others_are_shown_as_they_are_now(
    browser: Browser, drafts: Drafts, entry: DraftEntry, sample: Dataset
) -> None:
    app = browser("drafts", "Berit").run()
    wrong = with_edits(files_of(sample), [RowEdit("projects", PROJECT, {"start": "i våras"})])
    drafts.save(entry.number, 1, "Cilla", wrong, NOW)
    shown = texts(app.run())
    assert "One row changed" in shown
    assert "One problem to correct" in shown
    assert "Last saved by Cilla" in shown
    press(app, f"open-{entry.number}")
    assert "".join(app.query_params["section"]) == "rows"
    assert "".join(app.query_params["draft"]) == str(entry.number)


def test_a_draft_is_discarded_after_a_question_and_comes_back(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    app = browser("drafts", "Berit").run()
    press(app, f"discard-{entry.number}")
    assert "Discard the draft “Juni”?" in texts(app)
    press(app, f"discard_no-{entry.number}")
    assert drafts.entries() == (entry,)
    files = drafts.get(entry.number).files
    press(app, f"discard-{entry.number}")
    press(app, f"discard_yes-{entry.number}")
    assert drafts.entries() == ()
    assert "has been discarded" in texts(app)
    press(app, "restore")
    (again,) = drafts.entries()
    assert again == replace(entry, number=again.number)
    assert drafts.get(again.number).files == files
    assert "restore" not in keys(app)


def test_what_somebody_saved_meanwhile_is_not_discarded(
    browser: Browser, drafts: Drafts, entry: DraftEntry, sample: Dataset
) -> None:
    app = browser("drafts").run()
    press(app, f"discard-{entry.number}")
    saved = drafts.save(entry.number, 1, "Berit", files_of(sample), NOW)
    app.button(key=f"drafts-discard_yes-{entry.number}").click().run()
    assert "Berit has saved draft" in texts(app)
    assert drafts.entries() == (saved,)


def test_a_damaged_draft_is_shown_as_such_and_can_be_discarded(
    browser: Browser, store: Store, drafts: Drafts, entry: DraftEntry
) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE map_draft SET title = 'Juli'")
    app = browser("drafts").run()
    assert "Damaged: its content cannot be read" in texts(app)
    press(app, f"discard-{entry.number}")
    press(app, f"discard_yes-{entry.number}")
    assert drafts.entries() == ()
    assert "restore" not in keys(app)


def test_a_draft_that_is_behind_leads_to_what_was_published(
    browser: Browser, store: Store, entry: DraftEntry, sample: Dataset
) -> None:
    store.publish(variant(sample, "theirs"), "Berit", "Nytt", 1, NOW)
    app = browser("drafts").run()
    assert "one revision has been published since" in texts(app)
    press(app, f"take_in-{entry.number}")
    assert "".join(app.query_params["section"]) == "difference"


def test_who_may_only_read_begins_and_discards_nothing(browser: Browser, entry: DraftEntry) -> None:
    assert keys(browser("drafts", role="viewer").run()) == [f"open-{entry.number}"]


@pytest.mark.parametrize("key", ["begin-button", "discard_yes-1"])
def test_a_role_that_was_taken_away_counts_at_once(
    browser: Browser, drafts: Drafts, entry: DraftEntry, key: str
) -> None:
    app = browser("drafts").run()
    app.text_input(key="drafts-title").set_value("Nytt")
    press(app, f"discard-{entry.number}")
    app.session_state["signed-in"] = Editor("Anna", "viewer")
    press(app, key)
    assert drafts.entries() == (entry,)
    assert "refused" not in texts(app)
    assert language("en")("editing.refused_heading") in texts(app)


def test_more_than_a_page_of_drafts_are_shown_when_asked_for(
    browser: Browser, drafts: Drafts, sample: Dataset
) -> None:
    for number in range(SHOWN + 2):
        drafts.create(f"Nr {number}", "Anna", 1, files_of(sample), NOW)
    app = browser("drafts").run()
    assert "“" not in texts(app)
    assert sum(key.startswith("open-") for key in keys(app)) == SHOWN
    press(app, "show-all")
    assert sum(key.startswith("open-") for key in keys(app)) == SHOWN + 2


def test_a_store_that_is_away_is_said(browser: Browser, store: Store) -> None:
    app = browser("drafts").run()
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE map_draft RENAME COLUMN title TO other")
    assert "cannot be reached" in texts(app.run())

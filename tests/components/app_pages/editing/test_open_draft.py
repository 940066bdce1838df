"""A draft that is open in two browsers, whose store is away, or that is gone: nothing typed is lost, and it is said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.language import language
from data.editing.roles import Editor
from data.records import Dataset
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of, loaded_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, Browser, texts
from tests.components.app_pages.editing.typing_section import PROJECT

SECTION = "tests.components.app_pages.editing.typing_section"
EN = language("en")


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files_of(sample), NOW)


def save(app: AppTest, text: str, column: str = "title") -> AppTest:
    app.selectbox(key="column").set_value(column)
    app.text_input(key="typed").set_value(text)
    return app.button(key="save").click().run()


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=f"editing-{name}").click().run()


def project(drafts: Drafts, number: int) -> tuple[str, str]:
    record = loaded_of(drafts.get(number).files).dataset.projects[PROJECT]
    return record.title, record.note_en


def test_what_is_typed_begins_a_draft_and_goes_on_in_it(browser: Browser, drafts: Drafts) -> None:
    app = save(browser(SECTION).run(), "Ett")
    (entry,) = drafts.entries()
    assert (entry.title, entry.author, entry.version, entry.parent) == ("Nytt", "Anna", 2, 1)
    assert "".join(app.query_params["draft"]) == str(entry.number)
    assert "Saved in the draft “Nytt”" in texts(app)
    save(app, "Två")
    assert project(drafts, entry.number)[0] == "Två"
    assert "title: Två" in texts(app)
    assert drafts.entries()[0].version == 3


def test_the_second_to_save_is_told_and_both_are_kept(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    anna, berit = (browser(SECTION, name, draft=entry.number).run() for name in ("Anna", "Berit"))
    save(berit, "Berits", "title")
    save(anna, "Annas", "note_en")
    shown = texts(anna)
    assert EN("editing_drafts.not_saved", n=1) in shown
    assert "Berit saved the draft “Juni” 22 Nov 2026 10:30" in shown
    assert "wrote" not in shown
    assert anna.text_input(key="typed").value == "Annas"
    save(anna, "Annas titel", "title")
    shown = texts(anna)
    assert EN("editing_drafts.not_saved", n=2) in shown
    assert f"projects, {PROJECT}, title: Berit wrote “Berits”, you wrote “Annas titel”." in shown
    assert project(drafts, entry.number)[0] == "Berits"
    press(anna, "put_on_top")
    assert project(drafts, entry.number) == ("Annas titel", "Annas")
    newest = drafts.entries()[0]
    assert (newest.version, newest.editor, newest.author) == (3, "Anna", "Anna")
    berit.run()
    assert "Anna saved the draft “Juni”" in texts(berit)
    assert "title: Berits" in texts(berit)
    press(berit, "show-newer")
    assert "title: Annas titel" in texts(berit)
    assert "alert" not in texts(berit)


def test_changes_may_be_dropped(browser: Browser, drafts: Drafts, entry: DraftEntry) -> None:
    anna, berit = (browser(SECTION, name, draft=entry.number).run() for name in ("Anna", "Berit"))
    save(berit, "Berits")
    save(anna, "Annas")
    press(anna, "drop_mine")
    assert "title: Berits" in texts(anna)
    assert "".join(save(anna, "Igen").query_params["draft"]) == str(entry.number)
    assert project(drafts, entry.number)[0] == "Igen"


def test_a_draft_that_is_gone_can_be_saved_as_a_new_one(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    anna = browser(SECTION, draft=entry.number).run()
    drafts.delete(entry.number, 1)
    save(anna, "Annas")
    assert "was published or discarded by somebody else" in texts(anna)
    press(anna, "save_as_new")
    (made,) = drafts.entries()
    assert (made.title, made.parent) == ("Juni (copy)", 1)
    assert project(drafts, made.number)[0] == "Annas"
    assert "".join(anna.query_params["draft"]) == str(made.number)
    other = browser(SECTION, draft=entry.number).run()
    assert f"There is no draft {entry.number}." in texts(other)


@pytest.mark.parametrize("is_open", [True, False])
def test_what_could_not_be_saved_is_tried_again(
    browser: Browser,
    store: Store,
    drafts: Drafts,
    entry: DraftEntry,
    is_open: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = browser(SECTION, **({"draft": entry.number} if is_open else {})).run()
    with store._engine.begin() as connection:  # the store's disk is full
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
    original = Drafts.save.__globals__["put_contents"]

    def full(connection: object, contents: object) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]
        original(connection, {"0" * 64: b"x" * 100_000})

    with monkeypatch.context() as patch:
        patch.setattr("data.store.drafts.put_contents", full)
        save(app, "Ett")
        assert "The disk that holds the store is full" in texts(app)
        save(app, "Två", "note_en")
    assert len(drafts.entries()) == 1
    press(app, "try_again")
    newest = drafts.entries()[0]
    assert project(drafts, newest.number) == ("Ett", "Två")
    assert len(drafts.entries()) == (1 if is_open else 2)


def test_who_may_only_read_saves_nothing(browser: Browser, drafts: Drafts, entry: DraftEntry) -> None:
    for address in ({"draft": entry.number}, {}):
        app = save(browser(SECTION, role="viewer", **address).run(), "Ett")
        assert EN("editing.refused_heading") in texts(app)
    assert drafts.entries() == (entry,)


def test_what_was_typed_outlives_the_right_to_save_it(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    app = browser(SECTION, draft=entry.number).run()
    app.session_state["signed-in"] = Editor("Anna", "viewer")
    save(app, "Ett")
    assert drafts.entries() == (entry,)
    assert EN("editing_drafts.not_saved", n=1) in texts(app)
    app.session_state["signed-in"] = Editor("Anna", "editor")
    press(app, "try_again")
    assert project(drafts, entry.number)[0] == "Ett"

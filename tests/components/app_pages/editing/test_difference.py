"""A draft's difference: what forbids to publish it, what others published meanwhile, and its publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from data.editing.roles import Editor, Role
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of, loaded_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, Browser, texts

PROJECT, OTHER = "region-gotland-kibaha-2", "region-gotland-kibaha-1"
HOSTILE = "![t](https://evil.example/x.png) <b>*x*</b>"
Begun = Callable[..., DraftEntry]


@pytest.fixture(autouse=True)
def _editors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_EDITORS", "anna@example.org:publisher berit@example.org:editor")


@pytest.fixture
def begun(drafts: Drafts, sample: Dataset) -> Begun:
    """``begun(title="Annas")``: a draft on revision 1 with cells of a project changed, and further edits."""

    def begin(*edits: RowEdit, **cells: str) -> DraftEntry:
        files = with_edits(files_of(sample), [RowEdit("projects", PROJECT, cells), *edits])
        return drafts.create("Juni", "Anna", 1, files, NOW)

    return begin


@pytest.fixture
def others(store: Store, sample: Dataset) -> Callable[..., None]:
    """``others(title="Berits")``: somebody else publishes revision 2 with these cells of the same project."""

    def publish(**cells: str) -> None:
        files = with_edits(files_of(sample), [RowEdit("projects", PROJECT, cells)])
        store.publish(loaded_of(files).dataset, "Berit", "Berits rättelse", store.head_number(), NOW)

    return publish


def keys(app: AppTest) -> list[str]:
    return [str(button.key) for button in app.button if str(button.key).startswith("difference")]


def publish(app: AppTest, note: str) -> AppTest:
    app.text_area(key="difference-note").set_value(note).run()
    return app.button(key="difference-publish").click().run()


def project(store: Store, key: str = PROJECT) -> Mapping[str, str]:
    newest = store.newest()
    assert newest
    return rows_by_key(TABLES["projects"], newest.files)[key]


def test_a_draft_is_looked_through_and_published(
    browser: Browser, store: Store, drafts: Drafts, begun: Begun
) -> None:
    entry = begun(title=HOSTILE)
    app = browser("difference", draft=entry.number).run()
    shown = texts(app)
    for words in ("This is how the draft “Juni” differs", "&lt;b&gt;*x*&lt;/b&gt;", "Nothing disappears"):
        assert words in shown
    assert "Publish revision 2" in [button.label for button in app.button]
    app.button(key="difference-publish").click().run()
    assert "Write a note on what is new" in texts(app)
    assert store.head_number() == 1
    publish(app, "Ny titel")
    head = store.head()
    assert head
    assert (head.number, head.author, head.note) == (2, "Anna", "Ny titel")
    assert drafts.entries() == ()
    assert project(store)["title"] == HOSTILE
    address = {name: "".join(value) for name, value in app.query_params.items()}
    assert address == {"section": "history", "language": "en", "revision": "2"}
    shown = texts(app)
    for words in ("Revision 2 is published", "The map now shows 2 active partnerships", "“Undo revision 2”"):
        assert words in shown


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_publishers_have_the_button(browser: Browser, begun: Begun, role: str) -> None:
    app = browser("difference", "Berit", role, draft=begun(title="Ny").number).run()
    assert keys(app) == []
    shown = texts(app)
    assert f"Your role is {role}." in shown
    assert "Publishers: anna@example.org." in shown


def test_problems_and_points_are_told_and_only_problems_forbid(browser: Browser, begun: Begun) -> None:
    moved = RowEdit("places", "kherson", {"lat": "32.6146", "lon": "46.6369"})
    app = browser("difference", draft=begun(moved, start="i våras").number).run()
    shown = texts(app)
    for words in (
        "One problem must be corrected",
        "Projects: ",
        "Start: “i våras”",
        "lies in Iraq",
    ):
        assert words in shown
    assert "difference-publish" not in keys(app)
    only_moved = browser("difference", draft=begun(moved).number).run()
    assert "One warning" in texts(only_moved)
    assert "difference-publish" in keys(only_moved)


def test_a_draft_without_a_difference_is_not_published(browser: Browser, begun: Begun) -> None:
    app = browser("difference", draft=begun().number).run()
    assert "there is nothing to publish" in texts(app)
    assert keys(app) == []


def test_what_does_not_clash_is_put_together_without_a_question(
    browser: Browser, store: Store, begun: Begun, others: Callable[..., None]
) -> None:
    entry = begun(RowEdit("projects", OTHER, {"note_en": "Annas"}), title="Annas")
    others(note_en="Berits")
    app = browser("difference", draft=entry.number).run()
    shown = texts(app)
    assert "None of it clashes" in shown
    assert "Berits rättelse" in shown
    assert app.radio.len == 0
    publish(app, "Två titlar")
    assert store.head_number() == 3
    assert (project(store)["title"], project(store)["note_en"]) == ("Annas", "Berits")
    assert project(store, OTHER)["note_en"] == "Annas"


@pytest.mark.parametrize(("side", "title"), [("theirs", "Berits"), ("mine", HOSTILE)])
def test_a_clash_is_chosen_and_the_draft_builds_on_the_newest(
    browser: Browser, drafts: Drafts, begun: Begun, others: Callable[..., None], side: str, title: str
) -> None:
    entry = begun(title=HOSTILE, note_en="Annas")
    others(title="Berits")
    app = browser("difference", draft=entry.number).run()
    assert "One cell was changed both" in texts(app)
    assert "difference-publish" not in keys(app)
    (radio,) = app.radio
    assert "](" not in "".join([radio.label, *radio.options]).replace("\\](", "").replace("\\]\\(", "")
    app.button(key="difference-keep").click().run()
    assert "Choose first in the cell that is left" in texts(app)
    assert drafts.get(entry.number).entry == entry
    app.radio[0].set_value(side).run()
    app.button(key="difference-keep").click().run()
    assert "The draft now builds on revision 2." in texts(app)
    saved = drafts.get(entry.number)
    row = rows_by_key(TABLES["projects"], saved.files)[PROJECT]
    assert (saved.entry.parent, row["title"], row["note_en"]) == (2, title, "Annas")


def test_somebody_who_publishes_while_the_page_is_open_is_not_overwritten(
    browser: Browser, store: Store, begun: Begun, others: Callable[..., None]
) -> None:
    app = browser("difference", draft=begun(title="Annas").number).run()
    app.text_area(key="difference-note").set_value("Ny titel").run()
    others(title="Berits")
    app.button(key="difference-publish").click().run()
    shown = texts(app)
    assert store.head_number() == 2
    assert project(store)["title"] == "Berits"
    assert "Somebody else was quicker" in shown
    assert "One cell was changed both" in shown


@pytest.mark.parametrize(("role", "key"), [("editor", "difference-publish"), ("viewer", "difference-keep")])
def test_a_right_that_was_lost_since_the_page_was_drawn_is_missing(
    browser: Browser,
    store: Store,
    drafts: Drafts,
    begun: Begun,
    others: Callable[..., None],
    role: Role,
    key: str,
) -> None:
    entry = begun(title="Annas")
    if key == "difference-keep":
        others(title="Berits")
    app = browser("difference", draft=entry.number).run()
    if key == "difference-keep":
        app.radio[0].set_value("mine").run()
    else:
        app.text_area(key="difference-note").set_value("Ny titel").run()
    head = store.head_number()
    app.session_state["signed-in"] = Editor("Anna", role)
    app.button(key=key).click().run()
    assert not app.exception
    assert store.head_number() == head
    assert drafts.get(entry.number).entry == entry


def test_without_a_draft_it_says_what_to_do(browser: Browser) -> None:
    assert "Open a draft first" in texts(browser("difference").run())

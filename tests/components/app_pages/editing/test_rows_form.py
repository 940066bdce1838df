"""One row of a draft as a form."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing.rows_form import KEY, PROJECT, TABLE
from data.records import Dataset, Project
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of, loaded_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files_of(sample), NOW)


@pytest.fixture
def app(browser: Browser, entry: DraftEntry) -> AppTest:
    app = browser("rows", draft=entry.number).run()
    return app.selectbox(key=f"{KEY}-partnerships").set_value("ale-ghanzi").run()


def field(app: AppTest, name: str) -> object:
    widgets = (*app.text_input, *app.text_area, *app.selectbox, *app.multiselect)
    return next(w for w in widgets if w.key and w.key.startswith("row-") and w.key.endswith(f"-{name}"))


def save(app: AppTest) -> AppTest:
    return next(b for b in app.button if b.key and b.key.startswith("FormSubmitter")).click().run()


def choose(app: AppTest, what: str) -> AppTest:
    return app.radio(key=f"{PROJECT}-ale-ghanzi").set_value(what).run()


def project(drafts: Drafts, key: str) -> Project:
    return loaded_of(drafts.get(1).files).dataset.projects[key]


def test_a_project_is_chosen_through_its_partnership_and_changed(app: AppTest, drafts: Drafts) -> None:
    app = choose(app, "ale-ghanzi-2")
    assert field(app, "topic_sv").value == "metoder för medborgardialog"  # type: ignore[attr-defined]
    field(app, "end-month").set_value(6)  # type: ignore[attr-defined]
    field(app, "themes").set_value(["participation", "youth"])  # type: ignore[attr-defined]
    field(app, "source_urls").set_value("https://example.org/a\nhttps://example.org/b\n")  # type: ignore[attr-defined]
    app = save(app)
    changed = project(drafts, "ale-ghanzi-2")
    assert changed.end is not None
    assert changed.end.text == "2017-06"
    assert changed.themes == ("participation", "youth")
    assert changed.source_urls == ("https://example.org/a", "https://example.org/b")
    assert "Saved" in texts(app)
    assert drafts.get(1).entry.version == 2
    app = save(app)
    assert "Nothing had been changed" in texts(app)
    assert drafts.get(1).entry.version == 2


def test_choices_that_are_no_date_are_not_saved(app: AppTest, drafts: Drafts) -> None:
    app = choose(app, "ale-ghanzi-2")
    field(app, "end-day").set_value(31)  # type: ignore[attr-defined]
    app = save(app)
    assert "End: there is no such date" in texts(app)
    assert drafts.get(1).entry.version == 1


def test_a_new_project_gets_the_next_number_and_stays_open(app: AppTest, drafts: Drafts) -> None:
    app = save(choose(app, ""))
    assert "Please also fill in: Sources" in texts(app)
    field(app, "source_urls").set_value("https://example.org/a")  # type: ignore[attr-defined]
    field(app, "start-year").set_value(2026)  # type: ignore[attr-defined]
    app = save(app)
    made = project(drafts, "ale-ghanzi-3")
    assert (made.partnership, made.stated_status) == ("ale-ghanzi", "granted")
    assert app.radio(key=f"{PROJECT}-ale-ghanzi").value == "ale-ghanzi-3"


def test_a_partnership_that_is_removed_takes_its_projects_along(app: AppTest, drafts: Drafts) -> None:
    assert "2 more rows" in texts(app)
    app.button(key="remove-partnerships-ale-ghanzi").click().run()
    left = loaded_of(drafts.get(1).files)
    assert "ale-ghanzi" not in left.dataset.partnerships
    assert left.problems == ()
    assert app.selectbox(key=f"{KEY}-partnerships").value is None


def test_a_place_that_is_in_use_is_not_removed(app: AppTest) -> None:
    app.session_state[TABLE] = "places"
    app.run()
    app.selectbox(key=f"{KEY}-places").set_value("jinja").run()
    assert "cannot be removed" in texts(app)
    assert not [b for b in app.button if b.key and b.key.startswith("remove-")]


def test_what_another_editor_changed_in_the_meantime_is_not_overwritten(
    app: AppTest, browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    other = browser("rows", "Berit", draft=entry.number).run()
    other.selectbox(key=f"{KEY}-partnerships").set_value("ale-ghanzi").run()
    for one, text in ((other, "Berits"), (app, "Annas")):
        field(one, "note_en").set_value(text)  # type: ignore[attr-defined]
        save(one)
    assert loaded_of(drafts.get(1).files).dataset.partnerships["ale-ghanzi"].note_en == "Berits"
    assert "Berit" in texts(app)
    assert not [b for b in app.button if b.key == "rows-undo"]

"""The rows of a draft: the ways to change them, what is wrong beside them, and undo."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing.rows import WAYS
from components.app_pages.editing.rows_form import KEY
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of, loaded_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts

FAULTY = RowEdit("projects", "vaxjo-vushtrri-2", {"end": "2010-13"})


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, with_edits(files_of(sample), [FAULTY]), NOW)


def button(app: AppTest, start: str) -> AppTest:
    return next(b for b in app.button if b.key and b.key.startswith(start)).click().run()


def test_a_problem_leads_to_the_form_and_is_gone_when_it_is_solved(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    app = browser("rows", draft=entry.number).run()
    assert app.get("button_group")[0].proto.options[0].content == "Correct a fact"
    assert len(WAYS) == 3
    assert "1 problem." in texts(app)
    app = button(app, "open-0-projects-vaxjo-vushtrri-2")
    assert app.selectbox(key=f"{KEY}-partnerships").value == "vaxjo-vushtrri"
    end = next(t for t in app.text_input if t.key and t.key.endswith("-end"))
    assert end.value == "2010-13"
    end.set_value("2021-06")
    app = button(app, "FormSubmitter")
    assert loaded_of(drafts.get(entry.number).files).problems == ()
    assert "No problems" in texts(app)


def test_the_last_change_is_undone_and_then_the_one_before(
    browser: Browser, drafts: Drafts, entry: DraftEntry
) -> None:
    before = drafts.get(entry.number).files
    app = browser("rows", draft=entry.number).run()
    assert not [b for b in app.button if b.key == "rows-undo"]
    app = button(app, "open-0")
    for text in ("2021", "2022"):
        next(t for t in app.text_input if t.key and t.key.endswith("-title")).set_value(text)
        app = button(app, "FormSubmitter")
    assert loaded_of(drafts.get(entry.number).files).dataset.projects["vaxjo-vushtrri-2"].title == "2022"
    app = button(app, "rows-undo")
    assert loaded_of(drafts.get(entry.number).files).dataset.projects["vaxjo-vushtrri-2"].title == "2021"
    app = button(app, "rows-undo")
    assert drafts.get(entry.number).files == before
    assert not [b for b in app.button if b.key == "rows-undo"]


def test_a_viewer_saves_nothing(browser: Browser, drafts: Drafts, entry: DraftEntry) -> None:
    app = button(browser("rows", role="viewer", draft=entry.number).run(), "open-0")
    next(t for t in app.text_input if t.key and t.key.endswith("-title")).set_value("x")
    app = next(b for b in app.button if b.key and b.key.startswith("FormSubmitter")).click().run()
    assert drafts.get(entry.number).entry.version == 1

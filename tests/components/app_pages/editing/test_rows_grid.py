"""The rows of one table in a grid: each changed cell is saved at once, and the grid goes on as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing.rows_form import WAY
from components.app_pages.editing.rows_grid import TABLE
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from tests.components.app_pages.editing.conftest import NOW, Browser
from tests.components.app_pages.seen import html


@pytest.fixture
def app(browser: Browser, drafts: Drafts, sample: Dataset) -> AppTest:
    entry = drafts.create("Juni", "Anna", 1, files_of(sample), NOW)
    app = browser("rows", draft=entry.number)
    app.session_state[WAY] = "grid"
    app.session_state[TABLE] = "projects"
    return app.run()


def edit(app: AppTest, edited: Mapping[int, Mapping[str, object]], deleted: tuple[int, ...] = ()) -> AppTest:
    """Send what the browser sends when cells of the grid were edited: all of them since it got its rows."""
    state = app._tree.get_widget_states()
    widget = state.widgets.add()
    widget.id = app.data_editor[0].proto.id
    change = {"edited_rows": edited, "added_rows": [], "deleted_rows": list(deleted)}
    widget.string_value = json.dumps(change)
    return app._run(state)


def row(app: AppTest, key: str) -> int:
    return list(app.data_editor[0].value["id"]).index(key)


def test_each_cell_is_saved_and_the_grid_stays(app: AppTest, drafts: Drafts) -> None:
    before = drafts.get(1).files
    grid, number = app.data_editor[0].proto.id, row(app, "ale-ghanzi-2")
    edit(app, {number: {"end": "2018"}})
    edit(app, {number: {"end": "2019", "themes": ["youth", "gender"]}})
    changed = loaded_of(drafts.get(1).files).dataset.projects["ale-ghanzi-2"]
    assert changed.end is not None
    assert (changed.end.text, changed.themes) == ("2019", ("youth", "gender"))
    assert app.data_editor[0].proto.id == grid
    assert drafts.get(1).entry.version == 3
    edit(app, {number: {"end": "2017", "themes": ["participation"]}})
    assert drafts.get(1).files == before


def test_a_search_leaves_the_rows_that_it_finds(app: AppTest, drafts: Drafts) -> None:
    next(t for t in app.text_input if t.key == "rows-grid-search-projects").set_value("vaxjo").run()
    assert len(app.data_editor[0].value) == 4
    assert "4 rows of 18" in " ".join(text.value for text in app.text)
    edit(app, {0: {"title": "Mitt"}})
    titles = {
        k: p.title for k, p in loaded_of(drafts.get(1).files).dataset.projects.items() if p.title == "Mitt"
    }
    assert list(titles) == [app.data_editor[0].value["id"][0]]


def test_what_is_in_use_stays_and_is_said(app: AppTest, drafts: Drafts) -> None:
    app.session_state[TABLE] = "places"
    app.run()
    edit(app, {}, (row(app, "lund"), row(app, "jinja")))
    left = loaded_of(drafts.get(1).files).dataset.places
    assert "lund" not in left
    assert "jinja" in left
    assert "cannot be removed" in html(app)
    assert "jinja" in list(app.data_editor[0].value["id"])


def test_what_is_undone_stands_in_the_grid_as_before(app: AppTest, drafts: Drafts) -> None:
    before = drafts.get(1).files
    number = row(app, "ale-ghanzi-2")
    edit(app, {number: {"title": "Mitt"}})
    app.button(key="rows-undo").click().run()
    assert drafts.get(1).files == before
    assert app.data_editor[0].value["title"][number] == ""

"""A new partnership as one form."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import rows_new
from components.app_pages.editing.rows_form import KEY, WAY
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts


@pytest.fixture
def app(browser: Browser, drafts: Drafts, sample: Dataset) -> AppTest:
    entry = drafts.create("Juni", "Anna", 1, files_of(sample), NOW)
    app = browser("rows", draft=entry.number)
    app.session_state[WAY] = "partnership"
    return app.run()


def put(app: AppTest, **values: object) -> AppTest:
    widgets = (*app.text_input, *app.text_area, *app.selectbox, *app.multiselect)
    for name, value in values.items():
        ending = f"-{name.replace('__', '-')}"
        next(w for w in widgets if w.key and w.key.startswith("new-") and w.key.endswith(ending)).set_value(
            value
        )
    return next(b for b in app.button if b.key and b.key.startswith("FormSubmitter")).click().run()


def test_the_rows_are_made_and_the_partnership_is_open(app: AppTest, drafts: Drafts) -> None:
    app = put(
        app,
        swedish_place="lund",
        partner=["jinja"],
        theme=["water_waste", "youth"],
        start__year=2026,
        start__month=7,
        topic_en="waste",
        source_urls="https://example.org/a",
    )
    after = loaded_of(drafts.get(1).files)
    assert after.problems == ()
    (made,) = [p for p in after.dataset.partnerships.values() if p.swedish_place == "lund"]
    assert made.partner_places == ("jinja",)
    project = next(p for p in after.dataset.projects.values() if p.partnership == made.id)
    assert (project.start and project.start.text, project.themes) == ("2026-07", ("water_waste", "youth"))
    assert app.selectbox(key=f"{KEY}-partnerships").value == made.id


def test_a_partner_that_is_new_needs_its_country(app: AppTest, drafts: Drafts) -> None:
    app = put(app, swedish_place="lund", partner=["Masaka"], source_urls="https://example.org/a")
    assert rows_new.FAULTS not in app.session_state
    assert "Nothing was added" in texts(app)
    assert drafts.get(1).entry.version == 1
    app = put(app, country="UG")
    assert "Masaka" in drafts.get(1).files["places.csv"].decode()
    assert "Places: Masaka (Uganda)" in texts(app)

"""The list of what is to be checked, run by Streamlit: confirmed, asked, answered, and never without a right."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components.language import language
from data.editing.roles import Editor
from data.editing.to_check import to_check
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import loaded_of
from tests.components.app_pages.editing.conftest import Browser, texts

TODAY = date(2026, 11, 22)
EN = language("en")


def project(drafts: Drafts, ident: str) -> tuple[str, str, str]:
    (entry,) = drafts.entries()
    record = loaded_of(drafts.get(entry.number).files).dataset.projects[ident]
    return record.stated_status, record.confirmed.text if record.confirmed else "", record.confirmed_by


def test_one_click_confirms_against_the_source(browser: Browser, drafts: Drafts, sample: Dataset) -> None:
    app = browser("check").run()
    entries = to_check(sample, TODAY)
    assert EN("editing_check.count", n=len(entries)) in texts(app)
    stale = next(e for e in entries if "stale" in dict(e.reasons))
    app.button(key=f"check-confirm-{stale.project.id}").click().run()
    assert not app.exception
    assert project(drafts, stale.project.id)[1:] == ("2026-11-22", "")
    assert "stale" not in dict(
        next((e.reasons for e in to_check(dataset_of(drafts), TODAY) if e.project.id == stale.project.id), ())
    )
    other = next(e for e in entries if e.project.id != stale.project.id)
    app.button(key=f"check-correct-{other.project.id}").click().run()
    assert "rows" in app.query_params["section"]


def dataset_of(drafts: Drafts) -> Dataset:
    (entry,) = drafts.entries()
    return loaded_of(drafts.get(entry.number).files).dataset


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_viewer_sees_the_list_and_changes_nothing(browser: Browser, drafts: Drafts, code: str) -> None:
    app: AppTest = browser("check", role="viewer", language=code).run()
    assert not app.exception
    assert [b.key for b in app.button if "confirm" in str(b.key) or "reply" in str(b.key)] == []
    # The role is looked at again when a button is pressed that was drawn before it was taken away.
    app = browser("check", role="editor", language=code).run()
    button = next(b for b in app.button if str(b.key).startswith("check-confirm-"))
    app.session_state["signed-in"] = Editor("Anna", "viewer")
    button.click().run()
    assert drafts.entries() == ()

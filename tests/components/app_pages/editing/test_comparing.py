"""A comparison in a section: drawn once, and what cannot be compared is said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import comparing
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts

SECTION = "tests.components.app_pages.editing.compared_section"


def test_it_is_worked_out_once_for_a_session(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[str] = []
    original = comparing.comparison_html

    def watched(*given: object) -> str:
        worked_out.append(str(given[2]))
        return original(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "comparison_html", watched)
    app: AppTest = browser(SECTION).run()
    assert "Counts before and after" in texts(app)
    assert "Counts before and after" in texts(app.run())
    assert worked_out == ["Nothing"]


@pytest.mark.parametrize("content", [b'id,name\n"a', b"id,name\na,b,c\n"])
def test_what_is_no_table_is_told(browser: Browser, drafts: Drafts, sample: Dataset, content: bytes) -> None:
    entry = drafts.create("Trasigt", "Anna", 1, {**files_of(sample), "themes.csv": content}, NOW)
    assert "The tables cannot be compared" in texts(browser("difference", draft=entry.number).run())

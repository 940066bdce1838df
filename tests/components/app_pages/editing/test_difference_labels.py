"""Text of tables and drafts never reaches what Streamlit reads as Markdown: labels, help texts, options of choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.state.editing import SECTIONS, Section
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, Browser, texts
from tests.security.test_text_is_text import filled

TEXT = "**x** [l](javascript:1) ![i](https://evil.example/x.png)"
READ_AS_MARKDOWN = ("label", "help", "body", "text")
OURS = {"html", "text", "code", "arrow_data_frame", "iframe"}
"""Elements that show text as it is."""


@pytest.fixture
def hostile(store: Store) -> int:
    """Publish tables with the text in every cell, and begin a draft on them; returns the draft's number."""
    dataset = filled(TEXT)
    store.publish(dataset, TEXT, TEXT, 1, NOW)
    files = files_of(dataset)
    number = Drafts(store).create(TEXT, TEXT, 2, with_edits(files, _edits(dataset)), NOW).number
    # Somebody changes the same cells, so that there is a choice between two texts.
    project = next(iter(dataset.projects))
    theirs = with_edits(files, [RowEdit("projects", project, {"title": f"{TEXT} 3", "end": "2031"})])
    store.publish(loaded_of(theirs).dataset, TEXT, TEXT, 2, NOW)
    return number


def _edits(dataset: Dataset) -> list[RowEdit]:
    place = next(p.id for p in dataset.places.values() if not p.is_swedish)
    project = next(iter(dataset.projects.values()))
    return [
        RowEdit("places", place, {"lat": "", "lon": ""}),
        RowEdit("projects", project.id, {"title": f"{TEXT} 2", "end": "2030", "themes": "nothing"}),
    ]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_label_holds_it_as_it_stands(browser: Browser, hostile: int, section: Section) -> None:
    app = browser(section, draft=hostile, place="vaxjo").run()
    if section == "rows":
        app.selectbox[0].select_index(0).run()
    assert not app.exception
    assert [label for label in labels(app) if TEXT[:8] in label or "![i](" in label] == []
    if section in ("drafts", "history", "difference"):
        assert "evil.example" in texts(app)  # it is there, as text


def labels(app: AppTest) -> Iterator[str]:
    """Yield every text on a page that Streamlit reads as Markdown."""
    for element in app.main:
        proto: Any = getattr(element, "proto", None)
        if proto is None or element.type in OURS:
            continue
        yield from (str(getattr(proto, name, "")) for name in READ_AS_MARKDOWN)
        if element.type in ("radio", "button_group", "pills", "segmented_control"):
            yield from (str(getattr(option, "content", option)) for option in proto.options)
    yield from (expander.label for expander in app.expander)

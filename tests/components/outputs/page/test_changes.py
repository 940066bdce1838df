"""The page of what has changed, as the server answers with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from components.kit import publications
from components.outputs.page.changes import comparison
from components.outputs.page.first_page import first_page
from components.outputs.page.page import Page
from components.state.state import State, address, decode, vocabulary
from data.records import Dataset
from data.store.served import Served
from data.store.store import open_store
from tests.components.outputs.page.pages import page_of


def test_days_and_filters_travel_through_the_form() -> None:
    state = State(page="changes", since="2024-02-03", date="2025", theme=("climate",))
    page = document_fromstring(first_page(page_of(state)))
    (form,) = (f for f in page.iter("form") if f.find(".//select[@name='since']") is not None)
    assert form.get("action") == "./changes"
    assert {i.get("name"): i.get("value") for i in form.iter("input")} == {"theme": "climate"}
    chosen = {s.get("name"): [o.get("value") for o in s.iter("option") if o.get("selected") is not None]
              for s in form.iter("select")}  # fmt: skip
    assert chosen == {"since": ["2024-02-03"], "date": ["2025"]}


def test_nothing_changed_is_told_and_draws_nothing() -> None:
    page = page_of(State(page="changes", since="2026-11-22", date="2026-11-22", country=("AL",)))
    assert comparison(page).changes.changes == ()
    text = first_page(page)
    assert "Inget har ändrats under perioden." in text
    assert "figure/chart-changes" not in text
    assert "data/changes." not in text


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample: Dataset) -> Page:
    """A page that is served from the second of two publications; the first lacked a partnership."""
    gone = next(iter(sample.partnerships))
    projects = {i: p for i, p in sample.projects.items() if p.partnership != gone}
    before = replace(
        sample,
        revision="0" * 12,
        partnerships={i: p for i, p in sample.partnerships.items() if i != gone},
        projects=projects,
        projects_of={i: own for i, own in sample.projects_of.items() if i != gone},
        articles={i: replace(a, partnerships=()) for i, a in sample.articles.items()},
    )
    store = open_store(str(tmp_path / "store.sqlite"))
    from data.store.revision import files_of, loaded_of

    older = loaded_of(files_of(before)).dataset
    store.publish(older, "a", "first", 0, datetime(2026, 5, 1, tzinfo=UTC))
    second = store.publish(sample, "a", "second", 1, datetime(2026, 6, 1, tzinfo=UTC))
    monkeypatch.setattr(publications, "at_revision", store.get)
    page = page_of(State(page="changes"))
    loaded = store.get(second.number).loaded
    return replace(page, loaded=loaded, served=Served(loaded, second, "ok"))


def test_a_publication_is_compared_with(stored: Page) -> None:
    page = replace(stored, state=State(page="changes", since="r1", funding=()))
    found = comparison(page)
    assert (found.number, found.changes.day_then) == (1, date(2026, 5, 1))
    assert found.changes.of("newly_known", "began")
    text = first_page(page)
    assert "Jämförelsen görs med publikation 1, som den såg ut den 1 maj 2026." in text
    assert '<option value="r2">Publikation 2</option>' in text


def test_only_publications_that_exist_have_an_address(stored: Page) -> None:
    for newest, since in ((2, "r2"), (1, ""), (0, "")):
        known = vocabulary(stored.dataset, newest)
        assert decode("changes", {"since": ["r2"]}, known).since == since
    assert address(State(page="changes", since="r2")) == "./changes?since=r2"
    for wrong in ("r0", "r02", "r", "r-1", "today", "2025-13", "r99999999999"):
        assert decode("changes", {"since": [wrong]}, vocabulary(stored.dataset, 10**12)).since == ""

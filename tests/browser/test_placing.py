"""An editor settles two places of a draft on the small map: one suggestion accepted, another's marker dragged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.host.internals.streamlit_dom import APP, NOT_RUNNING, STALE
from components.host.internals.streamlit_folium import IN_PAGE
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import Drafts
from data.store.revision import files_of
from data.store.store import Store, open_store
from tests.browser.conftest import DESKTOP
from tests.browser.harness import Seen, serve

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOSTILE = "Mombo <img src=x onerror=alert(1)> {{7*7}} %"
PLACES = {"nakuru": ("Nakuru County", "KE"), "mykolaiv": ("Миколаїв", "UA"), "mombo": (HOSTILE, "TZ")}


@pytest.fixture
def store(tmp_path: Path, real: Dataset) -> Store:
    """A store with a draft of three new places."""
    opened = open_store(str(tmp_path / "store.sqlite"))
    opened.publish(real, "Anna", "Först", 0, NOW)
    rows = [
        RowEdit("places", key, {"name": name, "kind": "other", "country": country})
        for key, (name, country) in PLACES.items()
    ]
    Drafts(opened).create("Juni", "Anna", 1, with_edits(files_of(real), rows), NOW)
    return opened


@pytest.fixture
def places(store: Store, tmp_path: Path, browser: Browser, seen: Seen) -> Iterator[Page]:
    """The section in a browser that fails when anything asks another host."""
    settings = {"STORE": str(tmp_path / "store.sqlite"), "EDITING": "local"}
    with serve(**{f"PARTNERSKAPSKARTAN_{name}": value for name, value in settings.items()}) as running:
        context = browser.new_context(base_url=running.address, viewport=DESKTOP, locale="sv-SE")
        context.set_default_timeout(30_000)
        seen.watch(context)
        page = context.new_page()
        page.goto("/editing?section=places&draft=1&language=en")
        yield page
        context.close()
        assert not running.tracebacks()
        assert not seen.errors
        assert len(seen.hosts) == 1


def choose(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Place").click()
    page.get_by_role("option", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def at_rest(page: Page) -> None:
    """Wait until the run is over: what it no longer draws goes last, and moves the map."""
    expect(page.locator(APP)).to_have_attribute("data-test-script-state", NOT_RUNNING)
    expect(page.locator(STALE)).to_have_count(0)


def row(store: Store, key: str) -> dict[str, str]:
    return rows_by_key(TABLES["places"], Drafts(store).get(1).files)[key]


def test_a_suggestion_is_accepted_and_another_is_dragged(places: Page, store: Store) -> None:
    drawn = places.frame_locator(IN_PAGE).locator(".leaflet-container[data-drawn]")
    choose(places, "Миколаїв")
    places.get_by_role("button", name="Accept suggestion 1").click()
    expect(places.get_by_text("2 places in the draft need a position")).to_be_visible()
    assert row(store, "mykolaiv")["aliases"] == "Миколаїв"

    choose(places, "Nakuru County")
    expect(drawn).to_be_visible()
    marker = drawn.get_by_role("button", name="Suggestion 1")
    marker.scroll_into_view_if_needed()
    at_rest(places)
    box = marker.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    places.mouse.move(x, y)
    places.mouse.down()
    places.mouse.move(x + 10, y, steps=4)
    places.mouse.move(x + 20, y, steps=4)
    places.mouse.up()
    expect(places.get_by_text("The point is in Kenya.")).to_be_visible()
    places.get_by_role("button", name="Put the place here").click()
    expect(places.get_by_text("One place in the draft needs a position")).to_be_visible()
    dragged = row(store, "nakuru")
    assert dragged["coordinate_source"] == "Placed by hand; GeoNames 184622 Nakuru (seat)"
    assert float(dragged["lat"]) == pytest.approx(-0.3072, abs=0.05)
    assert 36.1 < float(dragged["lon"]) < 37.5

    expect(places.get_by_role("heading", name=f"{HOSTILE} (Tanzania)")).to_be_visible()
    at_rest(places)
    # The frame is the same one: wait until it has this place's map, which has no suggestions.
    expect(drawn.get_by_role("button", name="Suggestion 1")).to_have_count(0)
    expect(drawn).to_be_visible()
    drawn.click(position={"x": 200, "y": 200})
    expect(places.get_by_label("Latitude")).not_to_have_value("")
    expect(drawn.get_by_role("button", name="The place’s position")).to_be_visible()
    assert row(store, "mombo")["lat"] == ""

"""Places of a draft: a suggestion accepted, a marker moved, numbers typed, and the place that was there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import places
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of
from geo.gazetteer.index import index_path, open_index
from tests.components.app_pages.editing.conftest import NOW, Browser, texts
from tests.geo.server import Server, running

HOSTILE = "Qwertyuiop <b>{{7*7}}</b> *x*"
PLACES = {
    "nakuru": ("Nakuru County", "KE"),
    "mykolaiv": ("Миколаїв", "UA"),
    "vaxjo-ny": ("Växjö (Sverige)", ""),
    "qwerty": (HOSTILE, "KE"),
}


@pytest.fixture(scope="session")
def index() -> Path:
    """The gazetteer's index, built once for all tests of this machine."""
    open_index()
    return index_path()


@pytest.fixture(autouse=True)
def gazetteer(index: Path, path: Path) -> None:
    """The index in the test's own cache."""
    own = index_path()
    assert own.is_relative_to(path.parent)
    own.parent.mkdir(parents=True, exist_ok=True)
    own.symlink_to(index)


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    rows = [
        RowEdit("places", key, {"name": name, "kind": "other", "country": country})
        for key, (name, country) in PLACES.items()
    ]
    uses = RowEdit("articles", next(iter(sample.articles)), {"places": "vaxjo-ny"})
    return drafts.create("Juni", "Anna", 1, with_edits(files_of(sample), [*rows, uses]), NOW)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with running() as there:
        monkeypatch.setenv("PARTNERSKAPSKARTAN_NOMINATIM", there.url)
        monkeypatch.setenv("PARTNERSKAPSKARTAN_NOMINATIM_USER_AGENT", "test/1.0 (a@example.org)")
        yield there


def opened(browser: Browser, place: str = "", **address: object) -> AppTest:
    app = browser(places.__name__, draft=1, **address).run()
    return app.selectbox(key="places-which").set_value(place).run() if place else app


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"places-{key}").click().run()


def saved(drafts: Drafts, table: str = "places") -> dict[str, dict[str, str]]:
    return rows_by_key(TABLES[table], drafts.get(1).files)


@pytest.mark.usefixtures("entry")
def test_one_click_accepts_a_suggestion(browser: Browser, drafts: Drafts) -> None:
    app = opened(browser, "mykolaiv")
    shown = texts(app)
    assert "4 places in the draft need a position" in shown
    assert "Certain. Only this place fits the name." in shown
    press(app, "accept-mykolaiv-1")
    row = saved(drafts)["mykolaiv"]
    assert (row["name"], row["aliases"], row["geonames"]) == ("Mykolayiv", "Миколаїв", "700569")
    assert "mykolaiv" not in app.selectbox(key="places-which").options
    assert "3 places in the draft" in texts(app)


@pytest.mark.usefixtures("entry")
def test_all_that_is_certain_is_accepted_at_once(browser: Browser, drafts: Drafts) -> None:
    press(opened(browser), "accept-sure")
    rows = saved(drafts)
    assert {key for key in PLACES if not rows[key]["lat"]} == {"vaxjo-ny", "qwerty"}
    assert saved(drafts, "countries").keys() >= {"KE", "UA"}
    assert drafts.get(1).entry.version == 2


@pytest.mark.usefixtures("entry")
def test_references_go_to_the_place_that_is_there(browser: Browser, drafts: Drafts, sample: Dataset) -> None:
    app = opened(browser, "vaxjo-ny")
    assert "Is it this one?" in texts(app)
    press(app, "accept-vaxjo-ny-1")
    assert "vaxjo-ny" not in saved(drafts)
    assert saved(drafts, "articles")[next(iter(sample.articles))]["places"] == "vaxjo"


@pytest.mark.usefixtures("entry")
def test_numbers_are_typed_where_there_is_no_suggestion(browser: Browser, drafts: Drafts) -> None:
    app = opened(browser, "qwerty")
    shown = texts(app)
    assert "The gazetteer has no such name." in shown
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt; *x* (Kenya)" in shown
    app.text_input(key="places-lat-qwerty").set_value("norr").run()
    press(app, "put-qwerty")
    assert "“norr” and “” are not a latitude and a longitude" in texts(app)
    app.text_input(key="places-lat-qwerty").set_value("-6,8").run()
    app.text_input(key="places-lon-qwerty").set_value("39.2").run()
    assert "The point is in Tanzania, but the draft says Kenya." in texts(app)
    app.text_input(key="places-lat-qwerty").set_value("-0,3").run()
    app.text_input(key="places-lon-qwerty").set_value("36,07").run()
    assert "The point is in Kenya." in texts(app)
    press(app, "put-qwerty")
    row = saved(drafts)["qwerty"]
    assert (row["lat"], row["lon"], row["coordinate_source"]) == ("-0.3000", "36.0700", "Placed by hand")
    assert row["name"] == HOSTILE


@pytest.mark.usefixtures("entry")
def test_the_service_is_asked_on_a_press_only(browser: Browser, drafts: Drafts, server: Server) -> None:
    app = opened(browser, "qwerty")
    assert server.asked == []
    press(app, "online-qwerty")
    assert len(server.asked) == 1
    assert "127.0.0.1 does not find such a name either." in texts(app)
    assert drafts.get(1).entry.version == 1


@pytest.mark.usefixtures("entry")
def test_who_may_only_read_sees_suggestions_and_no_buttons(browser: Browser) -> None:
    app = opened(browser, role="viewer")
    assert "Only this place fits the name." in texts(app)
    assert [str(button.key) for button in app.button if str(button.key).startswith("places-")] == []


def test_a_draft_without_new_places_says_so(browser: Browser, drafts: Drafts, sample: Dataset) -> None:
    drafts.create("Juni", "Anna", 1, files_of(sample), NOW)
    assert "Every place in the draft has a position" in texts(browser(places.__name__, draft=1).run())

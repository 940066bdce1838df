"""Bringing in files and pasted tables."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing.bring_in import INTO
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts

HEAD = "Svensk partner;Partner utomlands;Land;Start;Källa;Källans datum\n"
GOOD = "Lund;Jinja;Uganda;2026;https://example.org/a;2026\n"
BAD = "Lund;Jinja;Zambya;2026;https://example.org/b;2026\n"
CSV = (HEAD + GOOD).encode()


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader(key="bring-in-files").set_value([(name, content, "") for name, content in files])
    return app.run()


def put(app: AppTest) -> AppTest:
    return app.button(key="bring-in-put").click().run()


def test_a_file_becomes_a_draft_of_its_name_and_day(browser: Browser, drafts: Drafts) -> None:
    app = upload(browser("bring_in").run(), ("juni.csv", CSV))
    assert "1 row was read: 1 new" in texts(app)
    app = put(app)
    (entry,) = drafts.entries()
    assert entry.title == "juni.csv, 22 November 2026"
    after = loaded_of(drafts.get(entry.number).files)
    assert after.problems == ()
    assert "lund" in {p.swedish_place for p in after.dataset.partnerships.values()}
    assert app.query_params["section"] == "rows"
    assert app.query_params["draft"] == str(entry.number)


def test_sound_rows_go_in_and_the_others_are_listed(browser: Browser, drafts: Drafts) -> None:
    app = upload(browser("bring_in").run(), ("juni.csv", CSV + BAD.encode()), ("brev.txt", b"Hej!\n"))
    shown = texts(app)
    assert "1 thing to correct is listed below" in shown
    assert "row 3, Land" in shown
    assert "Zambya" in shown
    assert "brev.txt was not read" in shown
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Download the template (Excel)", "Download the workbook with comments"]
    app = put(app)
    assert len(loaded_of(drafts.get(1).files).dataset.partnerships) == 7
    rows = browser("rows", draft=1)
    rows.session_state["rows-left-1"] = app.session_state["rows-left-1"]
    assert "1 thing in the file was left out" in texts(rows.run())
    assert "Zambya" in texts(rows)
    assert "Zambya" not in texts(rows.button(key="rows-left-done").click().run())


def test_a_new_place_is_looked_for_on_the_map(browser: Browser, drafts: Drafts) -> None:
    app = put(upload(browser("bring_in").run(), ("juni.csv", CSV.replace(b"Jinja", b"Masaka"))))
    assert (app.query_params["section"], app.query_params["draft"]) == ("places", "1")
    rows = browser("rows", draft=1).run()
    assert "has no position on the map yet" in texts(rows)
    next(b for b in rows.button if b.key and b.key.startswith("open-0-places")).click().run()
    assert rows.query_params["section"] == "places"


def test_the_same_file_twice_is_told(browser: Browser, drafts: Drafts) -> None:
    app = upload(browser("bring_in").run(), ("juni.csv", CSV), ("kopia.csv", CSV))
    assert "kopia.csv has the same content" in texts(app)
    put(app)
    again = upload(browser("bring_in").run(), ("juni.csv", CSV))
    assert "already a draft called" in texts(again)
    inside = upload(browser("bring_in", draft=1).run(), ("juni.csv", CSV))
    assert "Everything in the file is here already" in texts(inside)
    assert not [b for b in inside.button if b.key == "bring-in-put"]


@pytest.mark.parametrize(
    ("into", "titles"), [("open", ["Juni"]), ("new", ["Juni", "Pasted table, 22 November 2026"])]
)
def test_a_pasted_table_goes_where_the_editor_wants_it(
    browser: Browser, drafts: Drafts, sample: Dataset, into: str, titles: list[str]
) -> None:
    entry = drafts.create("Juni", "Anna", 1, files_of(sample), NOW)
    app = browser("bring_in", draft=entry.number)
    app.session_state["bring-in-way-en"] = "paste"
    app = app.run()
    app.radio(key=INTO).set_value(into)
    app.text_area(key="bring-in-text").set_value((HEAD + GOOD).replace(";", "\t"))
    app = put(app.run())
    assert sorted(e.title for e in drafts.entries()) == sorted(titles)
    changed = drafts.get(max(e.number for e in drafts.entries()))
    assert len(loaded_of(changed.files).dataset.partnerships) == 7


def test_a_viewer_brings_nothing_in(browser: Browser) -> None:
    app = browser("bring_in", role="viewer").run()
    assert not app.file_uploader
    assert "Your role does not allow this" in texts(app)

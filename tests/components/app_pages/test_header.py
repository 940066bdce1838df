"""Header and footer around every page, and what an editor is told of problems in the tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.header import SHOWN_PROBLEMS
from tests.components.app_pages.seen import html
from tests.conftest import SAMPLE


def test_header_and_footer_stand_around_the_page_once(open_page: Callable[[str], AppTest]) -> None:
    page = html(open_page("about").run())
    assert page.count("<header") == page.count("<footer") == 1
    assert page.index("<header") < page.index("<h1") < page.index("<footer")
    assert "pk-notice" not in page


@pytest.mark.parametrize("name", ["map", "place", "articles", "table", "numbers", "about"])
def test_an_error_can_be_reported_from_every_page_where_somebody_is_named(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CONTACT", "karta@example.se")
    footer = html(open_page(name).run()).partition("<footer")[2]
    assert footer.count('<a class="pk-report" href="mailto:karta@example.se?subject=') == 1
    monkeypatch.delenv("PARTNERSKAPSKARTAN_CONTACT")
    assert "pk-report" not in html(open_page(name).run())


def test_sound_tables_are_not_spoken_of(open_page: Callable[[str], AppTest]) -> None:
    assert not open_page("about").run().expander


def test_an_editor_is_told_of_the_first_problems_in_the_tables(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(SAMPLE, tables)
    places = tables / "places.csv"
    places.write_text(places.read_text("utf-8").replace(",SE,", ",QQ,"), "utf-8")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(tables))
    (report,) = open_page("about").run().expander
    assert len(report.text) == SHOWN_PROBLEMS + 1
    assert "places.csv" in report.text[0].value


def test_on_paper_the_address_stands_below_only_where_a_public_one_is_set(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = html(open_page("table").run())
    assert "pk-paper-credit" in plain
    assert "data-printed-address" not in plain
    monkeypatch.setenv("PARTNERSKAPSKARTAN_ADDRESS", "https://example.org/karta")
    page = open_page("table")
    page.query_params["country"] = "KE"
    assert "https://example.org/karta/table?country=KE</span>" in html(page.run())

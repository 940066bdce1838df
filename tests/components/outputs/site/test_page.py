"""A page lies where its address says, and speaks its language."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from components.outputs.site.build import site_files
from components.outputs.site.page import Site, SitePage
from components.state.state import State
from data.records import Dataset


def test_where_a_page_lies_follows_from_what_it_shows() -> None:
    for state, path in (
        (State(), "index.html"),
        (State(language="en"), "en/index.html"),
        (State(page="place", id="vaxjo"), "place/vaxjo/index.html"),
        (State(page="theme", id="climate", language="en"), "en/theme/climate/index.html"),
    ):
        page = SitePage(state, "x", "x", "")
        assert page.path == path
        assert page.words.code == state.language


TODAY = date(2026, 11, 22)
ROOT = "https://example.org/karta/"


def pages(dataset: Dataset, contact: str) -> dict[str, bytes]:
    return dict(site_files(Site(dataset, TODAY, ROOT, "", contact)))


def test_every_page_and_card_leads_to_whom_to_tell(sample: Dataset) -> None:
    files = pages(sample, "karta@example.se")
    for path, content in files.items():
        if path.endswith(".html") and b"pk-site-footer" in content:
            links = LexborHTMLParser(content.decode()).css("footer .pk-report")
            assert len(links) == 1, path
            assert (links[0].attributes["href"] or "").startswith("mailto:karta@example.se?subject=")
    place = LexborHTMLParser(files["place/vaxjo/index.html"].decode())
    report = unquote(place.css_first(".pk-place .pk-report").attributes["href"] or "")
    assert "Växjö kommun" in report
    assert f"{ROOT}place/vaxjo/index.html" in report
    assert sample.revision in report
    assert place.css(".pk-block .pk-report")
    assert place.css(".pk-article .pk-report")
    (data,) = (content for path, content in files.items() if path.startswith("assets/data-"))
    assert b'"report_to":"mailto:karta@example.se"' in data


def test_where_nobody_is_named_there_is_no_such_link_and_about_says_how_to_correct(sample: Dataset) -> None:
    files = pages(sample, "")
    assert not any(b"pk-report" in content for path, content in files.items() if path.endswith(".html"))
    assert "öppna tabeller" in files["about/index.html"].decode()

"""Each page's address answers with a finished page, behind which Streamlit's program starts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from components.host import index_page
from components.host.assets import asset_folder, assets
from components.host.index_page import FinishedPages, check_page
from components.host.internals import InternalsChangedError
from components.host.internals.streamlit_page import PARTS, index_html
from components.host.preload import BY_PAGE, chunks
from components.outputs.page.first_page import ELEMENT
from components.settings import settings
from components.state.state import LANGUAGES, PAGES
from tests.browser.harness.server import TABLES

ADDRESSES = {page: "/" if page == "map" else f"/{page}" for page in PAGES}


@pytest.fixture
def client() -> TestClient:
    """The pages of the tests' tables, on the tests' day; any other address is answered with ``x``."""
    chosen = settings(
        {
            "PARTNERSKAPSKARTAN_TABLES": str(TABLES),
            "PARTNERSKAPSKARTAN_TODAY": date(2026, 11, 22).isoformat(),
        }
    )
    return TestClient(FinishedPages(PlainTextResponse("x"), chosen))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_answer_is_a_finished_page_before_streamlits_element(
    client: TestClient, page: str, language: str
) -> None:
    built = LexborHTMLParser(client.get(ADDRESSES[page], params={"language": language}).text)
    assert built.css_first("html").attributes["lang"] == language
    body = [node.attributes.get("id") for node in built.css("body > div")]
    assert body == [ELEMENT, "root"]
    assert len(built.css("h1")) == 1
    assert built.css_first(f"#{ELEMENT} main h1") is not None
    assert built.css_first(f"#{ELEMENT} footer") is not None
    assert not built.css_first("#root").text()
    assert "Streamlit app" not in built.css_first("body").text()


def test_the_page_shows_what_its_address_chose(client: TestClient) -> None:
    page = client.get("/table?country=KE&status=all&funding=all&language=en").text
    assert "Kenya" in LexborHTMLParser(page).css_first("h1").text()


def test_a_value_that_does_not_exist_is_named(client: TestClient) -> None:
    assert (
        "atlantis" in LexborHTMLParser(client.get("/?country=atlantis").text).css_first(".pk-notice").text()
    )


def test_other_addresses_are_left_to_the_application(client: TestClient) -> None:
    assert client.get("/healthz").text == "x"
    assert client.post("/table").text == "x"


def test_a_browser_asks_whether_its_copy_is_still_the_newest(client: TestClient) -> None:
    for address in ("/", "/table?language=en"):
        first = client.get(address)
        assert first.headers["cache-control"] == "no-cache"
        assert client.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
        assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
    assert client.get("/").headers["etag"] != client.get("/?language=en").headers["etag"]


def test_the_page_names_what_it_will_need(client: TestClient) -> None:
    built = LexborHTMLParser(client.get("/").text)
    preloads = [link.attributes for link in built.css('link[rel="modulepreload"]')]
    addresses = [str(link["href"]) for link in preloads]
    assert all(f"./static/js/{name}" in addresses for name in chunks("map"))
    assert {link.get("fetchpriority") for link in preloads} == {"low"}
    named = {str(link.attributes["href"]) for link in built.css("link")}
    for file in ("map.js", "map.css"):
        assert f"./{asset_folder()}/{file}" in named
        assert file in assets()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_begins_with_a_map_has_its_data_read_and_the_others_have_it_fetched(
    client: TestClient, page: str
) -> None:
    built = LexborHTMLParser(client.get(ADDRESSES[page]).text)
    read = (built.css("script[src]")[0].attributes["data-ahead"] or "").split()
    fetched = [link.attributes["href"] for link in built.css('link[rel="prefetch"][as="fetch"]')]
    assert [len(read), len(fetched)] == ([3, 0] if page in ("map", "place") else [0, 3])


def test_nothing_of_streamlits_holds_up_the_page(client: TestClient) -> None:
    built = LexborHTMLParser(client.get("/table").text)
    scripts = [s.attributes for s in built.css("script[src]")]
    assert [Path(s["src"] or "").name.partition(".")[0] for s in scripts] == ["page", "index"]
    # Both wait for the whole page and then run in this order.
    assert "defer" in scripts[0]
    assert scripts[1]["type"] == "module"
    (style,) = (s.attributes["href"] for s in built.css('head link[rel="stylesheet"]'))
    assert style == f"./{asset_folder()}/page.css"
    assert not built.css('link[as="font"][type="font/woff2"]')


def test_the_installed_page_is_the_one_that_our_lines_were_written_for() -> None:
    check_page()


@pytest.mark.parametrize("part", [*PARTS, "<script>", '<link rel="stylesheet" crossorigin'])
def test_a_page_that_is_another_stops_the_start(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(index_page, "index_html", lambda: index_html().replace(part, "<x>"))
    with pytest.raises(InternalsChangedError, match=r"installed is \d.*; mend components/host/internals/"):
        check_page()


def test_a_part_of_streamlit_that_is_gone_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BY_PAGE, "table", ("NoSuchElement",))
    with pytest.raises(InternalsChangedError, match=r"NoSuchElement.*streamlit_files"):
        check_page()


@pytest.mark.parametrize(("language", "title"), [("sv", "Redaktion"), ("en", "Editing")])
def test_the_editors_page_has_our_head_and_no_finished_page(
    client: TestClient, language: str, title: str
) -> None:
    assert client.get("/editing").text == "x"
    editing = _with_editing(client).get("/editing", params={"language": language, "section": "history"})
    built = LexborHTMLParser(editing.text)
    assert built.css_first("html").attributes["lang"] == language
    assert built.css_first("title").text().startswith(title)
    assert built.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert [node.attributes.get("id") for node in built.css("body > div")] == ["root"]
    assert built.css_first("noscript .pk-notice") is not None
    assert built.css_first("#pk-lost") is not None
    assert f"./{asset_folder()}/page.js" in editing.text
    assert "map.js" not in editing.text
    assert editing.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("page", PAGES)
def test_visitors_get_nothing_more_for_it_than_a_link_in_the_footer(client: TestClient, page: str) -> None:
    before, after = (given.get(ADDRESSES[page]).text for given in (client, _with_editing(client)))
    link = re.search(r'\s*· <a href="./editing">För redaktionen</a>', after)
    assert link is not None
    assert after.replace(link[0], "") == before


def _with_editing(client: TestClient) -> TestClient:
    pages = cast(FinishedPages, client.app)
    return TestClient(FinishedPages(PlainTextResponse("x"), replace(pages.chosen, editing="local")))

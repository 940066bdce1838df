"""The page that Streamlit begins with names what it will need, or the start is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.testclient import TestClient

from components.host import index_page
from components.host.assets import asset_folder, assets
from components.host.index_page import PageFrame, check_page
from components.host.internals import InternalsChangedError
from components.host.internals.streamlit_page import PARTS, index_html
from components.host.preload import BY_PAGE, chunks, later
from components.state.state import PAGES


def test_the_page_names_what_it_will_need() -> None:
    html = index_html()
    built = PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "en", "map")
    assert '<html lang="en">' in built
    for name in chunks("map"):
        assert f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' in built
    head, _, after = built.partition('<template id="pk-later">')
    assert later("map")
    for name in later("map"):
        assert name not in head
        assert f'href="./static/js/{name}"' in after
    for file in ("map.js", "map.css"):
        assert f'href="./{asset_folder()}/{file}"' in built
        assert file in assets()


def test_the_page_is_asked_for_anew_at_each_visit() -> None:
    stored = HTMLResponse(index_html(), headers={"cache-control": "max-age=86400", "etag": '"x"'})
    client = TestClient(PageFrame(stored, revision=lambda: "abc"))
    for address in ("/", "/table?language=en"):
        answer = client.get(address, headers={"If-None-Match": '"x"'})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-cache"
        assert "etag" not in answer.headers


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_begins_with_a_map_has_its_data_read_and_the_others_have_it_fetched(page: str) -> None:
    html = index_html()
    built = LexborHTMLParser(PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "sv", page))
    read = (built.css("script[src]")[0].attributes["data-ahead"] or "").split()
    fetched = [link.attributes["href"] for link in built.css('link[rel="prefetch"][as="fetch"]')]
    assert [len(read), len(fetched)] == ([3, 0] if page in ("map", "place") else [0, 3])


def test_our_script_runs_before_streamlits_and_the_page_does_not_wait_for_it() -> None:
    html = index_html()
    built = PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "sv", "table")
    scripts = [s.attributes for s in LexborHTMLParser(built).css("script[src]")]
    assert [Path(s["src"] or "").name.partition(".")[0] for s in scripts] == ["page", "index"]
    # Both wait for the whole page and then run in this order.
    assert "defer" in scripts[0]
    assert scripts[1]["type"] == "module"


def test_the_installed_page_is_the_one_that_our_lines_were_written_for() -> None:
    check_page()


@pytest.mark.parametrize("part", [*PARTS, "<script>"])
def test_a_page_that_is_another_stops_the_start(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(index_page, "index_html", lambda: index_html().replace(part, "<x>"))
    with pytest.raises(InternalsChangedError, match=r"installed is \d.*; mend components/host/internals/"):
        check_page()


def test_a_part_of_streamlit_that_is_gone_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BY_PAGE, "table", ("NoSuchElement",))
    with pytest.raises(InternalsChangedError, match=r"NoSuchElement.*streamlit_files"):
        check_page()

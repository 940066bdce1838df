"""Which files the browser is told of, and how they are sent."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import components.kit
from components.host import index_page
from components.host.assets import asset_folder, assets, outlines, rows_file
from components.host.index_page import PageFrame, check_page
from components.host.internals import InternalsChangedError
from components.host.internals.streamlit_files import folder
from components.host.internals.streamlit_folium import FOLDER
from components.host.internals.streamlit_page import PARTS, index_html
from components.host.preload import AFTER_THE_MAP, BY_PAGE, chunks, frame_scripts, later, named
from components.host.static_files import StreamlitFiles, known, warm
from components.outputs.client.assets import site_assets
from components.outputs.figure.captions import Origin
from components.outputs.figure.report_html import texts
from components.state.state import PAGES, State
from components.view import build_view
from data.records import Dataset
from tests.components.styles import STREAMLITS
from tests.conftest import ROOT

KINDS = {kind for kinds in (*BY_PAGE.values(), *AFTER_THE_MAP.values()) for kind in kinds}
SCRIPTS = folder() / "js"


def test_what_is_said_about_streamlits_elements_stands_in_one_style_which_the_application_alone_has() -> None:
    styles = {p.name: p.read_text("utf-8") for p in (ROOT / "components").rglob("*.css")}
    assert [name for name, text in styles.items() if re.search(STREAMLITS, text)] == ["streamlit.css"]
    assert len(re.findall("stHtml", styles["streamlit.css"])) <= 1
    application = assets()["page.css"].content.decode()
    assert styles["streamlit.css"] in application
    assert styles["page.css"] in application
    assert styles["site.css"] not in application


@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_files_that_exist_once_and_not_again(page: str) -> None:
    found = (*chunks(page), *later(page))
    assert len(set(found)) == len(found)
    assert not set(found) & named()
    assert all((SCRIPTS / name).is_file() for name in found)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_element_is_known_to_streamlit(kind: str) -> None:
    assert any(SCRIPTS.glob(f"{kind}.*.js"))


def test_a_file_brings_those_it_asks_for() -> None:
    assert any(name.startswith("purify.") for name in chunks("map"))  # Html.js imports it


def test_the_frame_has_one_script() -> None:
    assert len(frame_scripts()) == 1


def test_the_page_names_what_it_will_need() -> None:
    html = index_html()
    made = PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "en", "map")
    assert '<html lang="en">' in made
    for name in chunks("map"):
        assert f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' in made
    head, _, after = made.partition('<template id="pk-later">')
    assert later("map")
    for name in later("map"):
        assert name not in head
        assert f'href="./static/js/{name}"' in after
    for file in ("map.js", "map.css"):
        assert f'href="./{asset_folder()}/{file}"' in made
        assert file in assets()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_begins_with_a_map_has_its_data_read_and_the_others_have_it_fetched(page: str) -> None:
    html = index_html()
    made = LexborHTMLParser(PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "sv", page))
    read = (made.css("script[src]")[0].attributes["data-ahead"] or "").split()
    fetched = [link.attributes["href"] for link in made.css('link[rel="prefetch"][as="fetch"]')]
    assert [len(read), len(fetched)] == ([3, 0] if page in ("map", "place") else [0, 3])


def test_our_script_runs_before_streamlits_and_the_page_does_not_wait_for_it() -> None:
    html = index_html()
    made = PageFrame(PlainTextResponse("x"), revision=lambda: "abc").page(html, "sv", "table")
    scripts = [s.attributes for s in LexborHTMLParser(made).css("script[src]")]
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


def test_copying_is_one_file_for_the_application_and_the_site(sample: Dataset) -> None:
    copy = (Path(components.kit.__file__).parent / "copy.js").read_bytes()
    assert assets()["page.js"].content.startswith(copy)
    site = site_assets(sample, date(2026, 11, 22), {})
    assert site.files[site.copy] == copy
    assert copy.count(b"clipboard.writeText") == 1
    assert sum(f.content.count(b"clipboard.writeText") for f in assets().values()) == 1


def test_a_button_copies_a_text_that_stands_beside_it(real: Dataset) -> None:
    view = build_view(real, State(), date(2026, 11, 22))
    page = LexborHTMLParser(texts(view, Origin("https://example.org/", "ICLD")))
    named = [button.attributes["data-copy-from"] for button in page.css("[data-copy-from]")]
    assert len(set(named)) == len(named) == len(page.css(".pk-figure-text")) > 1
    for name in named:
        (shown,) = page.css(f'[id="{name}"]')
        assert shown.text().strip() == shown.text() != ""


def _client() -> TestClient:
    async def other(request: Request) -> PlainTextResponse:
        return PlainTextResponse("Streamlit")

    app = Starlette(routes=[Route("/{path:path}", other)], middleware=[Middleware(StreamlitFiles)])
    return TestClient(app)


@pytest.mark.parametrize("path", ["/static/css", f"{FOLDER}/static/js"])
def test_sends_the_same_bytes_packed_and_to_be_kept(path: str) -> None:
    name, source = next((n, p) for n, p in known().items() if n.startswith(path))
    packed = _client().get(name, headers={"Accept-Encoding": "gzip"})
    plain = _client().get(name, headers={"Accept-Encoding": "identity"})
    assert packed.content == plain.content == source.read_bytes()
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["cache-control"] == plain.headers["cache-control"]
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-type"].partition(";")[0] in (
        "text/css",
        "text/javascript",
        "application/javascript",
    )


@pytest.mark.parametrize(
    "path", ["/", "/static/js/no.js", "/static/js/../../index.html", "/static/js/", "/table"]
)
def test_hands_on_what_it_does_not_know(path: str) -> None:
    assert _client().get(path).text == "Streamlit"


def test_hands_on_what_is_not_a_whole_file() -> None:
    name = next(iter(known()))
    assert _client().get(name, headers={"Range": "bytes=0-9"}).text == "Streamlit"
    assert _client().post(name).status_code == 405


def test_what_was_read_before_is_not_read_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font: no page of ours asks for Streamlit's, so nothing else has read it."""
    name, source = next((n, p) for n, p in known().items() if p.suffix == ".woff2")
    content = source.read_bytes()
    warm({source.name})
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read again"))
    assert _client().get(name).content == content


def test_our_files_are_packed_to_the_same_bytes() -> None:
    for file in (*assets().values(), *outlines().values()):
        assert not file.packed or gzip.decompress(file.packed) == file.content


def test_rows_are_made_once_for_a_revision(sample: Dataset) -> None:
    assert rows_file(sample) is rows_file(sample)

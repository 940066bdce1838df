"""Tables full of texts that want to be more than text, as a site: each stands there as it is, and is nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.state.state import LANGUAGES
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.security.spread import spread
from tests.security.strings import HOSTILE, TYPICAL

TODAY = date(2026, 11, 22)
OUT = ("http://", "https://", "mailto:")
OURS = ("https://example.org/", "https://creativecommons.org/licenses/")
"""Where a link may lead in the same tab: the site itself, and the licence that the program names."""
FOREIGN = (
    "iframe, form, base, object, embed, math, style, template, noscript, textarea, plaintext, foreignObject"
)


@pytest.fixture(
    scope="module", params=[TYPICAL, pytest.param(HOSTILE, marks=pytest.mark.deep)], ids=["some", "all"]
)
def hostile(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Dataset:
    return read_folder(spread(tmp_path_factory.mktemp("hostile") / "tables", request.param)).dataset


@pytest.fixture(scope="module")
def built(hostile: Dataset) -> dict[str, bytes]:
    return dict(site_files(Site(hostile, TODAY, "https://example.org/")))


def test_no_text_becomes_anything_but_text(built: dict[str, bytes]) -> None:
    wrong = []
    for path, content in built.items():
        if not path.endswith(".html"):
            continue
        page = LexborHTMLParser(content.decode())
        wrong += [(path, n.html) for n in page.css(FOREIGN)]
        wrong += [
            (path, n.html)
            for n in page.css(
                "main :is(script, link, meta), script:not([src^='../'], [src^='assets/'], [src^='https://example.org/assets/'])"
            )
        ]
        wrong += [
            (path, a) for n in page.css("*") for a in n.attributes if a.startswith("on") or a == "style"
        ]
        for node in page.css("a[href]"):
            address = node.attributes["href"] or ""
            if node.attributes.get("target") == "_blank":
                out = address.lower().startswith(OUT) and "evil.example" not in address.split("/")[2]
                good = out or ":" not in address
            else:
                good = ":" not in address.partition("?")[0].partition("#")[0] or address.startswith(OURS)
            if not good:
                wrong.append((path, address))
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_text_stands_on_its_page_as_it_is(built: dict[str, bytes], hostile: Dataset, code: str) -> None:
    words, root = language(code), "en/" if code == "en" else ""
    for place in hostile.places.values():
        page = LexborHTMLParser(built[f"{root}place/{place.id}/index.html"].decode())
        heading, title = page.css_first("h1"), page.css_first("title")
        assert heading is not None
        assert title is not None
        assert heading.text() == words.place(place)
        assert " ".join(title.text().split()).startswith(" ".join(words.place(place).split()))
    for theme in hostile.themes.values():
        heading = LexborHTMLParser(built[f"{root}theme/{theme.id}/index.html"].decode()).css_first("h1")
        assert heading is not None
        assert heading.text() == words.label(theme)

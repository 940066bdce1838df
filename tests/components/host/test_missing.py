"""The whole page where there is none: it stands by itself, at any depth, in either language."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.host.assets import asset_folder
from components.host.missing import missing_document
from components.language import language


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("up", ["./", "../", "../../"])
def test_all_its_addresses_begin_at_the_root(code: str, up: str) -> None:
    page = LexborHTMLParser(missing_document(language(code), "<h1>x</h1>", up))
    assert page.css("html")[0].attributes["lang"] == code
    addresses = [e.attributes.get("href") or "" for e in page.css("a[href], link[href]")]
    assert f"{up}{asset_folder()}/page.css" in addresses
    assert all(a.startswith((up, "http")) for a in addresses)
    assert not page.css("script")
    assert page.css("main h1")[0].text() == "x"
    assert not page.css('[aria-current="page"]')

"""Every fragment of our HTML stands in the wrapper that the styles go by, and ends before it."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.state.state import PAGES
from tests.components.app_pages.conftest import TODAY, prepared
from tests.conftest import ROOT


@pytest.mark.parametrize("page", PAGES)
def test_each_fragment_is_one_wrapper_with_all_of_it_inside(
    monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    monkeypatch.chdir(ROOT)
    fragments = [e.proto.body for e in prepared(page).run().get("html")]
    assert fragments
    for fragment in fragments:
        body = LexborHTMLParser(fragment).body
        assert body is not None
        assert [n.attributes.get("class") for n in body.iter()] == ["pk"], fragment
        assert not body.css("div.pk div.pk"), fragment
        assert body.text(deep=False).strip() == "", fragment

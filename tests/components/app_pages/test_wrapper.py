"""Every fragment of our HTML stands in the wrapper that the styles go by, and ends before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser
from streamlit.testing.v1 import AppTest

from components.state.state import PAGES


@pytest.mark.parametrize("page", PAGES)
def test_each_fragment_is_one_wrapper_with_all_of_it_inside(
    open_page: Callable[[str], AppTest], page: str
) -> None:
    fragments = [e.proto.body for e in open_page(page).run().get("html")]
    assert fragments
    for fragment in fragments:
        body = LexborHTMLParser(fragment).body
        assert body is not None
        assert [n.attributes.get("class") for n in body.iter()] == ["pk"], fragment
        assert not body.css("div.pk div.pk"), fragment
        assert body.text(deep=False).strip() == "", fragment

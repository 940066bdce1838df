"""The page about the map run by Streamlit itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(("code", "heading"), [("sv", "Om kartan"), ("en", "About the map")])
def test_it_names_who_answers_for_it_from_the_configuration(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch, code: str, heading: str
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_ORGANISATION", "Exempelkommunen")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CONTACT", "https://example.se/kontakt")
    app = open_page("about")
    app.query_params["language"] = code
    app.run()
    assert not app.exception
    (shown,) = (e for e in app.get("html") if f"<h1>{heading}</h1>" in e.proto.body)
    assert "Exempelkommunen" in shown.proto.body
    assert 'href="https://example.se/kontakt"' in shown.proto.body

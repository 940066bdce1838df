"""The page about the map run by Streamlit itself."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def page() -> None:
    """What components/app.py does for this page, without the navigation that AppTest cannot steer."""
    from components.address.show import read_state, write_address
    from components.language import language
    from components.pages.about import content
    from components.shell.page import Page
    from components.shell.settings import settings, today
    from components.state import vocabulary
    from data.current import current

    configured = settings()
    loaded = current(configured.tables)
    state = read_state("about", vocabulary(loaded.dataset))
    content(Page(loaded, state, language(state.language), today(configured), configured))
    write_address(state)


@pytest.mark.parametrize(("code", "heading"), [("sv", "Om kartan"), ("en", "About the map")])
def test_it_names_who_answers_for_it_from_the_configuration(
    monkeypatch: pytest.MonkeyPatch, code: str, heading: str
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_ORGANISATION", "Exempelkommunen")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CONTACT", "https://example.se/kontakt")
    monkeypatch.chdir(ROOT)
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["language"] = code
    app.run()
    assert not app.exception
    (shown,) = app.get("html")
    assert f"<h1>{heading}</h1>" in shown.proto.body
    assert "Exempelkommunen" in shown.proto.body
    assert 'href="https://example.se/kontakt"' in shown.proto.body

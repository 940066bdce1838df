"""One page run by Streamlit itself, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

TODAY = "2026-11-22"


def _page(name: str) -> None:
    """What components/app.py does for a page, without the navigation that AppTest cannot steer."""
    from importlib import import_module

    from components.address.show import read_state, write_address
    from components.language import language
    from components.shell.page import Page
    from components.shell.settings import settings, today
    from components.state import vocabulary
    from data.current import current

    configured = settings()
    loaded = current(configured.tables)
    state = read_state(name, vocabulary(loaded.dataset))
    page = Page(loaded, state, language(state.language), today(configured), configured)
    import_module(f"components.app_pages.{name}").content(page)
    write_address(state)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that prepares a page by name (``table``); ``run()`` it to see it."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    monkeypatch.chdir(ROOT)
    return lambda name: AppTest.from_function(_page, kwargs={"name": name}, default_timeout=60)

"""One page run by Streamlit itself, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

TODAY = "2026-11-22"


def _page(name: str) -> None:
    """What Streamlit runs once its navigation has chosen a page, which AppTest cannot do."""
    from components.app import draw

    draw(name)


def prepared(name: str) -> AppTest:
    """Return a page that is ready to run; the environment and the folder are the caller's."""
    return AppTest.from_function(_page, kwargs={"name": name}, default_timeout=60)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that prepares a page by name (``table``); ``run()`` it to see it."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    monkeypatch.chdir(ROOT)
    return prepared


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The whole application, from its first line: the start page, unless an address is given."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    return AppTest.from_file(str(ROOT / "components" / "app.py"), default_timeout=30)

"""A section of the editors' page run by Streamlit itself, for somebody with a role, on a store of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import rights
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.conftest import ROOT

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
Browser = Callable[..., AppTest]
"""``browser("drafts", name="Anna", role="publisher", draft=3)``: what somebody has open, not run yet."""


def _section(store: str, section: str, name: str, role: str) -> None:
    """What the frame does once it knows who is there; a module of the tests stands for one of the sections."""
    from datetime import UTC, date, datetime
    from importlib import import_module

    import streamlit as st

    from components.app_pages.editing.page import EditingPage
    from components.app_pages.editing.rights import begin_drawing, end_drawing
    from components.language import language
    from components.settings import settings
    from components.state.editing import decode_editing
    from data.editing.roles import Editor
    from data.store.store import open_store

    opened = open_store(store)
    newest = opened.newest()
    assert newest is not None
    address = decode_editing(dict(st.query_params))
    st.session_state.setdefault("signed-in", Editor(name, role))  # type: ignore[arg-type]
    begin_drawing(language(address.language))
    page = EditingPage(
        st.session_state["signed-in"],
        opened,
        newest,
        address,
        language(address.language),
        date(2026, 11, 22),
        lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        settings(),
    )
    import_module(section if "." in section else f"components.app_pages.editing.{section}").show(page)
    end_drawing()


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever the page names has signed in: a page that Streamlit runs without a server has no connection."""
    monkeypatch.setattr(rights, "editor_here", lambda configured, local_name: st.session_state["signed-in"])


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(ROOT)
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path, sample: Dataset) -> Store:
    """A store with revision 1."""
    opened = open_store(str(path))
    opened.publish(sample, "Anna", "Först", 0, NOW)
    return opened


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


@pytest.fixture
def browser(path: Path, store: Store) -> Browser:
    def opened(
        section: str, name: str = "Anna", role: str = "publisher", language: str = "en", **address: object
    ) -> AppTest:
        kwargs = {"store": str(path), "section": section, "name": name, "role": role}
        app = AppTest.from_function(_section, kwargs=kwargs, default_timeout=60)
        for key, value in {"language": language, **address}.items():
            app.query_params[key] = str(value)
        return app

    return opened


def texts(app: AppTest) -> str:
    """All HTML and text that a page shows."""
    assert not app.exception, app.exception
    return "\n".join(str(getattr(element, "value", "") or element.proto) for element in app.main)

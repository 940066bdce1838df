"""The frame of the editors' page, for those who may and those who may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import rights, show
from components.state.editing import OF_A_DRAFT
from data.editing.roles import Editor
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import files_of
from data.store.store import Store
from tests.components.app_pages.editing.conftest import NOW, texts


def _page() -> None:
    from components.app_pages.editing.show import show_editing

    show_editing()


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, path: Path, store: Store) -> AppTest:
    anna = Editor("anna@example.org", "editor")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_EDITING", "sign-in")
    monkeypatch.setattr(rights, "editor_here", lambda configured, local_name: anna)
    return AppTest.from_function(_page, default_timeout=60)


def test_the_open_draft_is_named_and_the_language_can_be_changed(
    app: AppTest, drafts: Drafts, sample: Dataset
) -> None:
    number = drafts.create("Juni & juli", "Anna", 1, files_of(sample), NOW).number
    app.query_params["draft"] = str(number)
    app.query_params["section"] = "history"
    shown = texts(app.run())
    assert "Juni &amp; juli" in shown
    assert f'href="./editing?section=history&amp;language=en&amp;draft={number}"' in shown
    assert 'data-language="sv"' in shown
    app.query_params["language"] = "en"
    shown = texts(app.run())
    assert "Signed in as anna@example.org. <span>You may change drafts but not publish." in shown
    assert f'href="./editing?section=history&amp;draft={number}"' in shown


@pytest.mark.parametrize("section", OF_A_DRAFT)
def test_what_is_of_a_draft_asks_for_one(app: AppTest, section: str) -> None:
    app.query_params["section"] = section
    shown = texts(app.run())
    assert "Öppna ett utkast först." in shown
    assert 'href="./editing"' in shown


def test_a_store_that_does_not_answer_is_told_without_a_trace(
    app: AppTest, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path / "nowhere" / "store.sqlite"))
    shown = texts(app.run())
    assert "Redaktionen är stängd just nu" in shown
    assert "Kartan visar det som publicerades senast." in shown
    assert not app.exception


def test_an_empty_store_is_told(app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.sqlite"
    create_engine(f"sqlite:///{empty}").connect().close()
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(empty))
    assert "Inget är publicerat än." in texts(app.run())


@pytest.mark.parametrize(
    ("refusal", "query", "told", "buttons"),
    [
        ("signed-out", {}, "Du loggar in med ditt vanliga konto", ["Logga in", "Logga in med Work"]),
        ("signed-out", {"sign-in": "failed"}, "Inloggningen gick inte igenom.", ["Logga in", "Logga in med Work"]),
        ("expired", {}, "Inloggningen har gått ut.", ["Logga in", "Logga in med Work"]),
        ("elsewhere", {}, "Redaktionen är öppen bara på den dator", []),
    ],
)  # fmt: skip
def test_nobody_sees_more_than_how_to_sign_in(
    app: AppTest,
    monkeypatch: pytest.MonkeyPatch,
    refusal: str,
    query: dict[str, str],
    told: str,
    buttons: list[str],
) -> None:
    monkeypatch.setattr(rights, "editor_here", lambda configured, local_name: refusal)
    monkeypatch.setattr(show, "providers", lambda: ("default", "work"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", "/nowhere/at/all")  # it is not asked
    for name, value in query.items():
        app.query_params[name] = value
    shown = texts(app.run())
    assert told in shown
    assert "Utkast" not in shown
    assert len(app.button) == len(buttons)

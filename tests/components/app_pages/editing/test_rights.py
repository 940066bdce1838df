"""An action asks again who is there; what is refused is not done, and is told."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import rights, show
from data.editing.claims import Refusal
from data.editing.roles import Editor
from data.store.store import Store
from tests.components.app_pages.editing.conftest import texts

PUBLISHER, EDITOR = Editor("anna@example.org", "publisher"), Editor("anna@example.org", "editor")
SECTION = "tests.components.app_pages.editing.asking_section"


def _page() -> None:
    from components.app_pages.editing.show import show_editing

    show_editing()


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch, path: object, store: Store) -> list[Editor | Refusal]:
    """Who is at the session: change it between two actions."""
    given: list[Editor | Refusal] = [PUBLISHER]
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_EDITING", "sign-in")
    monkeypatch.setattr(rights, "editor_here", lambda configured, local_name: given[0])
    monkeypatch.setattr(show, "_module", lambda section: SECTION)
    monkeypatch.setattr(show, "providers", lambda: ("default",))
    return given


@pytest.fixture
def app(who: list[Editor | Refusal]) -> AppTest:
    return AppTest.from_function(_page, default_timeout=60)


def test_who_has_the_role_does_it(app: AppTest) -> None:
    app.run().button(key="publish").click().run()
    assert "done by anna@example.org" in texts(app)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (EDITOR, "Det här får du inte göra med din behörighet"),
        ("signed-out", "Du är inte inloggad längre."),
        ("expired", "Inloggningen har gått ut."),
        ("unlisted", "hör inte till redaktionen."),
        ("unverified", "Kontot har ingen bekräftad e-postadress."),
        ("elsewhere", "Redaktionen är öppen bara på den dator"),
    ],
)
def test_who_has_lost_the_right_is_told_and_nothing_is_done(
    app: AppTest, who: list[Editor | Refusal], later: Editor | Refusal, told: str
) -> None:
    app.run()
    who[0] = later
    app.button(key="publish").click().run()
    shown = texts(app)
    assert "Inget har ändrats" in shown
    assert told in shown
    assert "done" not in app.session_state
    assert ("publish" in [button.key for button in app.button]) is (later == EDITOR)
    who[0] = PUBLISHER
    assert "Inget har ändrats" not in texts(app.run())


def test_a_section_that_asks_while_it_is_drawn_ends_there(app: AppTest, who: list[Editor | Refusal]) -> None:
    app.query_params["place"] = "at-once"
    who[0] = EDITOR
    shown = texts(app.run())
    assert "Det här får du inte göra" in shown
    assert "done by" not in shown
    assert [button.key for button in app.button] == ["editing-sign-out"]

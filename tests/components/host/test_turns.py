"""A busy server draws a few pages at a time: each takes a turn, and gives it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components.host.turns import AT_ONCE, drawing, while_others_draw
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def free() -> Iterator[None]:
    """All turns are free again after each test."""
    yield
    taken = [drawing.acquire(blocking=False) for _ in range(AT_ONCE + 1)]
    assert taken == [True] * AT_ONCE + [False]
    drawing.release(AT_ONCE)


def test_a_page_takes_one_of_the_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    left = []

    def content(_: object) -> None:
        taken = [drawing.acquire(blocking=False) for _ in range(AT_ONCE)]
        left.append(taken.count(True))
        drawing.release(taken.count(True))

    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(ROOT / "tests" / "tables"))
    # The script is run as a file of its own, which takes the name from this module.
    monkeypatch.setattr("components.app_pages.draw.show_page", content)
    app = AppTest.from_file(str(ROOT / "components" / "app.py"), default_timeout=60)
    assert not app.run().exception
    assert left == [AT_ONCE - 1]


def test_a_page_that_fails_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(ROOT / "tests" / "tables"))
    monkeypatch.setattr("components.app_pages.draw.show_page", lambda _: 1 / 0)
    app = AppTest.from_file(str(ROOT / "components" / "app.py"), default_timeout=60)
    assert app.run().exception


def test_who_waits_for_another_process_leaves_the_turn_to_others() -> None:
    with drawing:
        with while_others_draw():
            drawing.acquire(blocking=False)
            assert drawing.acquire(blocking=False)
            drawing.release(AT_ONCE)
        assert drawing.acquire(blocking=False)
        assert not drawing.acquire(blocking=False)
        drawing.release()


def test_who_is_stopped_while_waiting_gives_back_one_turn_only() -> None:
    with pytest.raises(ZeroDivisionError), drawing, while_others_draw():
        raise ZeroDivisionError

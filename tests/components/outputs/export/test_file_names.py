"""A file's name says what it is, plainly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from components.state.state import State
from tests.components.outputs.export.files import REAL, get
from tests.components.strategies import states


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State(), "partnerskap_aktiva_2026-11-22.xlsx"),
        (State(language="en"), "partnerships_active_2026-11-22.xlsx"),
        (State(theme=("climate",)), "partnerskap_aktiva_klimat-och-miljo_2026-11-22.xlsx"),
        (State(status=(), date="2020"), "partnerskap_alla_2020.xlsx"),
        (State(text='a"\r\nb/../ÿ中'), "partnerskap_aktiva_a-b-y_2026-11-22.xlsx"),
    ],
)
def test_the_name_says_what_the_file_is(state: State, name: str) -> None:
    assert get("xlsx", state).name == name


@settings(max_examples=30, deadline=None)
@given(states(REAL))
def test_names_are_short_and_plain(state: State) -> None:
    name = get("csv", state).name
    assert name.isascii()
    assert len(name) < 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")

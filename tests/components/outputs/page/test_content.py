"""What each page consists of."""

from __future__ import annotations

import pytest

from components.outputs.page.blocks import Block, Columns, Live
from components.outputs.page.content import content
from components.state.state import LANGUAGES, PAGES, State
from tests.components.outputs.page.pages import page_of


def live(blocks: tuple[Block, ...]) -> list[str]:
    """Return the names of the live blocks, in their order."""
    names: list[str] = []
    for block in blocks:
        if isinstance(block, Live):
            names.append(block.name)
        elif isinstance(block, Columns):
            names += [name for column in block.columns for name in live(column)]
    return names


@pytest.mark.parametrize(
    ("state", "side", "main"),
    [
        (State(), ["filter-head", "filters"], ["map", "years"]),
        (State(page="table"), ["filter-head", "filters"], []),
        (State(page="articles"), ["article-filters"], []),
        (State(page="numbers"), ["filter-head", "filters"], ["chart"] * 4),
        (State(page="report"), ["filter-head", "filters"], ["figure-options", "batch"]),
        (State(page="embed"), ["filter-head", "filters"], ["embed"]),
        (State(page="about"), [], []),
        (State(page="place"), [], ["search"]),
        (State(page="place", answer="former"), [], ["search", "choose", "choose"]),
        (State(page="place", id="vaxjo"), [], ["place-map"]),
    ],
    ids=lambda value: f"{value.page} {value.id or value.answer}" if isinstance(value, State) else "",
)
def test_streamlit_draws_what_can_be_changed_and_nothing_else(
    state: State, side: list[str], main: list[str]
) -> None:
    blocks = content(page_of(state))
    assert live(blocks.side) == side
    assert live(blocks.main) == main


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_nothing_to_show_says_so_and_has_the_same_filters(name: str, code: str) -> None:
    state = State(page=name, language=code, text="finnsinte", country=("KE",))
    assert live(content(page_of(state)).side) == live(content(page_of(State(page=name))).side)

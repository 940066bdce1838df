"""The code for another web site."""

from __future__ import annotations

from components.outputs.page.embed import embed_code
from components.state.state import State
from tests.components.outputs.page.pages import ROOT, page_of


def test_the_code_leads_to_the_address_that_visitors_see() -> None:
    code, address = embed_code(page_of(State(page="embed", theme=("climate",))))
    assert address == f"{ROOT}embed.html?theme=climate"
    assert f"{ROOT}embed.html?theme=climate" in code


def test_a_configured_address_is_in_the_code_and_the_preview_stays_here() -> None:
    page = page_of(State(page="embed"), ADDRESS="https://karta.example.org/")
    code, address = embed_code(page, with_list=False)
    assert "https://karta.example.org/embed.html?list=no" in code
    assert address == f"{ROOT}embed.html?list=no"


def test_a_frozen_map_names_its_revision_and_its_day() -> None:
    page = page_of(State(page="embed"))
    assert f"revision={page.dataset.revision}" in embed_code(page, freeze=True)[1]

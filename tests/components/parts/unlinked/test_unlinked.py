"""Under the map stands what it has no line for: some by name, the others by a link to the table."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from components.parts.unlinked.render import SHOWN_UNLINKED, unlinked
from components.state.state import State
from components.view import build_view
from tests.components.view.real import REAL, TODAY, view


def test_nothing_is_said_where_every_row_has_a_line() -> None:
    shown = view(country=("KE",))
    assert shown.rows
    assert unlinked(shown) == ""


def test_many_are_named_in_part_and_the_others_counted() -> None:
    partnerships = MappingProxyType(
        {ident: replace(p, partner_places=()) for ident, p in REAL.partnerships.items()}
    )
    shown = build_view(replace(REAL, partnerships=partnerships, revision="unlinked"), State(), TODAY)
    links = LexborHTMLParser(unlinked(shown)).css("a")
    assert len(links) == SHOWN_UNLINKED + 1
    assert links[-1].text() == f"{len(shown.rows) - SHOWN_UNLINKED} till"
    assert "./table?" in str(links[-1].attributes["href"])

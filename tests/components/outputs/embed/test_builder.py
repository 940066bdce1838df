"""The page that writes the code for another site."""

from __future__ import annotations

from datetime import date
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from components.outputs.embed.builder import builder, head
from components.outputs.embed.options import Options
from components.state.state import State
from components.view import build_view
from data.records import Dataset

TODAY = date(2026, 11, 22)


def built(dataset: Dataset, options: Options, *, keeps: bool = True) -> str:
    state = State(country=("KE",))
    view = build_view(dataset, state, TODAY)
    return builder(view, state, options, 480, "https://map.example.org/", keeps=keeps)


def test_the_code_stands_there_as_text_to_be_copied(real: Dataset) -> None:
    page = LexborHTMLParser(built(real, Options()))
    (code,) = page.css("#embed-text")
    assert page.css("iframe") == []
    frame = LexborHTMLParser(code.text()).css("iframe")
    assert [f.attributes["height"] for f in frame] == ["480"]
    assert (frame[0].attributes["src"] or "").startswith("https://map.example.org/embed.html?country=KE")
    assert [b.attributes["data-copy-from"] for b in page.css("button")] == ["embed-text"]


def test_it_says_of_a_frozen_map_which_revision_it_keeps_and_whether_it_can(real: Dataset) -> None:
    live, kept, alone = (
        built(real, Options()),
        built(real, Options(revision="7")),
        built(real, Options(revision="7"), keeps=False),
    )
    assert "22 november 2026" not in live
    assert "22 november 2026" in kept
    assert len(LexborHTMLParser(alone).css("p.pk-muted")) == len(LexborHTMLParser(kept).css("p.pk-muted")) + 1


def test_the_heading_has_the_sentence_of_the_map(real: Dataset) -> None:
    view = build_view(real, State(country=("KE",)), TODAY)
    assert view.sentence in unescape(head(view))

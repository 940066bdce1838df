"""The options of a figure as a form: each choice leads to what the widget would set."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.outputs.page.figure_form import CHOICES, SWITCHES, figure_form
from components.state.figure import Options
from components.state.state import LANGUAGES, State, decode, vocabulary
from tests.components.outputs.page.pages import page_of


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_option_can_be_chosen_and_the_rest_stays(code: str) -> None:
    state = State(page="report", language=code, theme=("climate",), figure=Options(map="close", labels=False))
    page = page_of(state)
    known = vocabulary(page.dataset)
    form = LexborHTMLParser(figure_form(page.view)).css_first("form")
    fields = {str(i.attributes["name"]): i.attributes.get("value") or "" for i in form.css("input")}
    selects = {str(s.attributes["name"]): s for s in form.css("select")}
    assert set(selects) == {*CHOICES, "focus"}
    for name, select in selects.items():
        chosen = select.css_first("option[selected]") or select.css_first("option")
        fields[name] = chosen.attributes.get("value") or ""
    assert decode("report", {n: [v] for n, v in fields.items()}, known) == state
    for name, select in selects.items():
        for option in select.css("option"):
            value = option.attributes.get("value") or ""
            sent = decode("report", {n: [v] for n, v in (fields | {name: value}).items()}, known)
            assert sent == replace(state, figure=replace(state.figure, **{name: value}))
    for link, name in zip(form.css(".pk-switches a"), SWITCHES, strict=True):
        parts = urlsplit(str(link.attributes["href"]))
        target = decode("report", parse_qs(parts.query), known)
        assert getattr(target.figure, name) is not getattr(state.figure, name)
        assert (link.attributes.get("aria-current") == "true") is getattr(state.figure, name)

"""The filters as links and forms: each leads to what the widget would set, without a script."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.language import language
from components.parts.filters.links import (
    article_filter_links,
    chooser_links,
    filter_links,
    search_form,
    year_links,
)
from components.parts.filters.options import ARTICLE_CHOOSERS, ARTICLE_PILLS
from components.state.state import FILTERS, LANGUAGES, PAGES, State, address, decode, put, vocabulary
from components.view import build_view, time_steps
from components.view.articles import article_view
from tests.components.outputs.page.pages import page_of

BUSY = State(page="table", text="öst & <b>", country=("KE",), status=(), sort="-start", start=25)


def read(href: str | None) -> State:
    parts = urlsplit(href or "")
    known = vocabulary(page_of(State()).dataset)
    return decode(
        parts.path.removeprefix("./") or "map", parse_qs(parts.query, keep_blank_values=True), known
    )


def targets(html: str) -> list[State]:
    links = LexborHTMLParser(html).css(".pk-field a[href^='./'], .pk-filter-head a[href^='./']")
    return [read(link.attributes["href"]) for link in links]


def sent(form: LexborNode, **typed: str) -> State:
    """Return the state that a form leads to, with what is typed or chosen in it."""
    fields = {str(i.attributes["name"]): i.attributes.get("value") or "" for i in form.css("input")}
    for select in form.css("select"):
        chosen = select.css_first("option[selected]") or select.css_first("option")
        fields[str(select.attributes["name"])] = chosen.attributes.get("value") or ""
    known = vocabulary(page_of(State()).dataset)
    path = str(form.attributes["action"]).removeprefix("./") or "map"
    return decode(path, {name: [value] for name, value in (fields | typed).items()}, known)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("field", [f for f, entry in FILTERS.items() if entry.panel in ("in_sight", "more")])
def test_every_value_of_a_filter_is_a_link_to_it_and_everything_else_stays(field: str, code: str) -> None:
    state = replace(BUSY, text="", country=(), language=code)
    view = page_of(state).view
    before = getattr(state, field)
    expected = {(*before, option.value) for option in view.options[field] if option.value not in before}
    reset = targets(str(LexborHTMLParser(filter_links(view)).css_first(".pk-filter-head").html))
    links = [t for t in targets(filter_links(view)) if getattr(t, field) != before and t not in reset]
    assert expected <= {getattr(t, field) for t in links}
    for target in links:
        if getattr(target, field) in expected:
            assert put(target, field, before) == replace(state, start=0)


def test_what_is_chosen_is_marked_and_can_be_taken_back() -> None:
    view = page_of(State(theme=("climate", "youth"), country=("KE",))).view
    built = LexborHTMLParser(filter_links(view))
    chosen = [a for a in built.css("a[aria-current]") if a.attributes["aria-current"] == "true"]
    taken_back = {read(a.attributes["href"]) for a in chosen}
    assert taken_back >= {
        State(theme=("youth",), country=("KE",)),
        State(theme=("climate",), country=("KE",)),
        State(theme=("climate", "youth")),
    }
    assert State() in targets(str(built.css_first(".pk-filter-head").html))


def test_the_search_keeps_what_else_is_chosen_and_escapes_what_was_typed() -> None:
    words = language("sv")
    form = LexborHTMLParser(search_form(words, BUSY, "Sök", "T.ex. klimat")).css_first("form")
    assert form.css_first("input[name=text]").attributes["value"] == BUSY.text
    assert not form.css("b")
    assert sent(form, text="kenya") == replace(BUSY, text="kenya", start=0)
    assert sent(form, text="") == replace(BUSY, text="", start=0)


@pytest.mark.parametrize("date", ["", "2012", "2012-05-01"])
def test_every_step_of_the_years_can_be_chosen(date: str) -> None:
    state = State(theme=("climate",), date=date)
    view = page_of(state).view
    form = LexborHTMLParser(year_links(view)).css_first("form")
    steps = [o.attributes.get("value") or "" for o in form.css("option")]
    assert tuple(steps) == time_steps(view.dataset, view.today)
    assert sent(form).date == date[:4]
    assert [sent(form, date=step) for step in steps] == [replace(state, date=step) for step in steps]


@pytest.mark.parametrize("code", LANGUAGES)
def test_articles_have_their_own_filters(code: str) -> None:
    state = State(page="articles", language=code, article_from="2020")
    view = article_view(page_of(state).dataset, state)
    html = article_filter_links(view)
    links = targets(html)
    for field in ("theme", *ARTICLE_PILLS, *ARTICLE_CHOOSERS):
        if len(view.options[field]) > 1:
            values = {getattr(t, field) for t in links}
            assert {(o.value,) for o in view.options[field]} <= values, field
    forms = LexborHTMLParser(html).css("form")
    assert sent(forms[1], article_to="2022") == replace(state, article_to="2022")


def test_a_chooser_lists_every_option_once() -> None:
    state = State(page="place", answer="former")
    page = page_of(state)
    options = build_view(page.dataset, State(), page.today).options["country"]
    links = targets(chooser_links(page.dataset, page.words, state, "country", options))
    assert sorted(t.country for t in links) == sorted((o.value,) for o in options)


@pytest.mark.parametrize(
    "state",
    [
        State(page="numbers", theme=("youth",)),
        replace(BUSY, text="theme=~&country=~ %7E", selection="place:vaxjo"),
        State(status=("ended",), funding=()),
    ],
)
def test_the_links_lead_to_addresses_that_the_program_writes_itself(state: State) -> None:
    view = page_of(state).view
    for link in LexborHTMLParser(filter_links(view)).css("a[href^='./']"):
        assert address(read(link.attributes["href"])) == link.attributes["href"]
    assert "numbers" in PAGES


def test_a_chooser_gives_back_one_choice_or_all_of_them() -> None:
    state = State(country=("UA", "KE"), theme=("youth",), start=25)
    box = LexborHTMLParser(filter_links(page_of(state).view)).css_first(".pk-chooser:has(.pk-tag)")
    assert [read(a.attributes["href"]).country for a in box.css(".pk-tag")] == [("KE",), ("UA",)]
    assert read(box.css_first(".pk-untag").attributes["href"]) == State(theme=("youth",))
    assert not {"KE", "UA"} & {read(a.attributes["href"]).country[-1] for a in box.css("li a")}

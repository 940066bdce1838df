"""The table shows the view's rows, in its order, and its heads order them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings

from components.outputs.export.render import downloads
from components.parts.pager.render import part
from components.parts.table.render import (
    ALWAYS,
    PAGE_SIZE,
    SORTED_BY,
    head,
    next_sort,
    shown_columns,
    table,
)
from components.state.state import COLUMNS, SORTS, State, decode, vocabulary
from components.view import View, build_view
from data.reading.read_folder import read_folder
from tests.components.strategies import states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)
ALL = {"status": (), "funding": ()}


def view(**chosen: object) -> View:
    return build_view(REAL, State(page="table", **chosen), TODAY)  # type: ignore[arg-type]


def ids(html: str) -> list[str]:
    return re.findall(r'<tr role="row" data-partnership="([^"]+)"', html)


def heads(html: str) -> dict[str, tuple[str, State]]:
    result = re.findall(r'<th scope="col"[^>]*pk-col-(\w+)"(?: aria-sort="(\w+)")?><a href="([^"]+)"', html)
    return {
        name: (aria, decode("table", parse_qs(urlsplit(unescape(href)).query), KNOWN))
        for name, aria, href in result
    }


@settings(max_examples=30, deadline=None)
@given(states(REAL, page="table"))
def test_page_after_page_holds_the_views_rows_in_order(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    at = part(state, len(shown.rows), PAGE_SIZE)
    assert ids(table(shown)) == [r.id for r in shown.rows[at.start : at.stop]]
    assert at.start <= max(0, len(shown.rows) - 1)


def test_three_pages_hold_every_row_once() -> None:
    pages = [ids(table(view(**ALL, start=s))) for s in (0, 50, 100)]
    assert [len(p) for p in pages] == [50, 50, 44]
    assert [i for p in pages for i in p] == [r.id for r in view(**ALL).rows]


@pytest.mark.parametrize(
    ("start", "caption"),
    [
        (0, "Rad 1–50 av 144"),
        (7, "Rad 1–50 av 144"),
        (50, "Rad 51–100 av 144"),
        (999999, "Rad 101–144 av 144"),
    ],
)
def test_the_caption_says_which_rows(start: int, caption: str) -> None:
    assert caption in table(view(**ALL, start=start))


def test_the_pager_leads_to_the_neighbouring_pages_only() -> None:
    assert [("start=0" in h, "start=50" in h, "start=100" in h) for h in _pager(0)] == [(False, True, False)]
    assert _pager(50) == ["./table?status=all&funding=all", "./table?status=all&funding=all&start=100"]
    assert _pager(100) == ["./table?status=all&funding=all&start=50"]
    assert "pk-pager" not in table(view())


def _pager(start: int) -> list[str]:
    html = table(view(**ALL, start=start))
    return [unescape(h) for h in re.findall(r'<a href="([^"]+)" rel="(?:prev|next)"', html)]


@pytest.mark.parametrize("column", SORTED_BY)
def test_each_head_orders_and_the_second_click_turns_the_order(column: str) -> None:
    _, first = heads(table(view(**ALL, start=50)))[column]
    assert first.start == 0
    aria, second = heads(table(build_view(REAL, first, TODAY)))[column]
    assert {aria, heads(table(build_view(REAL, second, TODAY)))[column][0]} == {"ascending", "descending"}
    assert first.sort != second.sort
    assert (first.status, first.funding) == ((), ())


def test_every_order_of_the_state_has_a_head() -> None:
    assert set(SORTED_BY) == set(SORTS)


def test_years_begin_with_the_newest_and_names_with_a() -> None:
    assert (next_sort("", "start"), next_sort("-start", "start")) == ("-start", "start")
    assert (next_sort("", "partner"), next_sort("partner", "partner")) == ("partner", "-partner")
    assert next_sort("", "swedish") == "-swedish"


def test_only_the_column_in_use_is_marked() -> None:
    assert {n for n, (aria, _) in heads(table(view())).items() if aria} == {"swedish"}
    assert {n: aria for n, (aria, _) in heads(table(view(sort="-end"))).items() if aria} == {
        "end": "descending"
    }


def test_a_row_says_what_it_rests_on_and_leads_on() -> None:
    html = table(view(text="dorotea"))
    row = html[html.index("<tbody") :]
    for expected in (
        '<a href="./place?id=dorotea">Dorotea kommun</a>',
        '<a href="./place?id=livingstone">Livingstone<span class="pk-hidden">,</span></a>',
        '<a href="./place?id=victoria-falls">Victoria Falls</a>',
        "Zambia och Zimbabwe",
        "pk-status-active",
        "18 april 2024",
        'class="pk-out pk-cell-source"',
        "selection=partnership:dorotea-livingstone-victoria-falls",
    ):
        assert expected in row


def test_what_is_unknown_is_said_in_words() -> None:
    html = table(view(**ALL, text="palu"))
    assert html.count("data-unknown") == 2
    assert "datum okänt" in html
    assert "osäker uppgift" in html


def test_the_heading_is_the_views_sentence_and_leads_back_to_today() -> None:
    assert view().sentence in head(view())
    assert "Tillbaka till i dag" not in head(view())
    html = head(view(date="2020", country=("KE",)))
    assert 'href="./table?country=KE"' in html


def columns(html: str) -> tuple[str, ...]:
    """Return the columns that have a head; each row must have a cell for each, and no other."""
    result = tuple(re.findall(r'<th scope="col"[^>]*pk-col-(\w+)"', html))
    body = html[html.index("<tbody") :]
    cells = re.findall(r'<t[dh] (?:scope="row" )?role="(?:rowheader|cell)" class="pk-col-(\w+)"', body)
    assert cells == [*result] * len(ids(html))
    return result


def choices(html: str) -> dict[str, tuple[bool, State]]:
    """Return of each column that can be chosen whether it is, and the state that its link leads to."""
    result = re.findall(
        r'<a class="pk-column" href="([^"]+)" data-to="column-(\w+)"[^>]*?( aria-current)?[^>]*>', html
    )
    links = {
        name: (href, f'data-here="column-{name}" aria-current="true"' in html) for href, name, _ in result
    }
    return {
        name: (shown, decode("table", parse_qs(urlsplit(unescape(href)).query), KNOWN))
        for name, (href, shown) in links.items()
    }


@settings(max_examples=30, deadline=None)
@given(states(REAL, page="table"))
def test_a_table_has_the_columns_of_its_state_and_those_that_every_table_has(state: State) -> None:
    shown = shown_columns(state)
    assert set(ALWAYS) <= set(shown)
    assert set(shown) == (set(state.columns) | set(ALWAYS) if state.columns else set(COLUMNS))
    assert columns(table(build_view(REAL, state, TODAY))) == shown


def test_each_columns_link_hides_it_and_the_next_one_shows_it_again() -> None:
    offered = choices(table(view(start=50, **ALL), choice=True))
    assert tuple(offered) == tuple(c for c in COLUMNS if c not in ALWAYS)
    for name, (shown, without) in offered.items():
        assert shown
        assert without.start == 50
        html = table(build_view(REAL, without, TODAY), choice=True)
        assert columns(html) == tuple(c for c in COLUMNS if c != name)
        assert choices(html)[name] == (False, view(start=50, **ALL).state)


def test_where_columns_are_hidden_one_link_shows_them_all() -> None:
    assert "pk-columns-all" not in table(view(), choice=True)
    html = table(view(columns=("topic",), sort="-end"), choice=True)
    assert columns(html) == ("swedish", "partner", "topic", "sources")
    assert '<a class="pk-columns-all" href="./table?sort=-end"' in html


def test_a_page_whose_address_nobody_reads_offers_no_columns() -> None:
    assert "pk-columns" not in table(view())


def test_the_files_hold_every_column_whatever_the_table_shows() -> None:
    assert downloads(view(columns=("topic",))) == downloads(view())


def test_a_rows_themes_are_named_and_its_sources_counted_and_all_there() -> None:
    shown = view(**ALL)
    html = table(shown)
    for row in shown.rows[:PAGE_SIZE]:
        start = html.index(f'data-partnership="{row.id}"')
        line = html[start : html.index("</tr>", start)]
        names = [shown.language.label(REAL.themes[t]) for t in row.themes]
        if names:
            assert f'role="img" tabindex="0" aria-label="{", ".join(names)}"' in unescape(line)
        assert re.findall(r'title="([^"]+)">\1</span>', unescape(line)) == names
        assert line.count("pk-cell-source") == len(row.sources)
        assert shown.language("table.n_sources", n=len(row.sources)) in line

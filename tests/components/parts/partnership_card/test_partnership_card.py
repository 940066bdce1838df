"""What a partnership's card says of its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.kit.templates import environment
from components.language import language
from components.parts.panel.render import SHOWN_ROWS, panel
from components.parts.partnership_card.card import (
    SHOWN_SOURCES,
    basis,
    grant,
    hosts_of,
    partnership_card,
    sources,
)
from components.parts.place_page.render import partnerships_part
from components.state.state import LANGUAGES, State
from components.view import build_view
from components.view.answers import place_answers
from data.records import Dataset
from tests.components.view.gone import with_sources

TODAY = date(2026, 11, 22)
PAGES = ("https://icld.se/a", "https://www.icld.se/b", "https://almhult.se/", "https://icld.se/c")


def test_pages_of_one_host_are_numbered_among_those_that_are_shown(real: Dataset) -> None:
    words = language("sv")
    assert [name for _, name in sources(real, words, PAGES)] == ["icld.se (1)", "icld.se (2)", "almhult.se"]
    assert [name for _, name in sources(real, words, PAGES[1:3])] == ["icld.se", "almhult.se"]
    assert [url for url, _ in sources(real, words, PAGES, limit=None)] == list(PAGES)


def test_a_link_to_a_page_that_is_gone_leads_to_the_copy_or_says_so(real: Dataset) -> None:
    dataset = with_sources(
        real,
        (PAGES[0], "gone", "https://web.archive.org/1"),
        (PAGES[1], "gone", ""),
        (PAGES[2], "gone", "https://web.archive.org/2"),
    )
    assert sources(dataset, language("sv"), PAGES) == (
        ("https://web.archive.org/1", "icld.se (1, arkiverad kopia)"),
        (PAGES[1], "icld.se (2, sidan är borta)"),
        ("https://web.archive.org/2", "almhult.se (arkiverad kopia)"),
    )
    assert [n for _, n in sources(dataset, language("en"), PAGES[1:3])] == [
        "icld.se (page gone)",
        "almhult.se (archived copy)",
    ]


def test_no_two_sources_bear_the_same_name(real: Dataset) -> None:
    for project in real.projects.values():
        names = [name for _, name in sources(real, language("sv"), project.source_urls)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_in_the_list_a_card_is_text_that_names_its_sources_and_only_its_title_leads_on(
    real: Dataset, code: str
) -> None:
    words = language(code)
    view = build_view(real, State(language=code, panel="list"), TODAY)
    items = LexborHTMLParser(panel(view)).css("[data-partnership]")
    assert len(items) == min(len(view.rows), SHOWN_ROWS)
    for item, row in zip(items, view.rows, strict=False):
        (link,) = item.css("a")
        assert f"selection=partnership:{row.id}" in (link.attributes["href"] or "")
        said = item.css(".pk-card-basis")[0].text()
        assert basis(real, words, row.standing) in said
        assert all(host in said for _, host in hosts_of(row.sources)[:SHOWN_SOURCES])
        themes = " · ".join(words.label(real.themes[t]) for t in row.themes)
        assert item.css(".pk-card-themes")[0].text(deep=False) == themes


@pytest.mark.parametrize(("code", "said"), [("sv", "Mål"), ("en", "Goals")])
def test_a_card_has_its_goals_by_number_and_their_names_for_who_points_or_listens(
    real: Dataset, code: str, said: str
) -> None:
    words = language(code)
    names = f"{said} 5 {words('goal.5')}; 16 {words('goal.16')}"
    row = replace(build_view(real, State(), TODAY).rows[0], goals=(5, 16), themes=())
    built = partnership_card(real, words, State(language=code), row)
    for macro in ("partnership_card", "partnership_item"):
        source = (
            f"{{% from 'parts/partnership_card/card.html' import {macro} %}}{{{{ {macro}(card, words) }}}}"
        )
        html = environment().from_string(source).render(card=built, words=words)
        (tag,) = LexborHTMLParser(html).css(".pk-goals")
        assert tag.attributes["title"] == names
        assert [(span.text(), "aria-hidden" in span.attributes) for span in tag.css("span span")] == [
            (f"{said} 5 · 16", True),
            (names, False),
        ]


def test_a_card_without_themes_and_goals_has_no_line_for_them(real: Dataset) -> None:
    row = replace(build_view(real, State(), TODAY).rows[0], goals=(), themes=())
    built = partnership_card(real, language("sv"), State(), row)
    assert (built.goals, built.goal_names, built.themes) == ("", "", ())


def test_the_card_that_it_leads_to_has_the_sources_as_links(real: Dataset) -> None:
    row = build_view(real, State(), TODAY).rows[0]
    view = build_view(real, State(panel="list", selection=f"partnership:{row.id}"), TODAY)
    (card,) = LexborHTMLParser(panel(view)).css("[data-partnership]")
    assert [a.attributes["href"] for a in card.css("a.pk-source")] == list(row.sources[:SHOWN_SOURCES])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ("", "")),
        (
            {"grant_kind": "preparation", "amount": 300_000, "currency": "SEK", "reference": "2019-0031"},
            ("Förberedelse · 300 000 kr · ref. 2019-0031", "Preparation · SEK 300,000 · ref. 2019-0031"),
        ),
        ({"amount": 778_000, "currency": "EUR"}, ("778 000 €", "€778,000")),
        ({"amount": 778_000}, ("", "")),
        (
            {"network": "Climate 2022–2025", "reference": "7"},
            ("ref. 7 · nätverket Climate 2022–2025", "ref. 7 · network: Climate 2022–2025"),
        ),
    ],
)
def test_a_grant_is_told_in_one_line_as_far_as_it_is_known(
    sample: Dataset, values: dict[str, object], said: tuple[str, str]
) -> None:
    project = replace(sample.projects["ale-ghanzi-1"], **values)  # type: ignore[arg-type]  # fields by name
    report = tuple(grant(language(code), project).replace("\N{NO-BREAK SPACE}", " ") for code in LANGUAGES)
    assert report == said


def test_the_card_and_the_timeline_tell_of_the_grant(real: Dataset) -> None:
    row = build_view(real, State(), TODAY).rows[0]
    ident, given = row.standing.project.id, {"grant_kind": "preparation", "reference": "2019-0031 <b>"}
    built = {i: replace(p, **given) if i == ident else p for i, p in real.projects.items()}  # type: ignore[arg-type]  # fields by name
    of = {i: tuple(built[p.id] for p in own) for i, own in real.projects_of.items()}
    known = replace(real, revision="a reference in markup", projects=built, projects_of=of)
    report = LexborHTMLParser(panel(build_view(known, State(panel="list"), TODAY))).css(".pk-card-grant")
    assert [result.text() for result in report] == ["Förberedelse · ref. 2019-0031 <b>"]
    place = known.places[row.swedish.id]
    page = partnerships_part(known, language("sv"), place, place_answers(known, TODAY)[place.id], TODAY)
    assert "Förberedelse · ref. 2019-0031 &lt;b&gt;" in page

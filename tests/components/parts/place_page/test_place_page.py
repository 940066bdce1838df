"""A place's page: the answer in words, its partnerships, what is around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from components.kit.reports import Reports
from components.language import language
from components.parts.place_page.render import (
    answer_part,
    around_part,
    articles,
    on_map,
    partnerships_part,
    themes_of,
)
from components.parts.place_page.sentences import answer_sentence, basis_sentence, further_sentences
from components.state.state import LANGUAGES, address
from components.view import build_view
from components.view.answers import place_answers
from data.records import Dataset

TODAY = date(2026, 11, 22)
SV, EN = language("sv"), language("en")


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    ("place", "begins"),
    [
        (
            "karlskrona",
            "Ja, sannolikt är Karlskrona kommun aktiv: 1 partnerskap, med Tjortkiv (Ukraina). Projektet från 2025",
        ),
        ("chortkiv", "Ja, sannolikt är Tjortkiv aktiv: 1 partnerskap, med Karlskrona kommun."),
        ("dorotea", "Ja, Dorotea kommun är aktiv: 1 aktivt partnerskap, med"),
        (
            "lulea",
            "Luleå kommun har 1 aktivt partnerskap, med Ivano-Frankivsk (Ukraina), men ICLD finansierar",
        ),
        ("norrkoping", "Inte ännu: 1 partnerskap är planerat, med Cherson (Ukraina)."),
        (
            "homa-bay",
            "Inte nu. Homa Bay County var aktiv senast 2025, såvitt vi vet: 3 avslutade partnerskap",
        ),
        ("kimberley", "Inte nu. Kimberley har haft 1 partnerskap, med Falu kommun, men när det pågick"),
        ("huddinge", "Vi vet inte: Huddinge kommun har 1 partnerskap i våra uppgifter"),
        ("boden", "Vi har inga uppgifter om något partnerskap för Bodens kommun."),
    ],
)
def test_one_plain_answer(real: Dataset, place: str, begins: str) -> None:
    result = place_answers(real, TODAY)[place]
    assert answer_sentence(SV, real.places[place], result).startswith(begins)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_has_a_page_in_both_languages(real: Dataset, code: str) -> None:
    words, answers = language(code), place_answers(real, TODAY)
    for place in real.places.values():
        result = answers[place.id]
        html = answer_part(real, words, place, result)
        html += partnerships_part(real, words, place, result, TODAY) + around_part(
            real, words, place, answers
        )
        assert html.count("<h1>") == 1
        assert "None" not in text(html)
        assert html.count('class="pk-block"') == len(result.rows)


def test_what_the_answer_leaves_out_is_said(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    assert further_sentences(SV, answers["karlskrona"]) == (
        "Dessutom i våra uppgifter: 1 obekräftat partnerskap och 3 avslutade partnerskap.",
    )
    assert further_sentences(EN, answers["norrkoping"]) == (
        "The partnership is not known to be funded by ICLD.",
        "Formerly active, last in 2025.",
        "Also in our data: 1 unverified partnership and 1 ended partnership.",
    )
    assert further_sentences(SV, answers["boden"]) == ()


def test_a_reckoned_answer_says_so(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    assert "36 månader" in basis_sentence(SV, answers["lulea"])
    assert basis_sentence(SV, answers["karlskrona"]) == "Den nyaste uppgiften är från 2025."
    assert basis_sentence(SV, answers["boden"]) == ""


def test_a_place_without_rows_is_told_where_to_ask(real: Dataset) -> None:
    place = real.places["boden"]
    html = answer_part(real, SV, place, place_answers(real, TODAY)["boden"], Reports("karta@example.org <b>"))
    assert "inte fullständiga" in html
    assert 'href="https://icld.se/?s=Boden"' in html
    assert "karta@example.org &lt;b&gt;" in html
    assert "karta@" not in answer_part(real, SV, place, place_answers(real, TODAY)["boden"])


def test_both_directions_are_linked(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    there = partnerships_part(real, SV, real.places["vaxjo"], answers["vaxjo"], TODAY)
    back = partnerships_part(real, SV, real.places["vushtrri"], answers["vushtrri"], TODAY)
    assert 'href="./place?id=vushtrri"' in there
    assert 'href="./place?id=vaxjo"' in back
    assert 'href="./place?language=en&amp;id=vaxjo"' in partnerships_part(
        real, EN, real.places["vushtrri"], answers["vushtrri"], TODAY
    )


def test_show_on_the_map_shows_it(real: Dataset) -> None:
    for row in {r.id: r for a in place_answers(real, TODAY).values() for r in a.rows}.values():
        view = build_view(real, on_map(SV, row), TODAY)
        assert row.id in {r.id for r in view.rows}
        assert view.selection is not None
        assert view.selection.id == row.id


def test_an_active_funded_partnership_needs_no_filters_in_its_link(real: Dataset) -> None:
    row = place_answers(real, TODAY)["karlskrona"].rows[0]
    assert address(on_map(SV, row)) == "./?selection=partnership:karlskrona-chortkiv"


def test_the_chosen_partnership_comes_first_and_is_marked(real: Dataset) -> None:
    place = real.places["karlskrona"]
    html = partnerships_part(
        real, SV, place, place_answers(real, TODAY)["karlskrona"], TODAY, "karlskrona-tshwane"
    )
    first = re.search(r'<article [^>]*class="([^"]*)" data-partnership="([^"]*)"', html)
    assert first is not None
    assert first.groups() == ("pk-block pk-block-selected", "karlskrona-tshwane")


def test_articles_come_newest_first_and_undated_ones_last(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    result = [articles(real, place, answers[place.id]) for place in real.places.values()]
    assert max(map(len, result)) > 3
    for listed in result:
        days = [a.published.first if a.published else date.min for a in listed]
        assert days == sorted(days, reverse=True)


def test_articles_by_partnership_and_by_name(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    result = {a.id for a in articles(real, real.places["region-gotland"], answers["region-gotland"])}
    assert result == {a.id for a in articles(real, real.places["gotland"], answers["gotland"])}
    named = {a.id for a in real.articles.values() if "region-gotland" in a.places}
    linked = {a.id for r in answers["gotland"].rows for a in real.articles_of[r.id]}
    assert result == named | linked
    assert named - linked  # the page knows articles that no partnership has


def test_text_of_tables_is_text(sample: Dataset) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}\"'`"
    place = replace(sample.places["vaxjo"], name=hostile, short_name=hostile)
    partnership = replace(sample.partnerships["vaxjo-vushtrri"], note_sv=hostile)
    projects = tuple(
        replace(p, title=hostile, topic_sv=hostile, note_sv=hostile, source_urls=("javascript:alert(1)",))
        for p in sample.projects_of["vaxjo-vushtrri"]
    )
    changed = replace(
        sample,
        revision="hostile place",
        places={**sample.places, "vaxjo": place},
        partnerships={**sample.partnerships, partnership.id: partnership},
        projects_of={**sample.projects_of, partnership.id: projects},
        partnerships_of={**sample.partnerships_of, "vaxjo": (partnership,)},
    )
    result = place_answers(changed, TODAY)["vaxjo"]
    html = answer_part(changed, SV, place, result, Reports(hostile))
    html += partnerships_part(changed, SV, place, result, TODAY)
    assert "<img" not in html
    assert "javascript:" not in html
    assert html.count("&lt;img") >= 5


def test_what_other_registers_know_it_by(real: Dataset) -> None:
    """Its own numbers first, and links to those that have a page for each."""
    place, answer = real.places["kalush"], place_answers(real, TODAY)["kalush"]
    assert "andra register" not in answer_part(real, SV, place, answer)
    known = replace(place, geonames=707099, wikidata="Q1", iso_3166_2="UA-26", organisation_id="123-4")
    html = answer_part(real, SV, known, answer)
    assert 'href="https://www.geonames.org/707099"' in html
    assert 'href="https://www.wikidata.org/wiki/Q1"' in html
    message = "ISO 3166-2 UA-26 · organisationsnummer 123-4 · Wikidata Q1 · GeoNames 707099 (läget)"
    assert f"I andra register: {message}" in text(html)
    only = text(answer_part(real, EN, replace(place, iso_3166_2="UA-26"), answer))
    assert "In other registers: ISO 3166-2 UA-26 Copy link" in only


def test_a_place_abroad_bears_its_name_in_its_own_letters(real: Dataset) -> None:
    place = replace(real.places["kalush"], aliases=("Kalusj", "Калуш", "Kałusz"))
    html = text(answer_part(real, SV, place, place_answers(real, TODAY)["kalush"]))
    assert "Kalusj Калуш · Kommun" in html
    assert "Kałusz" not in html


def test_themes_of_what_is_under_way_come_first_and_earlier_ones_fold_away(real: Dataset) -> None:
    for ident, answer in place_answers(real, TODAY).items():
        if answer.kind != "active":
            continue
        now, earlier = themes_of(answer)
        running = {
            t
            for row in answer.resting
            for p, status in zip(row.projects, row.statuses, strict=True)
            if status == "active"
            for t in p.themes
        }
        assert set(now) == running or not running
        assert not set(now) & set(earlier)
        assert {t for row in answer.rows for t in row.themes} == {*now, *earlier}, ident
        html = answer_part(real, SV, real.places[ident], answer)
        assert ("pk-place-earlier" in html) == bool(earlier)

"""A place's page: the answer in words, its partnerships, what is around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from components.kit.reports import Reports
from components.language import language
from components.parts.place_page.circles import possible_partners
from components.parts.place_page.nearby import nearest, neighbours, of_its_kind
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
from components.view.former import former
from data.records import Dataset
from geo.outlines.great_circle import distance

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
    found = place_answers(real, TODAY)[place]
    assert answer_sentence(SV, real.places[place], found).startswith(begins)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_has_a_page_in_both_languages(real: Dataset, code: str) -> None:
    words, answers = language(code), place_answers(real, TODAY)
    for place in real.places.values():
        found = answers[place.id]
        html = answer_part(real, words, place, found)
        html += partnerships_part(real, words, place, found, TODAY) + around_part(real, words, place, answers)
        assert html.count("<h1>") == 1
        assert "None" not in text(html)
        assert html.count('class="pk-block"') == len(found.rows)


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


def test_neighbours_are_active_in_the_programme_and_near(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    found = neighbours(real, answers, SV, real.places["boden"])
    assert [n.place.id for n in found] == ["haparanda", "kalix", "pitea", "region-norrbotten"]  # Luleå is not
    assert found[0].partners == ("Zambia",)
    abroad = neighbours(real, answers, SV, real.places["homa-bay"])
    assert {n.place.country for n in abroad} == {"KE"}
    assert "Region Norrbotten" in abroad[0].partners


def test_the_nearest_active_places_come_by_distance_whatever_their_county(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    for ident in ("boden", "orebro", "region-orebro-lan"):
        place = real.places[ident]
        found = nearest(real, answers, SV, place)
        km = {
            p.id: distance((place.lat, place.lon), (p.lat, p.lon)) / 1000
            for p in real.places.values()
            if p.is_swedish and answers[p.id].kind == "active" and not p.same_as
        }
        assert [n.place.id for n in found] == sorted(km, key=lambda p: km[p])[:5]
        assert [n.km for n in found] == sorted(km.values())[:5]
    assert {real.places[n.place.id].county for n in nearest(real, answers, SV, real.places["orebro"])} - {
        "18"
    }


def test_of_its_kind_are_regions_everywhere_and_kommuner_in_the_county(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    regions = of_its_kind(real, answers, SV, real.places["region-orebro-lan"])
    assert {n.place.id for n in regions} == {
        p.id
        for p in real.places.values()
        if p.kind == "region" and p.is_swedish and answers[p.id].kind == "active" and not p.same_as
    }
    county = of_its_kind(real, answers, SV, real.places["boden"])
    assert {n.place.id for n in county} == {
        n.place.id for n in neighbours(real, answers, SV, real.places["boden"])
    }
    assert [n.km for n in county] == sorted(n.km for n in county)


def test_a_place_without_a_partner_is_told_who_is_near_and_who_is_free(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    free = former(real, answers)
    html = around_part(real, SV, real.places["boden"], answers)
    assert "Närmaste aktiva" in html
    assert len(re.findall(r"\d+ km · ", html)) >= 5
    # Once among the nearest; and whom to ask about it.
    assert html[: html.index("Så kan ett partnerskap börja")].count("Kalix kommun") == 1
    assert f"Alla {len(free)}" in html
    assert 'href="./place?answer=former"' in html
    # Its own former partners come first.
    own = around_part(real, EN, real.places["harryda"], answers)
    possible = own[own.index("Possible partners abroad") :]
    assert "harryda" in {p.id for p in next(x for x in free if x.place.id == "homa-bay").swedish}
    assert re.findall(r"id=([\w-]+)", possible)[0] == "homa-bay"
    for busy in ("karlskrona", "homa-bay"):
        assert "answer=former" not in around_part(real, SV, real.places[busy], answers)


def test_a_place_without_a_partner_is_told_who_had_one_and_how_to_begin(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    for ident, place in real.places.items():
        if (
            not place.is_swedish
            or place.same_as
            or answers[ident].kind not in ("none", "ended", "unverified")
        ):
            continue
        html = around_part(real, SV, place, answers)
        before = {
            p.id
            for p in real.places.values()
            if p.county == place.county and p.is_swedish and p.id != ident and not p.same_as
            and answers[p.id].kind in ("ended", "unverified")
        }  # fmt: skip
        assert ("Tidigare partnerskap i" in html) == bool(before), ident
        assert "Så kan ett partnerskap börja" in html
        assert "31 december 2026" in html
    years = [
        int(y)
        for y in re.findall(
            r"(?:senast aktiv|obekräftad sedan) (\d{4})", around_part(real, SV, real.places["boden"], answers)
        )
    ]
    assert years == sorted(years, reverse=True)
    assert years


def test_a_partner_fits_who_worked_on_the_same_themes_or_with_a_place_of_the_kind(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    region = next(
        p
        for p in real.places.values()
        if p.kind == "region" and p.is_swedish and answers[p.id].kind == "none"
    )
    found = possible_partners(real, SV, region, answers)
    assert found
    first = real.places[found.lines[0][0].id]
    assert any(p.kind == "region" for x in former(real, answers) if x.place == first for p in x.swedish)
    themed = real.places["harryda"]
    own = {t for row in answers["harryda"].rows for t in row.themes}
    listed = possible_partners(real, SV, themed, answers)
    assert listed
    shared = [
        len(own & set(x.themes))
        for line in listed.lines
        for x in former(real, answers)
        if x.place.id == line[0].id and "harryda" not in {p.id for p in x.swedish}
    ]
    assert shared == sorted(shared, reverse=True)


def test_a_place_abroad_without_a_partner_is_told_who_had_one_in_its_country(real: Dataset) -> None:
    html = around_part(real, EN, real.places["kimberley"], place_answers(real, TODAY))
    assert "Earlier partnerships in South Africa" in html
    assert "How a partnership can begin" not in html


def test_after_the_programme_those_count_that_were_active_at_its_end(real: Dataset) -> None:
    answers = place_answers(real, date(2027, 6, 1))
    html = text(around_part(real, SV, real.places["boden"], answers))
    assert "Närmaste som var aktiva till programmets slut Avstånd" in html
    before = nearest(real, place_answers(real, TODAY), SV, real.places["boden"])
    assert [n.place.id for n in nearest(real, answers, SV, real.places["boden"])] == [
        n.place.id for n in before
    ]
    assert "till programmets slut, med" in html
    there = text(around_part(real, EN, real.places["karlskrona"], answers))
    assert "in Blekinge County" in there
    assert "until the programme ended" in there


def test_gotland_is_no_neighbour_of_itself_and_leads_to_its_other_name(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    for own, other in (("gotland", "region-gotland"), ("region-gotland", "gotland")):
        assert neighbours(real, answers, SV, real.places[own]) == ()
        assert f'href="./place?id={other}"' in answer_part(real, SV, real.places[own], answers[own])
        assert "(Tanzania)" in answer_sentence(SV, real.places[own], answers[own])


def test_articles_come_newest_first_and_undated_ones_last(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    found = [articles(real, place, answers[place.id]) for place in real.places.values()]
    assert max(map(len, found)) > 3
    for listed in found:
        days = [a.published.first if a.published else date.min for a in listed]
        assert days == sorted(days, reverse=True)


def test_articles_by_partnership_and_by_name(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    found = {a.id for a in articles(real, real.places["region-gotland"], answers["region-gotland"])}
    assert found == {a.id for a in articles(real, real.places["gotland"], answers["gotland"])}
    named = {a.id for a in real.articles.values() if "region-gotland" in a.places}
    linked = {a.id for r in answers["gotland"].rows for a in real.articles_of[r.id]}
    assert found == named | linked
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
    found = place_answers(changed, TODAY)["vaxjo"]
    html = answer_part(changed, SV, place, found, Reports(hostile))
    html += partnerships_part(changed, SV, place, found, TODAY)
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
    said = "ISO 3166-2 UA-26 · organisationsnummer 123-4 · Wikidata Q1 · GeoNames 707099 (läget)"
    assert f"I andra register: {said}" in text(html)
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

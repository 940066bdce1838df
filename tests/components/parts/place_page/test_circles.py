"""What is around a place: neighbours, those of its kind, and who could be a partner."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from components.language import language
from components.parts.place_page.circles import possible_partners
from components.parts.place_page.nearby import nearest, neighbours, of_its_kind
from components.parts.place_page.render import (
    answer_part,
    around_part,
)
from components.parts.place_page.sentences import answer_sentence
from components.view.answers import place_answers
from components.view.former import former
from data.records import Dataset
from geo.outlines.great_circle import distance

TODAY = date(2026, 11, 22)
SV, EN = language("sv"), language("en")


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_neighbours_are_active_in_the_programme_and_near(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    result = neighbours(real, answers, SV, real.places["boden"])
    assert [n.place.id for n in result] == [
        "haparanda",
        "kalix",
        "pitea",
        "region-norrbotten",
    ]  # Luleå is not
    assert result[0].partners == ("Zambia",)
    abroad = neighbours(real, answers, SV, real.places["homa-bay"])
    assert {n.place.country for n in abroad} == {"KE"}
    assert "Region Norrbotten" in abroad[0].partners


def test_the_nearest_active_places_come_by_distance_whatever_their_county(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    for ident in ("boden", "orebro", "region-orebro-lan"):
        place = real.places[ident]
        result = nearest(real, answers, SV, place)
        km = {
            p.id: distance((place.lat, place.lon), (p.lat, p.lon)) / 1000
            for p in real.places.values()
            if p.is_swedish and answers[p.id].kind == "active" and not p.same_as
        }
        assert [n.place.id for n in result] == sorted(km, key=lambda p: km[p])[:5]
        assert [n.km for n in result] == sorted(km.values())[:5]
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
    result = possible_partners(real, SV, region, answers)
    assert result
    first = real.places[result.lines[0][0].id]
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

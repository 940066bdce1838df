"""The list of places: everything in it, found by any of its names, counted by answer."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from components.language import language
from components.parts.place_index.former import former_list, until_words
from components.parts.place_index.render import place_list
from components.state.state import FORMER, LANGUAGES, State
from components.view.answers import ANSWER_KINDS, place_answers
from components.view.former import former
from data.records import Dataset
from geo.naming.fold import fold

TODAY = date(2026, 11, 22)


def listed(real: Dataset, **chosen: str) -> tuple[list[str], str]:
    """The ids of the places that are listed, in order, and the HTML."""
    state = State(page="place", **chosen)  # type: ignore[arg-type]  # fields by name
    words = language(state.language)
    html = "".join(place_list(real, place_answers(real, TODAY), words, state, TODAY))
    return re.findall(
        r'<li class="pk-m pk-m-[a-z]+"><a href="\./place\?(?:language=en&amp;)?id=([^"]*)"', html
    ), html


def chips(html: str, kind: str = "active") -> set[str]:
    """The texts of an answer's marks: that of the Swedish places and that of those abroad."""
    return set(re.findall(rf'<a class="pk-m pk-m-{kind}"[^>]*>([^<]*)</a>', html))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_is_listed_once(real: Dataset, code: str) -> None:
    result, _ = listed(real, language=code)
    assert sorted(result) == sorted(real.places)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("vaxjo", {"vaxjo"}),
        ("goteborg", {"goteborg"}),
        ("homa bay", {"homa-bay", "mfangano-island"}),
        ("homabay", {"homa-bay", "mfangano-island"}),
        ("zzz", set()),
    ],
)
def test_search_forgives(real: Dataset, text: str, places: set[str]) -> None:
    assert set(listed(real, text=text)[0]) == places


def test_search_by_county_and_country_in_either_language(real: Dataset) -> None:
    skane = {p.id for p in real.places.values() if p.county == "12"}
    assert set(listed(real, text="skane lan")[0]) == skane
    south_africa = {p.id for p in real.places.values() if p.country == "ZA"}
    assert set(listed(real, text="South Africa")[0]) == south_africa
    assert set(listed(real, text="sydafrika", language="en")[0]) == south_africa


@pytest.mark.parametrize("kind", ANSWER_KINDS)
def test_one_answer_only(real: Dataset, kind: str) -> None:
    result, html = listed(real, answer=kind)
    assert set(result) == {p for p, a in place_answers(real, TODAY).items() if a.kind == kind}
    assert re.search(rf'pk-m-{kind}" href="[^"]*answer={kind}" aria-current="true"', html)


def test_counts_take_gotland_once(real: Dataset) -> None:
    _, html = listed(real)
    assert chips(html) == {"24 aktiva", "31 aktiva"}
    assert "24 aktiva av 311" in html
    assert "31 aktiva av 134" in html
    assert html.count("Gotland är kommun och region") == 1


def test_a_search_has_no_marks_of_answers_that_it_did_not_find(real: Dataset) -> None:
    _, html = listed(real, text="Norrbotten")
    counted = re.findall(r'<a class="pk-m[^>]*>(\d+) ', html)
    assert counted
    assert "0" not in counted
    _, html = listed(real, text="Norrbotten", answer="planned")
    assert chips(html, "planned") == {"0 planerar"}


def test_a_narrowed_list_counts_what_it_shows(real: Dataset) -> None:
    _, html = listed(real, answer="active")
    assert "24 träffar i Sverige och 31 träffar utomlands." in html
    assert '<span class="pk-muted">24</span>' in html
    assert "aktiva av" not in html


def test_nothing_found_offers_the_way_back(real: Dataset) -> None:
    _, html = listed(real, text="<zzz>")
    assert "Ingen plats heter så." in html
    assert 'href="./place"' in html
    assert "<zzz>" not in html


def test_a_place_page_carries_no_search(real: Dataset) -> None:
    _, html = listed(real, text="vaxjo", answer="active")
    assert 'href="./place?id=vaxjo"' in html


def test_regions_come_first_in_their_county(real: Dataset) -> None:
    result, _ = listed(real)
    kronoberg = [p for p in result if real.places[p].county == "07"]
    assert kronoberg[0] == "region-kronoberg"
    assert kronoberg[-1] == "almhult"  # ä comes after z


def test_the_list_stays_light(real: Dataset) -> None:
    assert len(listed(real)[1].encode()) < 80_000


def test_where_no_server_searches_each_place_has_the_words_that_it_is_found_by(real: Dataset) -> None:
    state, words = State(page="place", language="en"), language("en")
    answers = place_answers(real, TODAY)
    _, html = place_list(real, answers, words, state, TODAY, searchable=True)
    report = dict(re.findall(r'data-words="([^"]*)"><a href="[^"]*[?;]id=([^"]*)"', html))
    report = {ident: result for result, ident in report.items()}
    assert len(report) == len(real.places)
    for place in real.places.values():
        for name in (place.name, place.short_name, *place.aliases):
            assert fold(name) in report[place.id]
    assert "data-words" not in place_list(real, answers, words, state, TODAY)[1]


def freed(
    real: Dataset, day: date = TODAY, searchable: bool = False, **chosen: object
) -> tuple[list[str], str]:
    """The ids of the possible partners that are listed, in order, and the HTML."""
    state = State(page="place", answer=FORMER, **chosen)  # type: ignore[arg-type]  # fields by name
    result = former(real, place_answers(real, day))
    html = "".join(former_list(real, result, language(state.language), state, day, searchable=searchable))
    return re.findall(r'<li class="pk-m[^>]*><a href="\./place\?(?:language=en&amp;)?id=([^"]*)"', html), html


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_possible_partner_is_listed_once_with_country_partner_and_date(
    real: Dataset, code: str
) -> None:
    ids, html = freed(real, language=code)
    result = former(real, place_answers(real, TODAY))
    assert sorted(ids) == sorted(x.place.id for x in result)
    words = language(code)
    assert {unescape(h.split(" <")[0]) for h in re.findall("<h2>([^\n]*)", html)} == {
        words.country(x.place.country) for x in result
    }
    assert until_words(words, result[0]) == words("former.until", date=words.date(result[0].last))  # type: ignore[arg-type]  # it has one
    assert html.count(words("former.unfunded")) == sum(
        all(r.partnership.icld_funded != "yes" for r in x.rows) for x in result
    )


def test_possible_partners_are_found_by_country_theme_and_whom_they_worked_with(real: Dataset) -> None:
    kenya, html = freed(real, country=("KE",))
    assert {real.places[p].country for p in kenya} == {"KE"}
    assert f"{len(kenya)} av {len(freed(real)[0])} visas." in html
    assert set(freed(real, country=("KE",), theme=("health",))[0]) < set(kenya)
    partners = set(freed(real, text="vasterbotten")[0])
    assert "homa-bay" in partners
    assert set(freed(real, text="homa bay")[0]) <= set(kenya)
    nobody, html = freed(real, text="<zzz>")
    assert nobody == []
    assert "Ingen plats i listan motsvarar sökningen." in html
    assert 'href="./place?answer=former"' in html


def test_after_the_programme_they_are_free_since_its_end(real: Dataset) -> None:
    ids, html = freed(real, date(2027, 6, 1), language="en")
    assert len(ids) > len(freed(real)[0])
    assert html.count("<span>until the programme ended</span>") == len(ids) - html.count(
        "pk-m-ended"
    ) - html.count("pk-m-unverified")


def test_where_no_server_searches_possible_partners_have_what_they_are_found_by(real: Dataset) -> None:
    _, html = freed(real, searchable=True)
    entry = re.search(
        r'data-words="([^"]*)" data-country="KE" data-theme="([^"]*)"><a href="[^"]*id=homa-bay"', html
    )
    assert entry
    assert "vasterbotten" in entry[1]
    assert "health" in entry[2].split()
    assert "data-words" not in freed(real)[1]


def test_both_lists_lead_to_each_other_with_the_search(real: Dataset) -> None:
    for html, chosen in ((listed(real, text="kenya")[1], 0), (freed(real, text="kenya")[1], 1)):
        tabs = re.findall(r'<a href="([^"]*)"( aria-current="page")?>', html)[:2]
        assert [t for t, _ in tabs] == ["./place?text=kenya", "./place?text=kenya&amp;answer=former"]
        assert [bool(now) for _, now in tabs] == [chosen == 0, chosen == 1]


def test_after_the_programmes_end_headings_count_those_that_were_active_until_then(real: Dataset) -> None:
    answers = place_answers(real, date(2027, 6, 1))
    _, body = place_list(real, answers, language("en"), State(page="place", language="en"), TODAY)
    swedish = [p for p in real.places.values() if p.is_swedish and not p.same_as]
    n = sum(answers[p.id].kind == "programme_end" for p in swedish)
    assert n > 20
    assert f"{n} of {len(swedish)} active until the programme ended" in body
    assert "0 active of" not in body

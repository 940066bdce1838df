"""One page, A4, tagged, in its language, and true to the place page; the same from page and command line."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.routes import routes
from components.kit.links import brief_address
from components.kit.task import Tables
from components.language import language
from components.outputs.brief.content import brief_of
from components.outputs.brief.download import brief_file, brief_task, lost_letters
from components.outputs.brief.drawing import drawing
from components.outputs.brief.pdf import brief_pdf
from components.outputs.brief.subject import countries, subject
from components.outputs.export.render import downloads
from components.outputs.figure.fonts import missing
from components.parts.place_page.nearby import nearest
from components.parts.place_page.render import answer_part
from components.settings import settings as configuration
from components.state.state import LANGUAGES, State
from components.view import build_view, data_date, index
from components.view.answers import place_answers
from data.status import Period
from tests.components.outputs.brief.briefs import (
    LOOKED_AT,
    PLACES,
    REAL,
    SITE,
    TODAY,
    brief,
    fonts,
    kept,
    made,
    text,
)
from tests.components.view.gone import with_sources
from tests.conftest import TABLES

BRIEFS = [
    pytest.param(ident, code, marks=() if at % 2 == n else pytest.mark.deep)
    for at, ident in enumerate(LOOKED_AT)
    for n, code in enumerate(LANGUAGES)
]
"""Every brief that is looked at in both languages, in every run each in one of them by turns."""


@pytest.mark.parametrize(("ident", "code"), BRIEFS)
def test_it_is_one_tagged_page_in_its_language(ident: str, code: str) -> None:
    pdf = kept(ident, code)
    reader = PdfReader(BytesIO(pdf))
    (page,) = reader.pages
    assert [float(x) for x in page.mediabox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
    catalogue = reader.root_object
    assert catalogue["/Lang"] == code
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == brief(ident, code).title
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    assert language(code).date(TODAY) in text(pdf)


def test_its_typefaces_are_inside_it_and_of_one_family() -> None:
    seen = set()
    for font in fonts(kept("vaxjo")):
        if "/DescendantFonts" in font:
            inner = font["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"]
            seen.add(str(font["/BaseFont"]).partition("+")[2].partition("-Identity")[0])
    assert {name.partition("-")[0] for name in seen} == {"SourceSansPro"}
    assert len(seen) == 2


@pytest.mark.parametrize("ident", ["vaxjo", "KE"])
def test_the_same_input_gives_the_same_bytes(ident: str) -> None:
    assert made(ident) == kept(ident)


@pytest.mark.parametrize(("ident", "code"), BRIEFS)
def test_it_says_what_the_place_page_says(ident: str, code: str) -> None:
    words, shown = language(code), text(kept(ident, code))
    report = brief(ident, code)
    # A country is neither active nor not: only a place has a mark.
    assert bool(report.mark) == (ident in REAL.places)
    for message in (report.name, report.mark, report.sentence, *report.further, report.basis):
        assert " ".join(message.split()) in shown
    if ident in REAL.places:
        place = REAL.places[ident]
        page = answer_part(REAL, words, place, place_answers(REAL, TODAY)[ident])
        assert report.sentence in page


@pytest.mark.parametrize("ident", ["vaxjo", "KE", "ZA", "UA"])
def test_what_has_no_room_is_counted_and_where_it_stands_is_said(ident: str) -> None:
    report, shown = brief(ident), text(kept(ident))
    left = [n for n in range(len(report.projects)) if report.more_projects[n] in shown]
    assert left, "these have more projects than a page has room for"
    (n,) = left
    assert report.more_projects[n].startswith(f"och {len(report.projects) - n} projekt till: {SITE}")
    assert all(p.topic.split()[0] in shown for p in report.projects[:n])
    assert n >= 4


def test_projects_are_all_there_active_ones_first_with_their_best_source() -> None:
    report = brief("KE")
    rows = [r for r in index(REAL, Period.day(TODAY)).rows if "KE" in r.countries]
    assert len(report.projects) == sum(len(r.projects) for r in rows)
    order = ["active", "planned", "unverified", "ended"]
    kinds = [order.index(p.status) for p in report.projects]
    assert kinds == sorted(kinds)
    assert all(p.source.startswith("http") for p in report.projects if p.source)
    assert set(report.shown) == {p.source for p in report.projects if p.source}


def test_a_country_counts_what_its_rows_hold() -> None:
    report = brief("KE", "en")
    assert report.sentence == (
        "Kenya: 3 active partnerships, 6 unverified partnerships and 11 ended partnerships,"
        " between 18 Swedish municipalities and regions and 14 partners."
    )
    rows = [r for r in index(REAL, Period.day(TODAY)).rows if "KE" in r.countries]
    assert len(rows) == 20
    assert len({r.swedish.id for r in rows}) == 18
    assert len({p.id for r in rows for p in r.partners if p.country == "KE"}) == 14


def test_who_pays_is_said_only_where_it_is_not_the_same_for_all() -> None:
    assert brief("UA", "en").further == ("ICLD is known to fund 12 of the active ones.",)
    assert brief("KE", "en").further == ()


def test_what_is_gone_is_linked_where_a_copy_is_and_says_so() -> None:
    known = brief("vaxjo")
    first, second = list(dict.fromkeys(p.source for p in known.projects if p.source))[:2]
    article = next(a.url for a in known.articles if a.url)
    copy = f"https://web.archive.org/web/2019/{first}"
    report = brief(
        "vaxjo", "en", with_sources(REAL, (first, "gone", copy), (second, "gone", ""), (article, "gone", ""))
    )
    assert first not in {p.source for p in report.projects}
    assert report.shown[copy].startswith("web.archive.org/web/2019/")
    assert report.shown[copy].endswith(" (archived copy)")
    assert report.shown[second].endswith(" (page gone)")
    assert next(a.about for a in report.articles if a.url == article).endswith(", page gone")
    assert not any("(" in shown for url, shown in report.shown.items() if url not in (copy, second))


@pytest.mark.parametrize(("ident", "code"), [("VN", "sv"), ("vaxjo", "en")])
def test_without_a_public_address_what_is_left_out_is_counted_and_no_address_stands_there(
    ident: str, code: str
) -> None:
    words, about = language(code), subject(REAL, language(code), ident, TODAY)
    assert about is not None
    report = brief_of(REAL, words, about, TODAY, "")
    assert report.address == ""
    assert report.more_projects[1] == words("brief.more_projects_here", n=len(report.projects) - 1)
    assert words("brief.where") not in " ".join(report.foot)
    assert "Partnerskapskartan" not in (report.more_projects[1], report.more_articles[0])


def test_when_each_active_partnership_ends_is_said_and_when_the_money_does() -> None:
    report = dict(brief("gotland", "en").facts)["Ends"]
    assert len(report) == 3
    assert report[0].startswith(("Kibaha: ", "Beryslav: "))
    assert report[-1] == "The programme’s funding ends on 31 December 2026."
    one = dict(brief("kalush").facts)["Slutar"]
    assert one[0] == "2026"
    assert "Ends" not in dict(brief("VN", "en").facts)
    idle = next(p for p, a in place_answers(REAL, TODAY).items() if a.kind == "ended")
    assert "Slutar" not in dict(brief(idle).facts)


def test_what_is_active_without_any_date_has_begun() -> None:
    undated = {p.id for p in REAL.projects.values() if not (p.start or p.end)}
    assert undated
    lines = [line for code in countries(REAL) for line in brief(code, "en").projects]
    active = [line.years for line in lines if line.status == "active"]
    assert "start unknown" in active
    assert "year unknown" not in active
    assert any(line.years == "year unknown" for line in lines if line.status == "unverified")


def test_a_place_whose_script_the_typeface_lacks_is_written_by_its_latin_name() -> None:
    known = REAL.places["kalush"]
    written = replace(known, name="カルシュ", name_sv="", short_name="カルシュ", aliases=("カルシ", "Kalušj"))
    dataset = replace(REAL, revision="kana", places={**REAL.places, "kalush": written})
    shown = text(made("vaxjo", dataset=dataset))
    assert "Kalušj" in shown
    assert "??" not in shown
    assert lost_letters(dataset, language("sv"), "kalush", TODAY) == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_place_without_partnerships_is_told_who_is_near_how_one_begins_and_whom_to_ask(code: str) -> None:
    words, shown = language(code), text(kept("kiruna", code))
    answers = place_answers(REAL, TODAY)
    near = nearest(REAL, answers, words, REAL.places["kiruna"])
    assert len(near) == 5
    assert all(f"{words.place(n.place)} – {round(n.km)} km" in shown for n in near)
    end = words("place_page.begin_funding_until", date=words.date(date(2026, 12, 31)))
    ask = words("place_page.begin_ask", place=words.place(REAL.places["kiruna"]))
    for message in (words("place_page.begin_how"), ask, words("place_page.begin_talk"), end):
        assert message in shown
    source = words("report.source", date=words.date(data_date(REAL, TODAY)))
    assert source in shown


def test_a_place_without_partnerships_is_told_what_that_means_and_shown_in_sweden() -> None:
    report = brief("kiruna")
    assert report.kind == "none"
    assert report.projects == ()
    shown = text(kept("kiruna"))
    assert "Det behöver inte betyda att Kiruna kommun saknar partnerskap." in shown
    assert "Närmaste aktiva" in shown
    assert "Haparanda stad – " in shown
    about = subject(REAL, language("sv"), "kiruna", TODAY)
    assert about is not None
    assert drawing(REAL, about, TODAY).startswith("<svg")
    assert report.map == "Karta: Kiruna kommun i Sverige."


@pytest.mark.parametrize(
    "text_in",
    ["#panic()", "$x$ *b* _i_ @ref", "中文 ქართული 🎉", "a\x00b\u2028c", "x" * 3000, "</svg>", "\u200b\u202e", "\ue000",
     "\ufffe\ud800"],
)  # fmt: skip
def test_hostile_text_stays_text_on_one_page(text_in: str) -> None:
    place = replace(REAL.places["kisumu"], name=text_in, name_sv=text_in, short_name=text_in, aliases=())
    dataset = replace(REAL, revision=f"hostile {text_in[:9]!r}", places={**REAL.places, "kisumu": place})
    pdf = made("kisumu", dataset=dataset)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    if "中" in text_in:
        assert "?? ??????? ?" in text(pdf)
    if text_in.isascii() and len(text_in) < 100 and text_in.isprintable():
        assert text_in in text(pdf)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from([*PLACES, *countries(REAL)]), st.sampled_from(LANGUAGES))
def test_any_place_or_country_fits_on_one_page(ident: str, code: str) -> None:
    """Without its map, which has its own hole: what varies in length is the text."""
    pdf = brief_pdf(brief(ident, code), "")
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_region_fits_on_one_page(code: str) -> None:
    """Theirs are the longest where nothing is known of them: every kommun of the county may have had a partner."""
    regions = [p.id for p in REAL.places.values() if p.is_swedish and p.kind == "region"]
    pages = {i: len(PdfReader(BytesIO(brief_pdf(brief(i, code), ""))).pages) for i in regions}
    assert {i: n for i, n in pages.items() if n > 1} == {}


def test_what_is_neither_place_nor_country_has_no_brief() -> None:
    words = language("sv")
    for ident in ("", "nowhere", "SE", "ke", "../vaxjo"):
        assert brief_file(REAL, words, ident, TODAY, SITE) is None


def test_asked_for_again_it_is_the_same_and_what_changed_is_made_anew() -> None:
    words = language("sv")
    first, again = (brief_file(REAL, words, "kiruna", TODAY, SITE) for _ in range(2))
    elsewhere = brief_file(REAL, words, "kiruna", TODAY, "https://example.org/annan/")
    later = brief_file(REAL, words, "kiruna", date(2026, 11, 23), SITE)
    english = brief_file(REAL, language("en"), "kiruna", TODAY, SITE)
    assert first is not None
    assert again is not None
    assert elsewhere is not None
    assert later is not None
    assert english is not None
    assert again.make() == first.make()
    tables = Tables(TABLES, REAL.revision, TODAY)
    tasks = [brief_task(tables, language(code), "kiruna", SITE, "") for code in ("sv", "sv", "en")]
    assert tasks[0] == tasks[1] != tasks[2]
    assert tasks[2].file() == english.make()
    assert again.etag == first.etag
    assert len({first.make(), elsewhere.make(), later.make(), english.make()}) == 4
    assert len({first.etag, elsewhere.etag, later.etag, english.etag}) == 4


def test_names_say_what_the_file_is_and_differ() -> None:
    words = language("sv")
    names = [f.name for i in (*PLACES, *countries(REAL)) if (f := brief_file(REAL, words, i, TODAY, SITE))]
    assert len(names) == len(set(names)) == len(PLACES) + len(countries(REAL))
    assert "partnerskap_oversikt_vaxjo_2026-11-22.pdf" in names
    assert "partnerskap_oversikt_kenya_2026-11-22.pdf" in names
    assert all(n.isascii() and set(n) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.") for n in names)


def test_the_address_gives_it() -> None:
    given = {"PARTNERSKAPSKARTAN_TODAY": "2026-11-22", "PARTNERSKAPSKARTAN_ADDRESS": "https://example.org/"}
    app = Starlette(routes=routes(configuration(os.environ | given)))
    with TestClient(app, base_url="http://localhost:8501") as client:
        answer = client.get(brief_address(language("en"), "KE")[1:])
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"].endswith('"partnerships_brief_kenya_2026-11-22.pdf"')
        assert "Kenya: 3 active" in text(answer.content)
        assert "https://example.org/table?" in text(answer.content)
        assert "localhost" not in text(answer.content)
        again = client.get(str(answer.url), headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        for ident in ("nowhere", "SE", "%2e%2e%2fvaxjo", "a/b", "%00"):
            assert client.get(f"/data/brief/{ident}.pdf").status_code == 404


def test_pages_lead_to_it() -> None:
    words, answers = language("en"), place_answers(REAL, TODAY)
    abroad = answer_part(REAL, words, REAL.places["kisumu"], answers["kisumu"])
    assert 'href="./data/brief/kisumu.pdf?language=en"' in abroad
    assert 'href="./data/brief/KE.pdf?language=en"' in abroad
    swedish = answer_part(REAL, language("sv"), REAL.places["vaxjo"], answers["vaxjo"])
    assert 'href="./data/brief/vaxjo.pdf"' in swedish
    one = downloads(build_view(REAL, State(country=("KE",)), TODAY))
    assert 'href="./data/brief/KE.pdf" download' in one
    assert "/data/brief/" not in downloads(build_view(REAL, State(country=("KE", "UA")), TODAY))


def test_the_typeface_has_every_letter_of_the_real_tables_that_a_brief_can_print() -> None:
    """Other spellings (aliases) are searched in, and printed nowhere."""
    lost = {
        (file.name, column, missing(value))
        for file in TABLES.glob("*.csv")
        for row in csv.DictReader(StringIO(file.read_text("utf-8")))
        for column, value in row.items()
        if column != "aliases" and missing(value or "")
    }
    assert lost == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_after_the_end_of_the_programme_a_country_is_told_of_as_on_its_last_day(code: str) -> None:
    words, last, after = language(code), date(2026, 12, 31), date(2027, 6, 1)
    about = subject(REAL, words, "KE", after)
    assert about is not None
    then, report = subject(REAL, words, "KE", last), brief_of(REAL, words, about, after, SITE)
    assert then is not None
    assert (report.sentence, then.further) == (then.sentence, ())
    assert report.further == (words("brief.at_end", date=words.date(last)),)
    assert (then.answer.kind, report.kind, report.mark) == ("active", "programme_end", "")
    assert words.date(after) in report.title
    assert [line.status for line in report.projects] == [
        line.status for line in brief_of(REAL, words, then, last, SITE).projects
    ]
    assert report.basis == words(
        "answer.basis", date=words.date(max(r.evidence for r in then.answer.resting if r.evidence))
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_after_the_end_a_place_was_active_until_then(code: str) -> None:
    words, after = language(code), date(2027, 6, 1)
    about, then = subject(REAL, words, "vaxjo", after), subject(REAL, words, "vaxjo", date(2026, 12, 31))
    assert about is not None
    assert then is not None
    assert (then.answer.kind, about.answer.kind) == ("active", "programme_end")
    assert words.date(date(2026, 12, 31)) in brief_of(REAL, words, about, after, SITE).sentence
    # Its map shows the same day as its rows.
    shown = {r.id: r.status for r in build_view(REAL, about.view, after).rows}
    assert shown == {r.id: r.status for r in about.answer.rows}
    # Who has nothing is told of those near by who were active on that day.
    nothing, before = (subject(REAL, words, "kiruna", day) for day in (after, date(2026, 12, 31)))
    assert nothing is not None
    assert before is not None
    heading, names = nothing.aside[1]
    assert heading == words("place_page.nearest_then")
    assert names == before.aside[1][1]
    end = words("place_page.begin_funding_until", date=words.date(date(2026, 12, 31)))
    assert nothing.aside[-1][1][-1] == f"{end} icld.se"
    assert words("brief.ends") not in dict(about.ends)


def test_whom_to_tell_of_errors_stands_at_its_foot_where_somebody_is_named() -> None:
    words = language("en")
    about = subject(REAL, words, "vaxjo", TODAY)
    assert about is not None
    report = brief_of(REAL, words, about, TODAY, SITE, "map@example.org")
    assert "Report errors: map@example.org." in report.foot[0]
    assert "Report errors" not in " ".join(brief_of(REAL, words, about, TODAY, SITE).foot)

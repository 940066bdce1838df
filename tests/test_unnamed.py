"""A partner that no source names, and several Swedish partners, in everything that is put out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from markupsafe import escape

from components.language import Language, language
from components.outputs.embed.frame import embed_page
from components.outputs.embed.options import Options as EmbedOptions
from components.outputs.embed.revisions import Kept
from components.outputs.figure.captions import caption, long_description
from components.outputs.figure.render_figure import figure_svg
from components.outputs.figure.row_names import pair
from components.outputs.figure.sheet import page
from components.outputs.site.feed import feeds
from components.outputs.site.layout import FEED, folder
from components.outputs.site.page import Site
from components.outputs.site.start import start_pages
from components.parts.panel.render import panel
from components.parts.place_page.nearby import neighbours
from components.parts.place_page.render import answer_part, partnerships_part
from components.parts.place_page.sentences import answer_sentence
from components.parts.table.render import table
from components.parts.unlinked.render import SHOWN_UNLINKED, unlinked
from components.state.figure import Options
from components.state.state import LANGUAGES, State
from components.view import View, build_view
from components.view.answers import place_answers
from data.reading.read_folder import read_folder
from tests.components.outputs.brief import briefs
from tests.components.outputs.figure.seen import asked
from tests.conftest import TABLES
from tests.unnamed import COUNTRY, NOTHING, PARTLY, PAYER, REAL, SEVERAL, TODAY, view

OWN = {"lessebo", "are", "karlskrona", "kiruna"}
FOUR = State(swedish_place=tuple(sorted(OWN)))


def four(code: str) -> View:
    """The four partnerships; Karlskrona has others, which stand in the tables already."""
    return view(code, swedish_place=FOUR.swedish_place, theme=())


def site(code: str) -> str:
    built = Site(REAL, TODAY, "https://example.org/", "Demo", "", {})
    start = next(p.body for p in start_pages(built) if p.state.language == code)
    return start + dict(feeds(built))[folder(code) + FEED].decode()


def embedded(code: str) -> str:
    return embed_page(Kept("1", REAL), State(language=code), EmbedOptions(), TODAY).decode()


TITLED: dict[str, Callable[[str], str]] = {
    "list": lambda code: panel(view(code, panel="list", swedish_place=FOUR.swedish_place)),
    "selected": lambda code: "".join(
        panel(view(code, selection=f"partnership:{i}")) for i in (NOTHING, COUNTRY, SEVERAL)
    ),
    "selected, but hidden by a filter": lambda code: "".join(
        panel(view(code, selection=f"partnership:{i}", status=("ended",)))
        for i in (NOTHING, COUNTRY, SEVERAL)
    ),
    "table": lambda code: table(four(code), 500),
    "site": site,
    "embedded": embedded,
    "figure's description": lambda code: long_description(asked(four(code))),
    "figure's list": lambda code: "\n".join(pair(four(code), r) for r in four(code).rows),
}
"""Everything that gives a partnership a title."""


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", TITLED)
def test_it_has_a_title_everywhere(name: str, code: str) -> None:
    words, built = language(code), TITLED[name](code)
    short = name.startswith("figure's list")
    unnamed = {"sv": "okänd partner", "en": "unknown partner"}[code]
    assert built.count(unnamed) >= 2
    others = {"sv": "Ronneby och Region Gotland", "en": "Ronneby and Region Gotland"}[code]
    lead = words.short(REAL.places["karlskrona"]) if short else words.place(REAL.places["karlskrona"])
    if name == "table":
        assert f'<span class="pk-with">{words("table.with_swedish")} <a' in built
    else:
        assert f"{lead} ({words('table.with_swedish')} {others}) – " in built
    if name.startswith("figure"):
        assert f"{unnamed} (Guatemala)" in built
    assert PAYER not in built


def test_it_counts_where_it_belongs_and_nowhere_else() -> None:
    before, after = read_folder(TABLES).dataset, REAL
    old, new = (build_view(d, State(), TODAY) for d in (before, after))
    assert new.counts.partnerships == old.counts.partnerships + 4
    assert new.counts.unnamed == 2
    partners = {p.id for r in new.rows for p in r.partners}
    assert new.counts.partner_places == len(partners)
    assert new.counts.countries == len({after.places[p].country for p in partners} | {"GT"})
    swedish = {p.id for r in new.rows for p in r.swedish_places}
    assert {"lessebo", "are", "ronneby", "region-gotland"} <= swedish
    assert new.counts.swedish_places == len(swedish)
    assert "2 av partnerskapen utan känd partner" in new.sentence
    assert "utan känd partner" not in old.sentence


def test_filters_and_search_find_it() -> None:
    def found(**chosen: object) -> set[str]:
        return {r.id for r in view(**chosen).rows} & {NOTHING, COUNTRY, SEVERAL, PARTLY}

    assert found(country=("GT",)) == {COUNTRY, PARTLY}
    assert {COUNTRY, PARTLY} <= found(world_region=("americas",))
    for place in ("karlskrona", "ronneby", "region-gotland", "gotland"):
        assert found(swedish_place=(place,)) == {SEVERAL}
    assert SEVERAL in found(kind=("region",))
    assert found(text="guatemala") == {COUNTRY, PARTLY}
    assert SEVERAL in found(text="ronneby")
    assert {p.id for p in REAL.partnerships_of["ronneby"]} >= {SEVERAL}
    assert [p.id for p in REAL.partnerships_of["gotland"]].count(SEVERAL) == 1


@pytest.mark.parametrize("sort", ["partner", "-partner"])
def test_in_the_order_of_partners_it_comes_last(sort: str) -> None:
    assert {r.id for r in view(sort=sort).rows[-2:]} == {NOTHING, COUNTRY}
    assert view(sort=sort.replace("partner", "country")).rows[-1].id == NOTHING


@pytest.mark.parametrize(
    ("place", "sv", "en"),
    [
        (
            "lessebo",
            "med en partner som källorna inte namnger.",
            "with a partner that the sources do not name.",
        ),
        ("are", "med en partner i Guatemala som källorna", "with a partner in Guatemala that the sources"),
        ("kiruna", "(Ukraina) och en partner i Guatemala som", "(Ukraine) and a partner in Guatemala that"),
    ],
)
def test_the_answer_says_that_no_source_names_the_partner(place: str, sv: str, en: str) -> None:
    own = REAL.places[place]
    answer = place_answers(REAL, TODAY)[place]
    assert answer.kind == "active"
    assert sv in answer_sentence(language("sv"), own, answer)
    assert en in answer_sentence(language("en"), own, answer)


@pytest.mark.parametrize("place", ["karlskrona", "ronneby", "region-gotland", "gotland", "chortkiv"])
def test_every_partner_has_the_partnership_and_who_pays_on_its_page(place: str) -> None:
    words, answer = language("sv"), place_answers(REAL, TODAY)[place]
    built = partnerships_part(REAL, words, REAL.places[place], answer, TODAY)
    assert f'id="partnership-{SEVERAL}"' in built
    assert f"Finansieras också av: {escape(PAYER)}" in built
    assert PAYER not in built
    other = "ronneby" if place != "ronneby" else "karlskrona"
    assert f"id={other}" in answer_part(REAL, words, REAL.places[place], answer)


def test_its_place_page_names_no_page_of_a_partner() -> None:
    answer = place_answers(REAL, TODAY)["are"]
    built = partnerships_part(REAL, language("sv"), REAL.places["are"], answer, TODAY)
    assert '<h3>Okänd partner<span class="pk-muted">, Guatemala</span></h3>' in built
    assert "<li>Okänd partner<" in answer_part(REAL, language("sv"), REAL.places["are"], answer)
    near = neighbours(REAL, place_answers(REAL, TODAY), language("sv"), REAL.places["vaxjo"])
    assert ("lessebo", ("okänd partner",)) in [(n.place.id, n.partners) for n in near]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_brief_says_it(code: str) -> None:
    words: Language = language(code)
    name = words("card.unnamed_partner")
    assert name in briefs.brief("lessebo", code, REAL).projects[0].partners
    assert any("Guatemala" in line for _, lines in briefs.brief("are", code, REAL).facts for line in lines)
    built = briefs.text(briefs.made("GT", code, REAL))
    assert "Guatemala" in built
    assert name.capitalize() in " ".join(built.split())


@pytest.mark.parametrize("kind", ["world", "sweden", "regions", "both", "close"])
@pytest.mark.parametrize("chosen", [("lessebo", "are"), ()])
def test_every_figure_is_drawn_and_says_what_has_no_line(kind: str, chosen: tuple[str, ...]) -> None:
    shown = view("en", swedish_place=chosen)
    options = Options(map=kind, preset="a4-landscape")
    assert figure_svg(asked(shown, options), fonts=False).startswith("<svg")
    message = " ".join(t.text for t in page(asked(shown, options)).texts)
    assert ("without a known partner have no line" in message) == (kind not in ("sweden", "regions"))
    assert "2 partnerships without a known partner" in caption(asked(shown, options))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_line_under_the_map_leads_to_them(code: str) -> None:
    words = language(code)
    built = unlinked(view(code))
    assert words("legend.unlinked", n=2) in built
    for ident, name in ((NOTHING, "Lessebo"), (COUNTRY, "Åre")):
        assert f"selection=partnership%3A{ident}" in built.replace("partnership:", "partnership%3A")
        assert f">{name}</a>" in built
    assert unlinked(view(code, country=("KE",))) == ""


def test_many_of_them_are_found_in_the_table() -> None:
    many = view()
    row = next(r for r in many.rows if r.id == NOTHING)
    built = unlinked(replace(many, rows=(*many.rows, *[row] * (SHOWN_UNLINKED + 2))))
    assert "4 till</a>" in built
    assert f"start={len(many.rows) - 2}" in built
    assert "sort=partner" in built


def test_a_view_of_nothing_else_reads_well() -> None:
    assert view(swedish_place=("lessebo",)).sentence.startswith(
        "1 aktivt ICLD-finansierat partnerskap för Lessebo kommun, utan känd partner"
    )
    assert view("en", swedish_place=("lessebo", "are")).sentence.startswith(
        "2 active ICLD-funded partnerships between 2 Swedish municipalities and unknown partners in "
    )

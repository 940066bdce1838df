"""Everything that the application makes of a dataset and hands to a browser as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from components.host.missing import missing_document
from components.kit.templates import render
from components.language import language
from components.outputs.client.assets import Assets
from components.outputs.embed.builder import builder
from components.outputs.embed.builder import head as embed_head
from components.outputs.embed.frame import frame_page, missing_page
from components.outputs.embed.options import Options
from components.outputs.export.render import downloads
from components.outputs.figure.report_html import batch_address, chart_files, files, preview, texts
from components.outputs.figure.request import Origin
from components.outputs.open_data.docs_page import developer_page
from components.outputs.open_data.edition import Edition
from components.outputs.page.first_page import first_page
from components.outputs.page.meta import meta_html
from components.outputs.page.page import Page
from components.parts.about.render import about
from components.parts.article_list.render import article_list
from components.parts.empty_state.render import empty
from components.parts.found_places.render import found_places, named_answers
from components.parts.header.render import MOST_LETTERS, dropped_notice, footer, header, late_notice
from components.parts.missing.render import missing_place
from components.parts.numbers.numbers import numbers
from components.parts.numbers.render import head, sections
from components.parts.panel.render import panel
from components.parts.paper.render import printed_map
from components.parts.place_index.former import former_list
from components.parts.place_index.render import place_list
from components.parts.place_page.render import answer_part, around_part, partnerships_part
from components.parts.summary.render import summary
from components.parts.table.render import head as table_head
from components.parts.table.render import table
from components.parts.unlinked.render import unlinked
from components.settings import settings
from components.state.figure import Options as FigureOptions
from components.state.state import FORMER, LANGUAGES, PAGES, State, clean_text
from components.view import View, build_view
from components.view.answers import place_answers
from components.view.articles import article_view
from components.view.former import former
from components.view.search import in_text
from data.reading.read_folder import Loaded
from data.records import Dataset
from data.store.served import Served
from tests.browser.harness.server import TABLES
from tests.security.editing_surfaces import editing_surfaces

TODAY = date(2026, 11, 22)
EVERYTHING = State(status=(), funding=())
PLACES = ("vaxjo", "ghanzi")
"""One in Sweden and one abroad, with partnerships and articles."""


def surfaces(dataset: Dataset, text: str) -> Iterator[tuple[str, str]]:
    """Yield name and HTML of each part of each page in each language; ``text`` is what was searched for."""
    for code in LANGUAGES:
        words, everything = language(code), replace(EVERYTHING, language=code)
        view = build_view(dataset, everything, TODAY)
        yield f"{code} header", header(everything, words, serving=True)
        if len(text) <= MOST_LETTERS:
            yield f"{code} dropped", dropped_notice(words, [("theme", text)])
        yield f"{code} missing", missing_document(words, missing_place(dataset, words, text), "./")
        yield f"{code} printed", printed_map("./figure/map.svg", view.sentence)
        yield f"{code} notice", late_notice(Served(Loaded(dataset, ()), None, "unreachable"), words)
        yield f"{code} footer", footer(words, words.date(TODAY), everything)
        yield f"{code} summary", summary(view)
        yield f"{code} unlinked", unlinked(build_view(_unnamed(dataset), everything, TODAY))
        for tab in ("overview", "list", "articles"):
            yield f"{code} panel {tab}", panel(build_view(dataset, replace(everything, panel=tab), TODAY))
        for ident in list(dataset.partnerships)[:1]:
            yield f"{code} panel {ident}", panel(_selected(dataset, everything, f"partnership:{ident}"))
        answers = place_answers(dataset, TODAY)
        for place in (dataset.places[p] for p in PLACES):
            yield f"{code} panel {place.id}", panel(_selected(dataset, everything, f"place:{place.id}"))
            yield f"{code} place {place.id}", answer_part(dataset, words, place, answers[place.id])
            rows = answers[place.id]
            yield f"{code} partnerships {place.id}", partnerships_part(dataset, words, place, rows, TODAY)
            yield f"{code} around {place.id}", around_part(dataset, words, place, answers)
        for name, html in zip(
            ("heading", "list"), place_list(dataset, answers, words, everything, TODAY), strict=True
        ):
            yield f"{code} places {name}", html
        free = former(dataset, answers)
        for name, html in zip(
            ("heading", "list"),
            former_list(dataset, free, words, everything, TODAY),
            strict=True,
        ):
            yield f"{code} possible partners {name}", html
        yield f"{code} articles", article_list(article_view(dataset, everything), ())
        yield f"{code} teasers", article_list(article_view(_unsummarised(dataset), everything), ())
        result = numbers(view)
        yield f"{code} numbers", head(view, result)
        for name, section in sections(view, result).items():
            yield f"{code} numbers {name}", section.head + section.table
        yield f"{code} about", about(dataset, words, TODAY, "", "")
        yield f"{code} table", table_head(view) + downloads(view) + table(view)
        yield from _narrowed(dataset, everything, text)
        yield from _embedded(view)
        yield from _report(view)
        yield from _finished(dataset, everything)
        edition = Edition(replace(dataset, revision="1"), TODAY, "./", organisation=text, contact=text)
        yield f"{code} open data", developer_page(edition, code).decode()
        for name, html in editing_surfaces(dataset, words, text, TODAY):
            # Where a name stands on a map's picture depends on its length; the style is the same for all.
            bare = re.sub(r'src="data:[^"]*"|<style>.*?</style>', "", html, flags=re.DOTALL)
            yield f"{code} {name}", bare


def _embedded(view: View) -> Iterator[tuple[str, str]]:
    """The map in another page without its scripts, which hold no HTML, and the page that writes its code."""
    words, options = view.language, Options()
    code = words.code
    yield f"{code} embed head", embed_head(view)
    yield f"{code} embed code", builder(view, view.state, options, 600, "https://example.org/", keeps=False)
    yield f"{code} embed preview", render("outputs/embed/preview.html", words=words)
    assets = Assets({}, "map.css", {code: ("map.js",)}, "copy.js", "outlines.js")
    yield f"{code} embedded", frame_page(view, options, assets, folder="embed/", whole="./").decode()
    yield f"{code} embed missing", missing_page(words, "7", "./embed.html", None, TODAY).decode()


def _finished(dataset: Dataset, everything: State) -> Iterator[tuple[str, str]]:
    """The first HTML of each page, and what its head says of it."""
    chosen = settings({"PARTNERSKAPSKARTAN_TABLES": str(TABLES)})
    states = {
        **{page: replace(everything, page=page) for page in PAGES},
        "place": replace(everything, page="place", id=PLACES[0]),
        "changes": replace(everything, page="changes", since="2010"),
        "places": replace(everything, page="place"),
        "former": replace(everything, page="place", answer=FORMER),
        "close": replace(everything, page="report", figure=FigureOptions(map="close", title="თბილისი")),
    }
    for name, state in states.items():
        page = Page(Loaded(dataset, ()), state, language(state.language), TODAY, chosen, root="./")
        # Where a name stands on the picture, and how the legend fits, depends on the text's length; the picture has a
        # test of its own.
        html = re.sub("<svg xmlns.*?</svg>|<style>.*?</style>", "", first_page(page), flags=re.DOTALL)
        # Which letters a figure's typeface lacks depends on the text.
        html = re.sub(r'<div class="pk-first-block"><p>[^<]*</p>\s*</div>', "", html)
        # A revision is another for every text, and a reference tells it.
        html = html.replace(dataset.revision, "0" * 12)
        # Where a description is cut depends on the words.
        meta = re.sub('content="[^"]*…"', 'content="…"', meta_html(page))
        yield f"{state.language} finished {name}", f"<div>{meta}{html}</div>"


def _report(view: View) -> Iterator[tuple[str, str]]:
    """What stands around a figure; the figure itself is no HTML."""
    words = view.language
    code = words.code
    yield f"{code} report", render("outputs/figure/head.html", words=words) + preview(view) + files(view)
    # A reference tells the revision, which is another for every text.
    same = replace(view, dataset=replace(view.dataset, revision="0" * 12))
    yield f"{code} report texts", texts(same, Origin("https://example.org/", "Kommunen"))
    batch = render(
        "outputs/figure/batch.html", address=batch_address(view, "theme"), label=words("report.batch_ready")
    )
    links = render("outputs/figure/chart_files.html", words=words, files=chart_files(view, "themes"))
    yield f"{code} report files", batch + links


def _unsummarised(dataset: Dataset) -> Dataset:
    """Return the dataset with articles that have no summary of their own, so that the teaser is quoted."""
    bare = {a.id: replace(a, summary_sv="", summary_en="") for a in dataset.articles.values()}
    return replace(dataset, revision=f"{dataset.revision}-bare", articles=bare)


def _unnamed(dataset: Dataset) -> Dataset:
    """Return the dataset with partnerships whose partner is not known, which the map has no line for."""
    bare = {p.id: replace(p, partner_places=()) for p in dataset.partnerships.values()}
    return replace(dataset, revision=f"{dataset.revision}-unnamed", partnerships=bare)


def _selected(dataset: Dataset, state: State, selection: str) -> View:
    return build_view(dataset, replace(state, selection=selection), TODAY)


def _narrowed(dataset: Dataset, state: State, text: str) -> Iterator[tuple[str, str]]:
    """A filter named in the sentence, a search that finds places, and a combination that gives nothing."""
    code, places = state.language, list(dataset.places)
    chosen = replace(state, theme=tuple(dataset.themes)[:3], swedish_place=(places[0],))
    yield f"{code} sentence", summary(build_view(dataset, chosen, TODAY))
    nothing = replace(chosen, partner_place=(places[0],), programme=("RU",))
    yield (
        f"{code} nothing",
        summary(build_view(dataset, nothing, TODAY)) + empty(build_view(dataset, nothing, TODAY)),
    )
    yield f"{code} no articles", article_list(article_view(dataset, nothing), ())
    # A text that is no place's name, whatever the tables hold: else the sentence would name the places.
    unnamed = replace(nothing, text=clean_text(f"x {text}"))
    yield f"{code} search", summary(build_view(dataset, unnamed, TODAY))
    searched = replace(nothing, text=clean_text(text))
    # Signs alone, without letters or digits, find nothing.
    words = language(code)
    if answers := named_answers(dataset, words, searched.text, TODAY):
        yield f"{code} found answers", answers
    if places_found := found_places(build_view(dataset, replace(searched, text=in_text(text)), TODAY)):
        yield f"{code} found places", places_found

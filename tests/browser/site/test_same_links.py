"""Where pages are gone, the browser's cards link out as Python's do: to the same places, by the same names."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.outputs.export.columns import COLUMNS, cells
from components.parts.article_card.render import article_cards
from components.parts.partnership_card.card import sources
from components.state.state import LANGUAGES, State, encode
from components.view import build_view
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine, running
from tests.components.view.gone import partly_gone

ELEMENTS = """
document.createElement = name => ({
    name, children: [], attributes: {}, style: { setProperty() {} },
    setAttribute(key, value) { this.attributes[key] = value; },
    append(child) { this.children.push(child); },
    get textContent() { return this.children.map(c => typeof c === "string" ? c : c.textContent).join(""); },
});
PartnershipSite.address = () => null;
"""
"""As much of a page as a card needs; links to states lead nowhere, those out are looked at."""
OF_ROWS = """pairs => {
    const PS = PartnershipSite, view = PS.view(PS.dataset, PS.state.decode("table", pairs, PS.dataset.known));
    return view.rows.map(row => PS.cards.sourceLinks(view, row));
}"""
IN_FILES = """([pairs, column]) => {
    const PS = PartnershipSite, view = PS.view(PS.dataset, PS.state.decode("table", pairs, PS.dataset.known));
    return PS.cells.of(view).map(cells => cells[column]);
}"""
OF_ARTICLES = """code => {
    const PS = PartnershipSite, state = PS.state.decode("map", [["language", code]], PS.dataset.known);
    const view = PS.view(PS.dataset, state);
    const out = node => node.name === "a" ? [[node.attributes.href, node.textContent]]
        : (node.children || []).flatMap(out);
    return PS.dataset.data.articles.map(found => out(PS.cards.article(view, found, new Set())));
}"""


@pytest.fixture(scope="module")
def dataset(real: Dataset) -> Dataset:
    return partly_gone(real)


@pytest.fixture(scope="module")
def engine(dataset: Dataset) -> Iterator[Engine]:
    with running(dataset) as program:
        program.run(ELEMENTS)
        yield program


@pytest.mark.parametrize("code", LANGUAGES)
def test_rows_link_to_the_same_sources(engine: Engine, dataset: Dataset, code: str) -> None:
    state = State(page="table", language=code, status=(), funding=())
    rows = build_view(dataset, state, TODAY).rows
    links = [[list(pair) for pair in sources(dataset, language(code), row.sources)] for row in rows]
    assert engine.evaluate(OF_ROWS, list(encode(state).items())) == links
    names = [name for result in links for _, name in result]
    for key in ("card.source_archived", "card.source_gone"):
        assert any(language(code)(key) in name for name in names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_articles_link_to_the_same_pages(engine: Engine, dataset: Dataset, code: str) -> None:
    words, state = language(code), State(page="articles", language=code)
    links = [
        [
            [unquote(a.attributes["href"] or ""), a.text()]
            for a in LexborHTMLParser(article_cards(dataset, words, state, [article])).css("a.pk-out")
        ]
        for article in dataset.articles.values()
    ]
    # Of signs that an address may hold as they are or in disguise, the two choose differently.
    assert [
        [[unquote(href), name] for href, name in result] for result in engine.evaluate(OF_ARTICLES, code)
    ] == links
    assert {words("card.source_archived"), words("card.source_gone")} <= {
        name.rpartition("(")[2].rstrip(")") for result in links for _, name in result
    }


def test_files_keep_the_addresses_that_the_tables_have(engine: Engine, dataset: Dataset) -> None:
    state = State(page="table", status=(), funding=())
    view = build_view(dataset, state, TODAY)
    written = [row[COLUMNS.index("sources")] for row in cells(view)]
    assert written == [" ".join(row.sources) for row in view.rows]
    assert engine.evaluate(IN_FILES, [list(encode(state).items()), COLUMNS.index("sources")]) == written

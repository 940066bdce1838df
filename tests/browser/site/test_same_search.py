"""A search means the same in the browser: the same places in the same order, the same answers and hits in texts."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from components.language import language
from components.parts.place_page.sentences import answer_sentence
from components.state.state import State, clean_text
from components.view import View, build_view
from components.view.answers import place_answers
from components.view.filter import other_hits
from components.view.search import in_text, like, named, names_of, search_words
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine
from tests.components.view.test_search import spellings

LIKE = """([code, texts]) => texts.map(text => {
    const PS = PartnershipSite, places = PS.dataset.places;
    return [PS.names.like(places, text, PS.languages[code].at).map(([degree, i]) => [degree, places[i].id]),
            PS.names.named(places, text).map(i => places[i].id),
            PS.searchWords(PS.dataset, PS.languages[code], text), PS.names.inText(text)];
})"""
FOUND = """([code, texts]) => texts.map(text => {
    const PS = PartnershipSite, any = { text, language: code, status: [], funding: [] };
    const found = PS.found(PS.view(PS.dataset, PS.state.put(PS.state.DEFAULT, any)));
    const told = found && found.answers.map(x => [PS.dataset.places[x.place].id, x.kind, x.sentence]);
    return found && [told, found.hits.map(r => r.id)];
})"""


@pytest.mark.parametrize(("code", "every"), [("sv", 1), ("en", 9)])
def test_every_spelling_of_every_name_is_like_the_same_places(
    engine: Engine, real: Dataset, code: str, every: int
) -> None:
    words = language(code)  # decides the order of equals alone
    texts = sorted(
        {clean_text(t) for p in real.places.values() for n in names_of(p).all for t in spellings(n)}
        | {
            "",
            "a",
            "ås",
            "–",
            '"växjö"',
            "”Åre“",
            "Kalu",
            "region",
            "bay homa",
            normalize("NFD", "Å"),
            "straße",
        }
    )[::every]
    for text, result in zip(texts, engine.evaluate(LIKE, [code, texts]), strict=True):
        assert result == [
            [[degree, p.id] for degree, p in like(real, text, words)],
            [p.id for p in named(real, text)],
            search_words(real, words, text),
            in_text(text),
        ], text


@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_a_search_found_is_the_same(engine: Engine, real: Dataset, code: str) -> None:
    words, answers = language(code), place_answers(real, TODAY)
    texts = [clean_text(p.short_name) for p in real.places.values()]

    def expected(view: View) -> object:
        text = view.state.text
        meant = named(real, text)
        report = [p for _, p in like(real, text, words) if p in meant][:8]
        return [
            [[p.id, answers[p.id].kind, answer_sentence(words, p, answers[p.id])] for p in report],
            [r.id for r in other_hits(view.index, view.state)] if meant else [],
        ]

    for text, result in zip(texts, engine.evaluate(FOUND, [code, texts]), strict=True):
        state = State(text=text, language=code, status=(), funding=())
        assert result == expected(build_view(real, state, TODAY)), text

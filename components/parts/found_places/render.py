"""The HTML of what a search found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.kit.links import place_link, place_state, selection_of
from components.kit.templates import render
from components.language import Language
from components.parts.partnership_card.card import title_of
from components.parts.place_page.sentences import answer_sentence
from components.view import View
from components.view.answers import place_answers
from components.view.filter import other_hits
from components.view.search import in_text, like, named
from data.records import Dataset

SHOWN = 8
SHOWN_HITS = 5


def named_answers(dataset: Dataset, words: Language, text: str, today: date) -> str:
    """Return the answers of the places that a search names, each as on its page; empty where it names none."""
    meant = named(dataset, text)
    if not meant:
        return ""
    answers = place_answers(dataset, today)
    lines = [
        (place_state(words, p), words.place(p), answers[p.id].kind, answer_sentence(words, p, answers[p.id]))
        for _, p in like(dataset, text, words)
        if p in meant
    ]
    return render("parts/found_places/answers.html", words=words, answers=lines[:SHOWN])


def found_places(view: View) -> str:
    """Return the other places whose names are like the view's search, and hits in texts; empty where there are none."""
    words, state, dataset = view.language, view.state, view.dataset
    meant = {p.id for p in named(dataset, state.text)}
    near = [p for _, p in like(dataset, state.text, words) if p.id not in meant]
    hits = other_hits(view.index, state) if meant else ()
    if not near and not hits:
        return ""
    text = replace(state, text=in_text(state.text), selection="", start=0)
    return render(
        "parts/found_places/found.html",
        words=words,
        named=bool(meant),
        places=[place_link(words, p) for p in near[:SHOWN]],
        hits=len(hits),
        lines=[
            (
                replace(text, selection=selection_of("partnership", r.id)),
                title_of(dataset, words, words.short, r.partnership),
            )
            for r in hits[:SHOWN_HITS]
        ],
        all=text,
    )

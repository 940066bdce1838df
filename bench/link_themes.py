"""The themes part of ``bench.link``: precision and recall, beside a search for the words of the labels.

Editors gave themes to the articles and the projects of ``data/tables``, from the
whole page: a summary need not have all of them. They are split by
their id: one half may be read while words are chosen, of the other only the
figures. ``bench/samples/themes.csv`` holds teasers invented for this, labelled
before the first reading; ``fresh`` ones were written when the words were settled.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from bench.link_samples import ROOT
from bench.score import Score
from data.records import Dataset
from geo.link.partnerships import Proposal
from geo.link.propose import propose
from geo.naming.fold import fold

THEMES_TARGET = 0.80
_LETTERS = 4
"""Letters that a word of a label needs to be more than "and"."""

Themes = Callable[["ThemeText"], set[str]]


@dataclass(frozen=True, slots=True)
class ThemeText:
    """One text of a sample, with its themes."""

    sample: str
    title: str
    teaser: str
    themes: frozenset[str]


def theme_rows(dataset: Dataset) -> tuple[list[tuple[str, ...]], bool]:
    """Return the printed rows of all samples, and whether the fresh teasers reach the target."""
    by_sample: dict[str, list[ThemeText]] = {}
    for text in _texts(dataset):
        by_sample.setdefault(text.sample, []).append(text)
    rows: list[tuple[str, ...]] = []
    met = True
    for sample, texts in sorted(by_sample.items()):
        for name, find in (
            ("ours", _ours(dataset)),
            ("high alone", _high(dataset)),
            ("labels", _labels(dataset)),
        ):
            score = Score()
            for text in texts:
                score.add(find(text), text.themes)
            rows.append((sample, str(len(texts)), name, *score.cells()))
            if name == "ours" and sample == "teasers, fresh":
                met = score.f1 >= THEMES_TARGET
    return rows, met


def _texts(dataset: Dataset) -> Iterator[ThemeText]:
    for article in dataset.articles.values():
        for summary in filter(None, (article.summary_sv, article.summary_en)):
            sample = f"articles' summaries, {_half(article.id)}"
            yield ThemeText(sample, article.title, summary, frozenset(article.themes))
    for project in dataset.projects.values():
        for topic in filter(None, (project.topic_sv, project.topic_en)):
            yield ThemeText(
                f"projects' topics, {_half(project.partnership)}", topic, "", frozenset(project.themes)
            )
    with (ROOT / "bench" / "samples" / "themes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            themes = frozenset(row["themes"].split(";")) - {""}
            yield ThemeText(f"teasers, {row['half']}", row["title"], row["teaser"], themes)


def _half(ident: str) -> str:
    return "held" if sha256(ident.encode()).digest()[0] % 2 else "tune"


def _proposals(dataset: Dataset, text: ThemeText) -> tuple[Proposal, ...]:
    return propose(dataset, text.title, text.teaser).themes


def _ours(dataset: Dataset) -> Themes:
    return lambda text: {p.id for p in _proposals(dataset, text)}


def _high(dataset: Dataset) -> Themes:
    return lambda text: {p.id for p in _proposals(dataset, text) if p.confidence == "high"}


def _labels(dataset: Dataset) -> Themes:
    """Return a peer: the words of the themes' labels, in both languages, anywhere in the text."""
    words = {
        theme.id: [w for w in fold(f"{theme.label_sv} {theme.label_en}").split() if len(w) >= _LETTERS]
        for theme in dataset.themes.values()
    }

    def find(text: ThemeText) -> set[str]:
        letters = fold(f"{text.title} {text.teaser}")
        return {theme for theme, of_label in words.items() if any(word in letters for word in of_label)}

    return find

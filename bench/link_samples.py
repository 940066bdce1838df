"""The texts that ``bench.link`` measures by, each with what it is about."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.records import Dataset
from geo.naming.fold import fold

ROOT = Path(__file__).parent.parent

LinkedIds = tuple[set[str], set[str]]
"""Ids of places and of partnerships."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a sample, with what it is about."""

    sample: str
    title: str
    teaser: str
    places: frozenset[str]
    partnerships: frozenset[str]
    elsewhere: str = ""
    """What the row says in other columns that are written before it is linked."""


def texts(dataset: Dataset) -> Iterator[Text]:
    """All texts of both samples. ``articles, named`` keeps only the labels whose place the text names at all."""
    for article in dataset.articles.values():
        written = (article.summary_sv, article.summary_en, article.url, article.twin_url)
        for summary in (article.summary_sv, article.summary_en):
            places, partnerships = frozenset(article.places), frozenset(article.partnerships)
            yield Text(
                "articles, all labels", article.title, summary, places, partnerships, " ".join(written)
            )
            near = frozenset(p for p in places if stands_in(dataset, p, f"{article.title} {summary}"))
            yield Text("articles, named", article.title, summary, near, named(dataset, partnerships, near))
    with (ROOT / "bench" / "samples" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places, partnerships = (frozenset(row[c].split(";")) - {""} for c in ("places", "partnerships"))
            yield Text(f"sentences, {row['half']}", row["text"], "", places, partnerships)
    with (ROOT / "bench" / "samples" / "short_articles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places, partnerships = (frozenset(row[c].split(";")) - {""} for c in ("places", "partnerships"))
            yield Text("short articles", row["title"], row["teaser"], places, partnerships)


def stands_in(dataset: Dataset, ident: str, text: str) -> bool:
    """A naive look, on purpose another than the linker's: some name of the place is somewhere in the letters."""
    place = dataset.places[ident]
    names = {place.name, place.short_name, place.name_sv, *place.aliases} - {""}
    return any(fold(name) in fold(text) for name in names)


def named(dataset: Dataset, partnerships: frozenset[str], places: frozenset[str]) -> frozenset[str]:
    """Those with an end that is named: of the others no reader of the text could know."""
    held = dataset.partnerships
    return frozenset(p for p in partnerships if places & {held[p].swedish_place, *held[p].partner_places})

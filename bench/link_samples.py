"""The labelled texts of ``bench.link``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.records import Dataset
from geo.naming.fold import fold

ROOT = Path(__file__).parent.parent

LinkedIds = tuple[set[str], set[str]]
"""Ids of places and of partnerships that a text is linked to."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a sample, with the ids of its labels."""

    sample: str
    title: str
    teaser: str
    places: frozenset[str]
    partnerships: frozenset[str]
    elsewhere: str = ""
    """The text of other columns that are filled in before the row is linked."""


def texts(dataset: Dataset) -> Iterator[Text]:
    """Yield all texts of the samples. ``articles, named`` keeps only the labels whose place the text names at all."""
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
    """Return whether some name of a place is a substring of a text: on purpose not the linker's method."""
    place = dataset.places[ident]
    names = {place.name, place.short_name, place.name_sv, *place.aliases} - {""}
    return any(fold(name) in fold(text) for name in names)


def named(dataset: Dataset, partnerships: frozenset[str], places: frozenset[str]) -> frozenset[str]:
    """Return the partnerships with an end among ``places``: the text does not name the others."""
    held = dataset.partnerships
    return frozenset(p for p in partnerships if places & {held[p].swedish_place, *held[p].partner_places})

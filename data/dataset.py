"""Records put together: look-ups in every direction, and a name for the content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from types import MappingProxyType
from typing import Any, TypeVar

from data.dates import begin_of
from data.records import Article, Dataset, Partnership, Place, Project, Source
from data.schema.cells import format_cell
from data.schema.schema import TABLES, Table

T = TypeVar("T")

REVISION_DIGITS = 12


def assemble(records: Mapping[str, Sequence[Any]]) -> Dataset:
    """The dataset of the records of each table (by table name) that hold together.

    Rows that come in another order make the same dataset: only themes, their
    groups and programmes keep theirs, everything else goes by id, coverage by
    year. Every address that another table names gets a row among the sources.
    """
    implied = _implied_sources(records)
    sources = {**implied, **{source.url: source for source in records.get("sources", ())}}
    all_records = {**records, "sources": list(sources.values())}
    rows = {table.name: _in_order(table, all_records.get(table.name, ())) for table in TABLES.values()}
    places: Sequence[Place] = rows["places"]
    partnerships: Sequence[Partnership] = rows["partnerships"]
    projects: Sequence[Project] = sorted(rows["projects"], key=_age_of_project, reverse=True)
    articles: Sequence[Article] = sorted(rows["articles"], key=_age_of_article, reverse=True)
    bodies = same_bodies(places)
    by_id = {
        table.name: MappingProxyType({getattr(row, table.key): row for row in rows[table.name]})
        for table in TABLES.values()
        if table.name != "coverage"
    }
    return Dataset(
        revision=_revision({**rows, "sources": [s for s in rows["sources"] if s != implied.get(s.url)]}),
        **by_id,
        coverage=tuple(rows["coverage"]),
        bodies=bodies,
        projects_of=_group(partnerships, ((project.partnership, project) for project in projects)),
        partnerships_of=_group(
            places,
            (
                (place, partnership)
                for partnership in partnerships
                for end in partnership.ends
                for place in bodies[end]
            ),
        ),
        articles_of=_group(
            partnerships,
            ((partnership, article) for article in articles for partnership in article.partnerships),
        ),
    )


def rows_of(dataset: Dataset, table: Table) -> list[list[str]]:
    """The cells of ``table`` as text, in the order of its columns; reading them gives the same records."""
    records = dataset.coverage if table.name == "coverage" else getattr(dataset, table.name).values()
    return _cells(table, records)


def _implied_sources(records: Mapping[str, Sequence[Any]]) -> dict[str, Source]:
    """The sources that the records of other tables name, by address, with nothing known of them."""
    urls = [
        *(url for project in records.get("projects", ()) for url in project.source_urls),
        *(programme.source_url for programme in records.get("programmes", ())),
        *(url for article in records.get("articles", ()) for url in (article.url, article.twin_url)),
    ]
    return {url: Source(url, "", "", None, "", None, "") for url in urls if url}


def _in_order(table: Table, records: Sequence[Any]) -> Sequence[Any]:
    return records if table.ordered else sorted(records, key=lambda record: getattr(record, table.key))


def _cells(table: Table, records: Iterable[Any]) -> list[list[str]]:
    return [[format_cell(getattr(record, name)) for name in table.column_names] for record in records]


def _revision(records: Mapping[str, Sequence[Any]]) -> str:
    content = {
        table.name: cells
        for table in TABLES.values()
        # A folder whose program did not know the table has the same content.
        if (cells := _counted_cells(table, records[table.name])) != table.older_cells or not table.added
    }
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:REVISION_DIGITS]


def _counted_cells(table: Table, records: Sequence[Any]) -> list[list[str]]:
    """The cells that decide the revision; added columns count only when filled, and are then named.

    So tables of an older form keep the revision that they had, and with it the addresses that name it.
    """
    rows = _cells(table, records)
    counts = [not column.added or any(row[at] for row in rows) for at, column in enumerate(table.columns)]
    added = [column.name for column in compress(table.columns, counts) if column.added]
    cells = [list(compress(row, counts)) for row in rows]
    return [added, *cells] if added else cells


def _group(
    owners: Iterable[Place | Partnership], pairs: Iterable[tuple[str, T]]
) -> Mapping[str, tuple[T, ...]]:
    """The second of each pair by the first; every owner has an entry, each thing stands in it once."""
    found: dict[str, list[T]] = {owner.id: [] for owner in owners}
    for owner, thing in pairs:
        # Things of one owner come one after the other or not at all, but both ends can be the same body.
        if thing not in found[owner][-1:]:
            found[owner].append(thing)
    return MappingProxyType({owner: tuple(things) for owner, things in found.items()})


def same_bodies(places: Iterable[Place]) -> Mapping[str, tuple[str, ...]]:
    """The ids of all rows of the same body by place, the row that the others refer to first."""
    bodies = {place.id: [place.id] for place in places}
    for place in places:
        if place.same_as and bodies[place.same_as] is not bodies[place.id]:
            joined = bodies[place.same_as] + bodies[place.id]
            bodies |= dict.fromkeys(joined, joined)
    return MappingProxyType({place: tuple(body) for place, body in bodies.items()})


def _age_of_project(project: Project) -> date:
    return begin_of(project) or date.min


def _age_of_article(article: Article) -> date:
    return article.published.first if article.published else date.min

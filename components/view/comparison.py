"""Two states of the tables beside each other on one day: which rows differ, and what the public sees otherwise.

Unlike what has changed between two days, the calendar stands still here: only the tables differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from components.state.state import DEFAULT
from components.view.filter import rows
from components.view.index import Row, index
from components.view.period import period_of
from data.records import Dataset
from data.store.diff import Change, changes
from data.store.revision import Files

Effect = Literal["new", "appears", "status", "hidden", "removed", "partners", "theme", "moved"]
EFFECTS: tuple[Effect, ...] = ("new", "appears", "status", "hidden", "removed", "partners", "theme", "moved")
Counted = Literal["active", "partnerships", "projects", "places", "articles"]
COUNTED: tuple[Counted, ...] = ("active", "partnerships", "projects", "places", "articles")
Thing = Literal["partnership", "project", "place", "article"]
Cause = Literal["removed", "hidden", "ended", "unmarked"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One partnership that the public sees otherwise, and its row before and after; None where it has none.

    ``effects`` are one or more of:

    - ``new``, ``removed``: only one side's tables have it;
    - ``appears``, ``hidden``: both have it, but only one shows it, on any day's map or on the one that comes first;
    - ``status``: its status is another;
    - ``partners``: it is between other places;
    - ``theme``: its main theme's colour on the map is another, its status the same;
    - ``moved``: a place of it lies elsewhere.
    """

    id: str
    effects: tuple[Effect, ...]
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How many there are of something: before + added - ended - hidden - removed = after."""

    counted: Counted
    before: int
    added: int
    ended: int
    hidden: int
    removed: int
    after: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that is no longer where the public saw it.

    ``removed``: it is nowhere any more. ``hidden``: a partnership that is shown no longer. ``ended``: it left the map
    that comes first, and is among those with another status. ``unmarked``: a place without a mark on that map.
    """

    thing: Thing
    id: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Comparison:
    """``rows`` are the changed rows by file and key, ``mapped`` the partnerships on the first map before and after."""

    old: Dataset
    new: Dataset
    day: date
    rows: tuple[Change, ...]
    seen: tuple[Seen, ...]
    balances: tuple[Balance, ...]
    gone: tuple[Gone, ...]
    mapped: tuple[frozenset[str], frozenset[str]]

    @property
    def changes_the_map(self) -> bool:
        """Whether the first map looks otherwise."""
        return any(s.id in self.mapped[0] | self.mapped[1] for s in self.seen)


def compare(old_files: Files, new_files: Files, old: Dataset, new: Dataset, today: date) -> Comparison:
    """Return the comparison of two sets of tables, as bytes and as their sound rows, on a day.

    Raises CsvError or ValueError for bytes that are no table.
    """
    before, after = _rows(old, today), _rows(new, today)
    mapped = _mapped(old, today), _mapped(new, today)
    seen = tuple(
        Seen(i, effects, before.get(i), after.get(i))
        for i in sorted({*old.partnerships, *new.partnerships})
        if (effects := tuple(_effects(old, new, i, before.get(i), after.get(i), mapped)))
    )
    return Comparison(
        old,
        new,
        today,
        changes(old_files, new_files),
        tuple(sorted(seen, key=lambda s: (EFFECTS.index(s.effects[0]), s.id))),
        (_active(new, after, mapped), *(_table(old, new, name) for name in COUNTED[1:])),
        tuple(_gone(old, new, before, after, mapped)),
        mapped,
    )


def mapped_count(dataset: Dataset, today: date) -> int:
    """Return how many partnerships the map that comes first shows."""
    return len(_mapped(dataset, today))


def _rows(dataset: Dataset, today: date) -> Mapping[str, Row]:
    return {row.id: row for row in index(dataset, period_of(dataset, DEFAULT, today)).rows}


def _mapped(dataset: Dataset, today: date) -> frozenset[str]:
    indexed = index(dataset, period_of(dataset, DEFAULT, today))
    return frozenset(row.id for row in rows(indexed, DEFAULT))


def _effects(
    old: Dataset,
    new: Dataset,
    i: str,
    before: Row | None,
    after: Row | None,
    mapped: tuple[frozenset[str], frozenset[str]],
) -> Iterator[Effect]:
    if i not in old.partnerships or i not in new.partnerships:
        yield "removed" if i in old.partnerships else "new"
        return
    if before is None or after is None:
        if before is not after:
            yield "appears" if after else "hidden"
        return
    if before.status != after.status:
        yield "status"
    elif (i in mapped[0]) != (i in mapped[1]):
        yield "appears" if i in mapped[1] else "hidden"
    if [p.id for p in before.ends] != [p.id for p in after.ends]:
        yield "partners"
    if before.status == after.status and _group(old, before) != _group(new, after):
        yield "theme"
    if _moves(before, after):
        yield "moved"


def _group(dataset: Dataset, row: Row) -> tuple[str, str]:
    """Return group and colour of a row's main theme."""
    theme = dataset.themes.get(row.themes[0]) if row.themes else None
    group = dataset.theme_groups.get(theme.group) if theme else None
    return (group.id, group.colour) if group else ("", "")


def _points(row: Row) -> dict[str, tuple[float, float]]:
    return {place.id: (place.lat, place.lon) for place in row.ends}


def _moves(before: Row, after: Row) -> bool:
    there = _points(after)
    return any(ident in there and there[ident] != point for ident, point in _points(before).items())


def _active(new: Dataset, after: Mapping[str, Row], mapped: tuple[frozenset[str], frozenset[str]]) -> Balance:
    """Return the balance of the active partnerships, as the first map counts them."""
    was, now = mapped
    causes = [_cause(new, after.get(i)) if i in new.partnerships else "removed" for i in was - now]
    ended, hidden, removed = (causes.count(cause) for cause in ("ended", "hidden", "removed"))
    return Balance("active", len(was), len(now - was), ended, hidden, removed, len(now))


def _cause(new: Dataset, row: Row | None) -> Cause:
    """Return why a partnership that the tables still have is not on the first map."""
    return "hidden" if row is None or row.status == "active" else "ended"


def _table(old: Dataset, new: Dataset, name: Counted) -> Balance:
    was, now = getattr(old, name).keys(), getattr(new, name).keys()
    return Balance(name, len(was), len(now - was), 0, 0, len(was - now), len(now))


def _gone(
    old: Dataset,
    new: Dataset,
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    mapped: tuple[frozenset[str], frozenset[str]],
) -> Iterator[Gone]:
    was, now = mapped
    for i in sorted(before.keys() | (old.partnerships.keys() - new.partnerships.keys())):
        if i not in new.partnerships:
            yield Gone("partnership", i, "removed")
        elif i not in after or i in was - now:
            yield Gone("partnership", i, _cause(new, after.get(i)))
    marked, marked_now = (
        {place.id for i in ids for place in of[i].ends} for ids, of in ((was, before), (now, after))
    )
    for i in sorted((old.places.keys() - new.places.keys()) | (marked - marked_now)):
        yield Gone("place", i, "unmarked" if i in new.places else "removed")
    for thing, was_there, is_there in (
        ("project", old.projects, new.projects),
        ("article", old.articles, new.articles),
    ):
        for i in sorted(was_there.keys() - is_there.keys()):
            yield Gone(thing, i, "removed")  # type: ignore[arg-type]  # one of the two

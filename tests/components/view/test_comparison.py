"""Two states of the tables: what the public sees otherwise, and that every count closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.view.comparison import Comparison, compare, mapped_count
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import Files, files_of, loaded_of

TODAY = date(2026, 11, 22)
NEW = [
    RowEdit("places", "nyby", {"name": "Nyby", "short_name": "Nyby", "kind": "city", "country": "TZ",
                               "lat": "-1.2", "lon": "36.8", "coordinate_source": "test"}),
    RowEdit("partnerships", "vaxjo-nyby", {"swedish_place": "vaxjo", "partner_places": "nyby", "programme": "KP",
                                           "icld_funded": "yes"}),
]  # fmt: skip
PROJECT = RowEdit(
    "projects",
    "vaxjo-nyby-1",
    {"partnership": "vaxjo-nyby", "themes": "climate", "start": "2025", "stated_status": "active",
     "evidence_date": "2026-01", "source_urls": "https://example.org/", "confidence": "high"},
)  # fmt: skip
ACTIVE = "vaxjo-vushtrri"
ITS_PROJECTS = [f"{ACTIVE}-{n}" for n in range(1, 5)]


def compared(sample: Dataset, edits: Sequence[RowEdit], *, backwards: bool = False) -> Comparison:
    old = files_of(sample)
    new: Files = with_edits(old, edits)
    sides = (new, old) if backwards else (old, new)
    return compare(*sides, *(loaded_of(side).dataset for side in sides), TODAY)


def seen(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    return {s.id: s.effects for s in comparison.seen}


def gone(comparison: Comparison) -> set[tuple[str, str, str]]:
    return {(g.thing, g.id, g.cause) for g in comparison.gone}


def active(comparison: Comparison) -> tuple[int, int, int, int]:
    b = comparison.balances[0]
    return b.added, b.ended, b.hidden, b.removed


CASES: dict[str, tuple[list[RowEdit], dict[str, tuple[str, ...]], set[tuple[str, str, str]], tuple[int, ...]]] = {
    "nothing": ([], {}, set(), (0, 0, 0, 0)),
    "a new one": ([*NEW, PROJECT], {"vaxjo-nyby": ("new",)}, set(), (1, 0, 0, 0)),
    "ended": (
        [RowEdit("projects", p, {"stated_status": "ended", "end": "2025"}) for p in ITS_PROJECTS],
        {ACTIVE: ("status",)},
        {("partnership", ACTIVE, "ended"), ("place", "vaxjo", "unmarked"), ("place", "vushtrri", "unmarked")},
        (0, 1, 0, 0),
    ),
    "not funded": (
        [RowEdit("partnerships", ACTIVE, {"icld_funded": "no"})],
        {ACTIVE: ("hidden",)},
        {("partnership", ACTIVE, "hidden"), ("place", "vaxjo", "unmarked"), ("place", "vushtrri", "unmarked")},
        (0, 0, 1, 0),
    ),
    "removed": (
        [RowEdit("partnerships", ACTIVE, None), *(RowEdit("projects", p, None) for p in ITS_PROJECTS)],
        {ACTIVE: ("removed",)},
        {("partnership", ACTIVE, "removed"), ("place", "vaxjo", "unmarked"), ("place", "vushtrri", "unmarked"),
         *(("project", p, "removed") for p in ITS_PROJECTS)},
        (0, 0, 0, 1),
    ),
    "moved": ([RowEdit("places", "vushtrri", {"lat": "42.5"})], {ACTIVE: ("moved",)}, set(), (0, 0, 0, 0)),
    "another partner": (
        [RowEdit("partnerships", ACTIVE, {"partner_places": "jinja"})],
        {ACTIVE: ("partners",)},
        {("place", "vushtrri", "unmarked")},
        (0, 0, 0, 0),
    ),
    "another colour": (
        [RowEdit("projects", p, {"themes": "climate"}) for p in ITS_PROJECTS],
        {ACTIVE: ("theme",)},
        set(),
        (0, 0, 0, 0),
    ),
    "a note": ([RowEdit("partnerships", ACTIVE, {"note_sv": "Ny"})], {}, set(), (0, 0, 0, 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_the_public_sees_otherwise(sample: Dataset, name: str) -> None:
    edits, effects, disappears, counts = CASES[name]
    comparison = compared(sample, edits)
    assert seen(comparison) == effects
    assert gone(comparison) == disappears
    assert active(comparison) == counts
    assert comparison.changes_the_map == bool(effects)


def test_what_was_removed_appears_when_it_is_read_the_other_way(sample: Dataset) -> None:
    backwards = compared(sample, [RowEdit("partnerships", ACTIVE, {"icld_funded": "no"})], backwards=True)
    assert seen(backwards) == {ACTIVE: ("appears",)}
    assert gone(backwards) == set()
    assert active(backwards) == (1, 0, 0, 0)


TABLES = ("places", "partnerships", "projects", "articles")


@st.composite
def some_edits(draw: st.DrawFn) -> list[tuple[int, int, str, str]]:
    return draw(
        st.lists(
            st.tuples(
                st.integers(0, 3),
                st.integers(0, 30),
                st.sampled_from(
                    ["", "start", "end", "stated_status", "icld_funded", "lat", "partner_places"]
                ),
                st.sampled_from(
                    ["", "2019", "2030", "ended", "active", "planned", "yes", "no", "42", "jinja"]
                ),
            ),
            max_size=8,
        )
    )


def edits_of(sample: Dataset, drawn: list[tuple[int, int, str, str]]) -> list[RowEdit]:
    """Rows are removed, or cells set to what is right in some columns and wrong in others."""
    edits = []
    for at, n, column, text in drawn:
        table = TABLES[at]
        keys = list(getattr(sample, table))
        key = keys[n % len(keys)]
        is_there = column in files_of(sample)[f"{table}.csv"].decode().splitlines()[0].split(",")
        if not column or is_there:
            edits.append(RowEdit(table, key, {column: text} if column else None))
    return edits


@given(some_edits(), some_edits())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_count_closes(
    sample: Dataset, first: list[tuple[int, int, str, str]], second: list[tuple[int, int, str, str]]
) -> None:
    old, new = (with_edits(files_of(sample), edits_of(sample, drawn)) for drawn in (first, second))
    was, now = loaded_of(old).dataset, loaded_of(new).dataset
    comparison = compare(old, new, was, now, TODAY)
    for b in comparison.balances:
        assert b.before + b.added - b.ended - b.hidden - b.removed == b.after
        assert min(b.added, b.ended, b.hidden, b.removed) >= 0
    assert comparison.balances[0].before == mapped_count(was, TODAY)
    assert comparison.balances[0].after == mapped_count(now, TODAY)
    left = comparison.mapped[0] - comparison.mapped[1]
    assert left == {g.id for g in comparison.gone if g.thing == "partnership"} & comparison.mapped[0]
    assert comparison.mapped[0] ^ comparison.mapped[1] <= {s.id for s in comparison.seen}
    assert compare(new, new, now, now, TODAY).seen == ()

"""Changes of two people brought together: what only one changed is kept, what both changed is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.editing.merge import Collision, collisions, edits_between, onto
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.diff import changes
from data.store.revision import files_of

TEXTS = st.sampled_from(["", "a", "b", 'c "d", e', "f\ng"])
COLUMNS = st.sampled_from(["title", "start", "note_en"])
KEYS = st.sampled_from(["region-gotland-kibaha-2", "region-gotland-kibaha-1", "new-1", "new-2"])
EDITS = st.lists(
    st.builds(
        RowEdit, st.just("projects"), KEYS, st.one_of(st.none(), st.dictionaries(COLUMNS, TEXTS, min_size=1))
    ),
    max_size=5,
)


def told(base: dict[str, bytes], theirs: Sequence[RowEdit], mine: Sequence[RowEdit]) -> list[Collision]:
    return list(collisions(base, with_edits(base, theirs), mine))


@given(EDITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_edits_between_two_make_one_of_the_other(sample: Dataset, edits: list[RowEdit]) -> None:
    old = files_of(sample)
    new = with_edits(old, edits)
    made = with_edits(old, edits_between(old, new))
    assert [change for change in changes(new, made) if change.kind != "order"] == []
    assert edits_between(old, old) == ()


@given(EDITS, EDITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_either_is_lost_untold(
    sample: Dataset, theirs: list[RowEdit], mine: list[RowEdit]
) -> None:
    base = files_of(sample)
    other = with_edits(base, theirs)
    own = with_edits(base, mine)
    both = onto(base, other, mine)
    left = edits_between(own, both)  # what is not as in mine: what only they changed, or what collided
    clashing = {(c.table, c.key) for c in collisions(base, other, mine)}
    theirs_now = {(e.table, e.key): e.cells for e in edits_between(base, other)}
    for edit in left:
        known = theirs_now.get((edit.table, edit.key), "untouched")
        assert known != "untouched"
        if (edit.table, edit.key) not in clashing and edit.cells is not None:
            assert known is not None
            assert edit.cells.items() <= known.items()  # type: ignore[union-attr]
    for edit in edits_between(base, own):
        if edit.cells is not None:
            again = {(e.table, e.key): e.cells or {} for e in edits_between(own, both)}
            assert not edit.cells.keys() & again.get((edit.table, edit.key), {}).keys()


PROJECT = "region-gotland-kibaha-2"


@pytest.mark.parametrize(
    ("theirs", "mine", "column", "texts"),
    [
        ({"title": "Berits"}, {"title": "Annas"}, "title", ("Berits", "Annas")),
        ({"title": "Samma"}, {"title": "Samma"}, None, None),
        ({"title": "Berits"}, {"note_en": "Annas"}, None, None),
        (None, None, None, None),
        (None, {"title": "Annas"}, "", ("", "Annas")),
        ({"title": "Berits"}, None, "", ("Berits", "")),
    ],
)
def test_what_both_changed_is_told(
    sample: Dataset,
    theirs: dict[str, str] | None,
    mine: dict[str, str] | None,
    column: str | None,
    texts: tuple[str, str] | None,
) -> None:
    base = files_of(sample)
    result = told(base, [RowEdit("projects", PROJECT, theirs)], [RowEdit("projects", PROJECT, mine)])
    expected = [] if texts is None else [Collision("projects", PROJECT, column or "", *texts)]
    assert result == expected


def test_a_row_that_the_others_removed_comes_back_whole(sample: Dataset) -> None:
    base = files_of(sample)
    other = with_edits(base, [RowEdit("projects", PROJECT, None)])
    mine = [RowEdit("projects", PROJECT, {"title": "Annas"})]
    assert edits_between(with_edits(base, mine), onto(base, other, mine)) == ()

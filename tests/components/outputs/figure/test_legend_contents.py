"""What the maps draw, so that the legend names it."""

from __future__ import annotations

from components.outputs.figure.legend_contents import groups_of, kinds
from components.outputs.figure.presets import PRESETS
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, view


def test_a_group_that_only_grey_lines_have_is_not_in_the_legend(real: Dataset) -> None:
    """A line that is not under way is grey, whatever its theme."""
    for ink in ("colour", "grey"):
        shown = view(real, EVERYTHING)
        drawn = kinds(shown, "world", PRESETS["a5"], ink)
        marked = set(groups_of(shown).values())
        coloured = {shown.groups[r.id] for r in shown.rows if r.status in ("active", "planned")}
        assert set(drawn.groups) == (marked if ink == "grey" else marked | coloured)

"""A batch drawn by another process tells how far it has come."""

from __future__ import annotations

import pytest

from components.outputs.figure.batch_subprocess import BatchError, batch
from components.outputs.figure.request import Origin
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import view
from tests.conftest import TABLES

SMALL = Options(preset="half-column", labels=False)


def test_the_page_is_told_how_far_a_batch_has_come(real: Dataset) -> None:
    shown = view(real, State(country=("KE", "UG"), figure=SMALL))
    steps = list(batch(shown, TABLES, Origin(), "country"))
    assert [(done, total) for done, total, _ in steps] == [(1, 2), (2, 2), (2, 2)]
    assert steps[-1][2].startswith(b"PK")
    with pytest.raises(BatchError, match="Inga partnerskap"):
        list(batch(view(real, State(country=("AR",))), TABLES, Origin(), "country"))

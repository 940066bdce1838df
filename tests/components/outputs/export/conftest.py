"""The day on which the command runs."""

from __future__ import annotations

import pytest

from tests.components.outputs.export.files import TODAY


@pytest.fixture(autouse=True)
def _as_the_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY.isoformat())

"""What the tests of figures share."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from components.outputs.figure import locator, panels
from components.outputs.figure.vega import Drawing


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what Vega draws: it would take minutes, and bears no word."""
    monkeypatch.setattr(Drawing, "svg", lambda self: Markup(""))
    for module, names in ((panels, ("base", "tinted")), (locator, ("base",))):
        for name in names:
            monkeypatch.setattr(module, name, lambda *given: Markup(""))

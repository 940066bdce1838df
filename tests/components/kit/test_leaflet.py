"""Leaflet as it is installed, and without the line that names a file nobody serves."""

from __future__ import annotations

from components.kit.leaflet import script, script_alone, style


def test_the_script_is_whole_but_for_its_last_line() -> None:
    whole, alone = script(), script_alone(script())
    assert b"sourceMappingURL" in whole
    assert b"sourceMappingURL" not in alone
    assert whole.startswith(alone)
    assert len(whole) - len(alone) < 100


def test_the_style_is_leaflets() -> None:
    assert b".leaflet-container" in style()

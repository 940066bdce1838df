"""Every sheet has the size that its name says."""

from __future__ import annotations

from components.outputs.figure.presets import PRESETS, SMALLEST_TYPE
from components.state.figure import (
    SHEETS,
)


def test_every_sheet_is_as_large_as_its_name_says() -> None:
    assert set(PRESETS) == set(SHEETS)
    sizes = {name: (p.width_px, p.height_px) for name, p in PRESETS.items()}
    assert sizes == {
        "a4-portrait": (2480, 3508), "a4-landscape": (3508, 2480), "a4-text": (1890, 1264), "half-column": (945, 626),
        "a5": (1748, 2480), "slide": (4000, 2250), "square": (1080, 1080), "link": (1200, 628),
    }  # fmt: skip
    for preset in PRESETS.values():
        assert (
            min(preset.title, preset.text, preset.legend, preset.label, preset.note, preset.footer)
            >= SMALLEST_TYPE
        )

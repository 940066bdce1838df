"""Every colour of the program by name: CSS, scripts, templates, charts and figures take theirs from here.

CSS has them as custom properties (``--pk-ink``), from ``custom_properties``; templates as ``colours.ink``; scripts
as ``colours`` in the data of the map. Colours of theme groups are data: ``data/tables/theme_groups.csv``. The few
files that cannot read this table are named, and held to it, by its test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        # Text, from the strongest to the weakest; tints of ground; lines.
        "ink": "#16232a",
        "dim": "#3f494e",
        "muted": "#55636a",
        "paper": "#ffffff",
        "soft": "#f4f6f5",
        "grid": "#eef1f0",
        "line": "#d5dbdd",
        "rule": "#a9b4b8",
        # The edge of what can be pressed or filled in: 3:1 on paper.
        "edge": "#8a979d",
        # What is active, and what is chosen or has the focus.
        "accent": "#1f6f8b",
        "deep": "#0b3c4d",
        "link": "#0f5a73",
        # What is not under way, or belongs to no theme; a filled mark of what has ended.
        "grey": "#6b7176",
        "ended": "#93a0a6",
        # Today on a timeline, projects beside partnerships, the sun in the mark of the header.
        "now": "#c9622a",
        "projects": "#b3541e",
        "sun": "#e69f00",
        "notice": "#fdf7e7",
        "notice_line": "#d9c38a",
        "notice_edge": "#b7791f",
        # The ground of maps on the screen; ``lan_alone`` where no municipalities lie upon a region.
        "land": "#f6f4ee",
        "coast": "#b9c2c6",
        "border": "#c4c6bf",
        "water": "#dfe9ee",
        "kommun_line": "#e3e2da",
        "lan_line": "#c9c9c0",
        "lan": "#d7e6ee",
        "lan_alone": "#8fbccb",
        "country_name": "#6f7a7e",
        # What lies upon the map; the last two digits are how much of the colour covers what is below.
        "hover": "#eef4f6",
        "picked": "#e4eff3",
        "on_ink": "#dbe5e9",
        "glass": "#fffffff0",
        "veil": "#16232a8c",
        "shadow": "#16232a47",
        "shadow_deep": "#0b3c4d2e",
    }
)
"""Of pages and of the maps on the screen."""

FIGURES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "colour": {
            "land": "#e9edec",
            "tint": "#c9dade",
            "sweden": "#94bac7",
            "border": COLOURS["paper"],
            "kommun": COLOURS["accent"],
            "region": "#8fc0d0",
            "kommun_other": "#87939a",
            "region_other": "#c3cacd",
            "rest": "#dce3e4",
            "dot": COLOURS["ink"],
            "unknown": COLOURS["grey"],
            "faded": "#8a9398",
        },
        # Themes differ by shape alone, areas by steps that a printer keeps apart.
        "grey": {
            "land": "#efefef",
            "tint": "#d2d2d2",
            "sweden": "#b0b0b0",
            "border": COLOURS["paper"],
            "kommun": "#3c3c3c",
            "region": "#a3a3a3",
            "kommun_other": "#7a7a7a",
            "region_other": "#c4c4c4",
            "rest": "#e2e2e2",
            "dot": "#000000",
            "unknown": "#4a4a4a",
            "faded": "#5a5a5a",
        },
    }
)
"""Of figures by ink, the fields of ``components.outputs.figure.symbols.Palette``."""

FIGURE_TEXT: Mapping[str, str] = MappingProxyType({"muted": "#4d5a61", "hair": "#c9d1d4"})
"""Of a figure in any ink: its secondary text and leaders, its frames and rules."""


def custom_properties() -> bytes:
    """Return the CSS rule that defines each of ``COLOURS`` as a custom property: ``--pk-lan-alone``."""
    rules = " ".join(f"--pk-{name.replace('_', '-')}: {value};" for name, value in COLOURS.items())
    return f":root {{ {rules} }}\n".encode()

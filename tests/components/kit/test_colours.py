"""Each colour stands once, in the table that everything else reads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from components.host.assets import assets
from components.kit.colours import COLOURS, FIGURE_TEXT, FIGURES, custom_properties
from components.kit.styles import shared_style
from components.outputs.open_data.docs_page import page_files
from tests.conftest import ROOT

SOURCES = sorted(
    path
    for ending in ("css", "html", "js", "py", "svg", "typ")
    for path in (ROOT / "components").rglob(f"*.{ending}")
)
APART = {"components/kit/colours.py", "components/kit/icon.svg"}
"""The table itself, and a file that browsers read by itself, which draws in colours of its own as well."""
_HEX = re.compile(r"(?<![&\w])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b(?![-\w=])")
_ADDRESS = re.compile(r"""(?:href|src|url)[=(:] *["']?#|getElementById|querySelector""")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [p for p in SOURCES if relative(p) not in APART], ids=relative)
def test_no_file_but_the_table_states_a_colour(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not _ADDRESS.search(line):
            assert not _HEX.findall(line), line
    if path.suffix == ".css":
        assert not re.findall(r"\b(?:rgba?|hsla?)\(", path.read_text(encoding="utf-8"))


def test_every_custom_property_that_a_style_names_is_defined() -> None:
    defined = set(re.findall(r"--pk-[a-z-]+(?=:)", custom_properties().decode()))
    named = {
        p: set(re.findall(r"--pk-[a-z-]+", p.read_text(encoding="utf-8")))
        for p in SOURCES
        if p.suffix == ".css"
    }
    assert {relative(p): names - defined for p, names in named.items() if names - defined} == {}


def test_every_colour_is_read_by_something() -> None:
    text = "".join(
        p.read_text(encoding="utf-8") for p in SOURCES if relative(p) != "components/kit/colours.py"
    )
    for name in COLOURS:
        used = (f"--pk-{name.replace('_', '-')}", f"colours.{name}", f'COLOURS["{name}"]', f'["{name}", "')
        assert any(use in text for use in used), name


def test_what_streamlit_reads_has_the_same_colours() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    names = {
        "primaryColor": "accent",
        "backgroundColor": "paper",
        "secondaryBackgroundColor": "soft",
        "textColor": "ink",
        "linkColor": "link",
        "borderColor": "line",
    }
    colours = {key: value for key, value in theme.items() if key.endswith("Color")}
    assert colours == {key: COLOURS[name] for key, name in names.items()}


def test_the_icon_has_the_colours_of_the_mark_in_the_header() -> None:
    icon = (ROOT / "components" / "kit" / "icon.svg").read_text(encoding="utf-8")
    assert {COLOURS["deep"], COLOURS["sun"]} < set(re.findall("#[0-9a-f]{6}", icon))


@pytest.mark.parametrize(
    "style",
    [
        shared_style(),
        page_files()["open-data.css"],
        assets()["map.css"].content,
        assets()["page.css"].content,
    ],
    ids=["pages", "open data", "the map's frame", "the application"],
)
def test_every_style_that_is_served_brings_the_colours(style: bytes) -> None:
    assert style.count(custom_properties()) == 1


def test_each_colour_is_written_in_one_way() -> None:
    every = [*COLOURS.values(), *FIGURE_TEXT.values(), *(c for ink in FIGURES.values() for c in ink.values())]
    assert all(re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", colour) for colour in every)

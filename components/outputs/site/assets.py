"""The files that the site's own pages load, each under a name that changes with its content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from components.kit.templates import render
from components.outputs.client.script import call, foldings
from components.outputs.site.hashed_names import hashed
from components.outputs.site.layout import ASSETS
from components.parts.map_picture.svg_projection import Point, path, project, thinned
from geo.outlines.boundaries import lake_outlines, world_json_path

LAND, STYLE, SCRIPT, ICON = "land.svg", "pages.css", "pages.js", "icon.svg"
FILTER = "filter.js"
"""The filter of lists in a page; a part of the pages' script."""
_HERE = Path(__file__).parent
_STEP = 0.11
"""Units (0.04 degrees) between the points of a coast: a pixel where Sweden fills the picture."""
_SMALLEST = 5
"""Points; an island with fewer is smaller than a pixel."""


@cache
def page_assets() -> Mapping[str, bytes]:
    """Return the files by the name under which they are published."""
    return MappingProxyType({hashed(name, content): content for name, content in _files().items()})


def named(name: str) -> str:
    """Return the name under which a file is published."""
    return hashed(name, _files()[name])


@cache
def land_address() -> str:
    """Return the address of the world's land from a page."""
    return f"./{ASSETS}/{named(LAND)}"


@cache
def _files() -> Mapping[str, bytes]:
    return {
        LAND: land(json.loads(world_json_path().read_bytes())).encode(),
        STYLE: (_HERE / STYLE).read_bytes(),
        SCRIPT: _script(),
        ICON: (_HERE.parents[1] / "kit" / ICON).read_bytes(),
    }


def _script() -> bytes:
    """Return the pages' script with what it searches by: the application's way of comparing names."""
    text = (_HERE.parent / "client" / "browser" / "02_text.js").read_bytes()
    casefolds = call("PartnershipSite.foldings", foldings())
    return b"\n".join(
        (
            b"var PartnershipSite = {};",
            text,
            casefolds,
            (_HERE / FILTER).read_bytes(),
            (_HERE / SCRIPT).read_bytes(),
        )
    )


def land(world: Mapping[str, Any]) -> str:
    """Return the world's land, borders and Sweden's great lakes as one picture, in the colours of the map."""
    coast = [ring for polygon in world["land"]["coordinates"] for ring in polygon]
    borders = _svg_path(world["borders"]["coordinates"], closed=False)
    lakes = [ring for polygon in lake_outlines() for ring in polygon]
    return render(
        "outputs/site/land.svg",
        coast=_svg_path(coast),
        lakes=_svg_path(lakes),
        borders=borders,
    )


def _svg_path(lines: Any, *, closed: bool = True) -> str:
    projected = ([project((lat, lon)) for lon, lat, *_ in line] for line in lines)
    return path(_thinned(projected, closed=closed), closed=closed)


def _thinned(lines: Any, *, closed: bool) -> list[list[Point]]:
    thin = [thinned(line, _STEP) for line in lines]
    return [line for line in thin if len(line) >= _SMALLEST or not closed]

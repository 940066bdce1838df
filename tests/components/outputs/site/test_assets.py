"""The files that the site's own pages load."""

from __future__ import annotations

import re

from components.outputs.site.assets import ICON, LAND, SCRIPT, STYLE, land, named, page_assets


def test_each_file_is_there_under_the_name_that_it_is_asked_for() -> None:
    files = page_assets()
    assert set(files) == {named(name) for name in (ICON, LAND, SCRIPT, STYLE)}
    assert all(files.values())


def test_the_script_brings_what_it_compares_names_by() -> None:
    script = page_assets()[named(SCRIPT)].decode()
    assert script.startswith("var PartnershipSite = {};")
    assert script.index("PartnershipSite.foldings(") > script.index("PartnershipSite = {}")


def test_land_is_drawn_where_it_lies_and_tiny_islands_are_not() -> None:
    square = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [5.0, 5.0], [0.0, 0.0]]
    speck = [[50.0, 0.0], [50.01, 0.0], [50.0, 0.01], [50.0, 0.0]]
    world = {"land": {"coordinates": [[square], [speck]]}, "borders": {"coordinates": []}}
    coast, _, borders = re.findall(r'<path d="([^"]*)"', land(world))
    assert coast.startswith("M50000 50000")
    assert coast.lower().count("m") == 1
    assert borders == ""

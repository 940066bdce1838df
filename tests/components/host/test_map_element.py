"""The map's frame is a script that no text of any table enters."""

from __future__ import annotations

import json

import pytest

from components.host.map_element import SCRIPT, STYLE, PartnershipMap

URLS = {"rows": "../rows/abc.json", "world": "../assets/world.json"}


def test_it_loads_our_files_and_asks_for_what_it_is_told() -> None:
    made = PartnershipMap("../assets/v1", URLS)
    assert made.default_js == [("map", f"../assets/v1/{SCRIPT}")]
    assert made.default_css == [("map_css", f"../assets/v1/{STYLE}")]
    script = made._template.module.script(made, {})
    assert f"var {made.get_name()} = L.map(" in script
    assert json.dumps(URLS) in script


@pytest.mark.parametrize("address", ["https://example.org/x", "x'y", "x y", '"><script>', "ä"])
def test_an_address_that_is_not_of_our_routes_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an address of our own routes"):
        PartnershipMap("../assets/v1", URLS | {"rows": address})
    with pytest.raises(ValueError, match="not an address of our own routes"):
        PartnershipMap(address, URLS)

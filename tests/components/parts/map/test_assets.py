"""The map's files: Leaflet first, the layer's scripts in the order of their names, and each style where it belongs."""

from __future__ import annotations

from components.kit import leaflet
from components.parts.map.assets import layer_script, map_script, map_style, outline_documents


def test_leaflet_comes_before_the_layer_and_the_namespace_before_what_is_put_into_it() -> None:
    script = map_script()
    assert script.startswith(leaflet.script()[:1000])
    assert script.endswith(layer_script())
    assert b"sourceMappingURL" not in script
    assert layer_script().index(b"globalThis.PartnershipMap = {}") < layer_script().index(b"(function (PM)")
    assert layer_script().index(b"PM.Scene = ") < layer_script().index(b"PM.start = ")


def test_the_frames_style_is_for_the_frame_only() -> None:
    assert b"#map_div" not in map_style()
    assert b"#map_div" in map_style("frame.css")
    assert map_style().startswith(leaflet.style())


def test_outlines_are_those_of_land_and_of_sweden() -> None:
    result = outline_documents()
    assert set(result) == {"world", "sweden"}
    assert len(result["sweden"]["kommun"]) == 290
    assert len(result["sweden"]["lan"]) == 21
    assert result["world"]["land"]

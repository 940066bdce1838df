"""Arcs of TopoJSON become points."""

from __future__ import annotations

from geo.outlines.topojson import decode_arcs


def test_arcs_are_summed_scaled_and_rid_of_repeats() -> None:
    topology = {
        "transform": {"scale": [0.001, 0.002], "translate": [10, 50]},
        "arcs": [[[0, 0], [1, 1], [1000, 500], [-2000, 0]]],
    }
    assert list(decode_arcs(topology)) == [[(1000, 5000), (1100, 5100), (900, 5100)]]

"""What the browser puts on paper is Python's: the plain table's texts, and where on the map what is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from components.kit.colours import COLOURS
from components.parts.map_picture.plain import printed
from components.parts.paper.render import plain_rows
from components.state.state import State, encode
from components.view import View, build_view
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine, running
from tests.components.strategies import states

IN_BROWSER = """asked => asked.map(pairs => {
    const PS = PartnershipSite, view = PS.view(PS.dataset, PS.state.decode("table", pairs, PS.dataset.known));
    return [PS.paper.plainRows(view), PS.paper.drawn(view)];
})"""
CLOSE = 0.011
"""Units of the picture: what two decimals leave."""
SHOWN = [
    State(page="table"),
    State(page="table", language="en", status=(), funding=()),
    State(page="table", country=("KE", "CO"), status=(), funding=(), sort="-end"),
    State(page="table", text="qqqqq"),
]


def drawn(view: View) -> dict[str, Any]:
    """Return what the picture of a view holds, read out of it."""
    svg = LexborHTMLParser(printed(view, "land.svg"))
    marks = [(float(c.attributes["cx"]), float(c.attributes["cy"])) for c in svg.css("svg circle")]
    names = [
        ([float(t.attributes["x"]), float(t.attributes["y"])], t.attributes["text-anchor"], t.text())
        for t in svg.css("svg text")
    ]
    box = [float(n) for n in (svg.css_first("svg").attributes["viewBox"] or "").split()]
    return {"box": box, "marks": marks, "names": names, "colours": _colours(svg)}


def _colours(svg: LexborHTMLParser) -> Counter[str | None]:
    return Counter(p.attributes["stroke"] for p in svg.css("svg > g > path"))


def test_rows_and_picture_are_the_same(engine: Engine, real: Dataset) -> None:
    @settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(states(real, page="table"), min_size=15, max_size=15))
    def compare(more: list[State]) -> None:
        every = [*SHOWN, *more]
        result = engine.evaluate(IN_BROWSER, [list(encode(s).items()) for s in every])
        for state, (rows, picture) in zip(every, result, strict=True):
            view = build_view(real, state, TODAY)
            assert rows == [list(row) for row in plain_rows(view)], state
            assert (picture is None) == (not view.rows)
            if picture is not None:
                same_picture(picture, drawn(view))

    compare()


def same_picture(browsers: dict[str, Any], own: dict[str, Any]) -> None:
    frame = browsers["frame"]
    assert [frame[k] for k in ("x", "y", "width", "height")] == pytest.approx(own["box"], abs=CLOSE)
    assert len(browsers["marks"]) == len(own["marks"])
    assert sorted((round(x, 2), round(y, 2)) for x, y in browsers["marks"]) == sorted(own["marks"])
    lines = Counter(
        c["colour"] if c["status"] in ("active", "planned") else COLOURS["grey"] for c in browsers["curves"]
    )
    assert lines == own["colours"]
    assert [(n["anchor"], n["text"]) for n in browsers["labels"]] == [n[1:] for n in own["names"]]
    for name, (at, *_) in zip(browsers["labels"], own["names"], strict=True):
        assert [name["x"], name["y"]] == pytest.approx(at, abs=CLOSE)


def test_a_partner_that_no_source_names_is_said_in_both(real: Dataset) -> None:
    first = next(p for p in real.partnerships.values() if len(p.partner_places) == 1)
    bare = replace(first, partner_places=(), partner_countries=("KE",))
    dataset = replace(real, revision="bare", partnerships={**real.partnerships, first.id: bare})
    with running(dataset) as engine:
        ((rows, picture),) = engine.evaluate(IN_BROWSER, [list(encode(SHOWN[1]).items())])
    view = build_view(dataset, SHOWN[1], TODAY)
    assert rows == [list(row) for row in plain_rows(view)]
    assert any(row[1] == view.language("card.unnamed_partner") for row in rows)
    same_picture(picture, drawn(view))

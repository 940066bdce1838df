"""A map's shapes, drawn by Altair and Vega (d3-geo) and cut out of its SVG. No text of any table comes here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

from components.kit.colours import COLOURS
from components.kit.json_file import json_text
from components.outputs.figure.projections import Projection

Feature = Mapping[str, Any]
_one = Lock()
"""The converter holds one JavaScript engine; two figures at once would only wait inside it."""
_TAG = re.compile(r"<[^>]*>")
_NOISE = re.compile(
    r' (?:role|class|tabindex|transform="translate\(0,0\)"|clip-path|xmlns[:a-z]*|aria-[a-z]+)(?:="[^"]*")?'
)
_DEFINED = re.compile(r"<defs>.*</defs>", re.DOTALL)
_LONG = re.compile(r"(\d\.\d{2})\d+")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_EMPTY = re.compile(r"<path(?: d=\"[^\"]*\")? ?(?:display=\"none\")?/>")


def feature(geometry: Mapping[str, Any], **properties: object) -> Feature:
    """Return a GeoJSON feature; properties are colours, numbers and paths of ours."""
    return {"type": "Feature", "geometry": geometry, **properties}


def line(positions: Sequence[tuple[float, float]], **properties: object) -> Feature:
    """Return a line through positions of longitude and latitude: great circles between them."""
    return feature({"type": "LineString", "coordinates": positions}, **properties)


class Drawing:
    """Layers of shapes in one projection, from the lowest to the highest."""

    def __init__(self, projection: Projection, width: float, height: float) -> None:
        # d3 cuts what it draws at the map's edge: a clip in the SVG would double the time of a PNG.
        self._projection = {**projection.spec(), "clipExtent": [[0, 0], [width, height]]}
        self._size = (width, height)
        self._layers: list[alt.Chart] = []
        self._data: dict[str, list[Any]] = {}

    def shapes(self, features: Sequence[Feature], **mark: Any) -> None:
        """Add outlines or lines; a feature's own ``fill`` and ``stroke`` count where the mark names none."""
        if not features:
            return
        chart = alt.Chart(self._named(features)).mark_geoshape(**{"filled": False, **mark})
        own = {
            name: channel(f"{name}:N", scale=None)
            for name, channel in (("fill", alt.Fill), ("stroke", alt.Stroke))
            if name in features[0]
        }
        self._layers.append(chart.encode(**own).project(**self._projection))

    def marks(self, marks: Sequence[Mapping[str, Any]], radius: float, stroke: float) -> None:
        """Add markers: each has ``lon``, ``lat``, ``path`` (unit radius) and ``fill``."""
        if not marks:
            return
        chart = alt.Chart(self._named(marks)).mark_point(
            filled=True,
            size=(2 * radius) ** 2,
            opacity=1,
            stroke=COLOURS["paper"],
            strokeWidth=stroke,
            clip=True,
        )
        self._layers.append(
            chart.encode(
                longitude="lon:Q",
                latitude="lat:Q",
                shape=alt.Shape("path:N", scale=None),
                fill=alt.Fill("fill:N", scale=None),
            ).project(**self._projection)
        )

    def svg(self) -> Markup:
        """Return the drawing as an SVG group without a root and without clips."""
        if not self._layers:
            return Markup("")
        width, height = self._size
        chart = alt.layer(*self._layers).properties(width=width, height=height)
        chart = chart.configure(background="transparent", padding=0).configure_view(stroke=None)
        spec = chart.to_dict(validate=False)
        spec["datasets"] = self._data
        with _one:
            return _inner(vl_convert.vegalite_to_svg(spec))

    def _named(self, values: Sequence[Any]) -> alt.NamedData:
        name = f"d{len(self._data)}"
        self._data[name] = list(values)
        return alt.NamedData(name)


def chart_svg(spec: dict[str, Any]) -> tuple[Markup, float, float]:
    """Return a chart of the page Numbers as an SVG group, and its width and height. Its text is Vega's, escaped."""
    with _one:
        svg = vl_convert.vegalite_to_svg(json_text(spec))
    size = _SIZE.search(svg)
    width, height = (float(size[1]), float(size[2])) if size else (0.0, 0.0)
    return _inner(svg), width, height


def _inner(svg: str) -> Markup:
    """Cut what is drawn out of Vega's page. Its clips go: d3 has cut already, and their ids count on and on."""
    body = _DEFINED.sub("", svg[svg.index(">") + 1 : svg.rindex("</svg>")])
    body = _TAG.sub(lambda tag: _LONG.sub(r"\1", _NOISE.sub("", tag[0])), body)
    return Markup(_EMPTY.sub("", body))  # noqa: S704  # text is escaped by Vega; the rest is numbers, colours, paths

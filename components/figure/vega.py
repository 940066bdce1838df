"""A map's shapes, drawn by Altair and Vega (d3-geo) and cut out of its SVG. No text of any table comes here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

from components.figure.projections import Projection

Feature = Mapping[str, Any]
_one = Lock()
"""The converter holds one JavaScript engine; two figures at once would only wait inside it."""
_NOISE = re.compile(
    r' (?:role|class|tabindex|transform="translate\(0,0\)"|aria-[a-z]+|xmlns[:a-z]*)(?:="[^"]*")?'
)
_CLIP = re.compile(r' clip-path="[^"]*"|<defs>.*</defs>')
_LONG = re.compile(r"(\d\.\d{2})\d+")
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
        self._projection, self._size = projection, (width, height)
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
        self._layers.append(chart.encode(**own).project(**self._projection.spec()))

    def marks(self, marks: Sequence[Mapping[str, Any]], radius: float, stroke: float) -> None:
        """Add markers: each has ``lon``, ``lat``, ``path`` (unit radius) and ``fill``."""
        if not marks:
            return
        chart = alt.Chart(self._named(marks)).mark_point(
            filled=True, size=(2 * radius) ** 2, opacity=1, stroke="#ffffff", strokeWidth=stroke, clip=True
        )
        self._layers.append(
            chart.encode(
                longitude="lon:Q",
                latitude="lat:Q",
                shape=alt.Shape("path:N", scale=None),
                fill=alt.Fill("fill:N", scale=None),
            ).project(**self._projection.spec())
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


def _inner(svg: str) -> Markup:
    """Cut what is drawn out of Vega's page. Its clips go: their ids count on and on, and the sheet clips anyway."""
    body = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    body = _LONG.sub(r"\1", _CLIP.sub("", body))
    # Only numbers, colours and paths of ours went in, so this is markup of Vega's own.
    return Markup(_EMPTY.sub("", _NOISE.sub("", body)))  # noqa: S704

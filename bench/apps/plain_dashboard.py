"""Serves ``plain.py`` with Leaflet from this machine, so that no network is measured."""

from importlib.resources import files
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

# What Folium's popups ask of jQuery, and no more: the first node of some HTML.
DOLLAR = """window.$ = function (html) {
  var box = document.createElement("template"); box.innerHTML = html.trim(); return [box.content.firstElementChild];
};"""


def local(request: Request) -> Response:
    """Return Leaflet's script or style."""
    name = request.path_params["name"]
    if name == "dollar.js":
        return Response(DOLLAR, media_type="text/javascript")
    kind = {"leaflet.js": "text/javascript", "leaflet.css": "text/css"}.get(name)
    if kind is None:
        return Response(status_code=404)
    content = (files("xstatic.pkg.leaflet") / "data" / name).read_bytes()
    return Response(
        content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


app = st.App(Path(__file__).parent / "plain.py", routes=[Route("/local/{name}", local)])

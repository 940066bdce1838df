"""Serves ``plain.py`` with Leaflet from this machine, so that no network is measured."""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.apps.plain_map import local_files

FILES = local_files()


def local(request: Request) -> Response:
    """Return Leaflet's script or style."""
    name = request.path_params["name"]
    if name not in FILES:
        return Response(status_code=404)
    kind = "text/css" if name.endswith("css") else "text/javascript"
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(FILES[name], media_type=kind, headers=headers)


app = st.App(Path(__file__).parent / "plain.py", routes=[Route("/local/{name}", local)])

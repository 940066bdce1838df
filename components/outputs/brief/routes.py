"""The addresses of briefs: ``/data/brief/vaxjo.pdf``, ``/data/brief/KE.pdf?language=en``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.http import not_found
from components.language import language
from components.outputs.brief.download import brief_file
from components.outputs.export.routes import file_download
from components.settings import Settings, today
from data.store.served import current


def brief_routes(chosen: Settings) -> list[Route]:
    """Return the routes of briefs for a configuration: by a place's id or a country's code."""

    def brief(request: Request) -> Response:
        words = language("en" if request.query_params.get("language") == "en" else "sv")
        dataset, ident = current(chosen.tables).dataset, request.path_params["ident"]
        # It is printed and passed on: it has an address only if everybody can open it.
        brief_download = brief_file(dataset, words, ident, today(chosen), chosen.address, chosen.contact)
        return file_download(request, brief_download) if brief_download else not_found()

    return [Route("/data/brief/{ident}.pdf", brief)]

"""The addresses of briefs: ``/data/brief/vaxjo.pdf``, ``/data/brief/KE.pdf?language=en``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.http import not_found
from components.kit.http_turns import TURNS
from components.kit.task import Tables
from components.language import Language, language
from components.outputs.brief.download import brief_file, brief_task
from components.outputs.export.download import Download
from components.outputs.export.routes import queued_download
from components.settings import Settings, today
from data.store.served import current


def brief_routes(chosen: Settings) -> list[Route]:
    """Return the routes of briefs for a configuration: by a place's id or a country's code."""

    async def brief(request: Request) -> Response:
        words = language("en" if request.query_params.get("language") == "en" else "sv")
        ident = request.path_params["ident"]
        tables, file = await TURNS.made(request, _named, words, ident)
        if file is None:
            return not_found()
        task = brief_task(tables, words, ident, chosen.address, chosen.contact)
        return await queued_download(request, task, words, file)

    def _named(words: Language, ident: str) -> tuple[Tables, Download | None]:
        dataset, day = current(chosen.tables).dataset, today(chosen)
        # It is printed and passed on: it has an address only if everybody can open it.
        file = brief_file(dataset, words, ident, day, chosen.address, chosen.contact)
        return Tables(chosen.tables, dataset.revision, day), file

    return [Route("/data/brief/{ident}.pdf", brief)]

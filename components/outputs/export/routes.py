"""The addresses of the filtered rows as files: ``/data/partnerships.xlsx?theme=climate``, and of what has changed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.http import named_file, not_found, root_before
from components.kit.http_queue import queued_file
from components.kit.http_turns import TURNS, in_turn
from components.kit.publications import ANY, publication
from components.kit.task import Tables, Task
from components.language import Language
from components.outputs.export.changes_file import FILE_KINDS, changes_file
from components.outputs.export.download import (
    KINDS,
    Download,
    MalformedQueryError,
    fields_of,
    file_of,
    rows_task,
    rows_view,
)
from components.settings import Settings, today
from components.state.state import decode, vocabulary
from components.view import View
from components.view.compared import compared
from data.store.served import current


def export_routes(chosen: Settings) -> list[Route]:
    """Return the routes of files for a configuration; the query is that of the page."""

    async def rows(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in KINDS:
            return not_found()
        # A document is passed on: it names an address only where that is public.
        root = chosen.address if kind == "docx" else root_before(request, "/data/")
        try:
            view, file = await TURNS.made(request, _named, request, kind, root)
        except MalformedQueryError as error:
            return Response(str(error), status_code=400, media_type="text/plain; charset=utf-8")
        if task := rows_task(Tables(chosen.tables, view.dataset.revision, view.today), view, kind, root):
            return await queued_download(request, task, view.language, file)
        return await TURNS.made(
            request, named_file, request, file.make, file.media_type, _attachment(file), _etag(file)
        )

    def _named(request: Request, kind: str, root: str) -> tuple[View, Download]:
        view = rows_view(current(chosen.tables).dataset, request.url.query, today(chosen))
        return view, file_of(view, kind, root)

    def changed(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in FILE_KINDS:
            return not_found()
        dataset, day = current(chosen.tables).dataset, today(chosen)
        try:
            fields = fields_of(request.url.query)
        except MalformedQueryError as error:
            return Response(str(error), status_code=400, media_type="text/plain; charset=utf-8")
        state = decode("changes", fields, vocabulary(dataset, ANY))
        period = compared(dataset, state, day, publication)
        file = changes_file(period, state, day, kind, root_before(request, "/data/"))
        return named_file(request, file.make, file.media_type, _attachment(file), _etag(file))

    return [Route("/data/partnerships.{kind}", rows), Route("/data/changes.{kind}", in_turn(changed))]


async def queued_download(request: Request, task: Task, words: Language, file: Download) -> Response:
    """Return the download, made in the queue, or 304 Not Modified."""
    return await queued_file(request, task, words, file.media_type, _attachment(file), _etag(file))


def _attachment(file: Download) -> str:
    # The name is made of ASCII letters, digits, hyphens and underscores only.
    return f'attachment; filename="{file.name}"'


def _etag(file: Download) -> str:
    return f'W/"{file.etag}"'

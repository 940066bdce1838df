"""The addresses of the filtered rows as files: ``/data/partnerships.xlsx?theme=climate``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.http import named_file, not_found, root_before
from components.outputs.export.download import KINDS, Download, MalformedQueryError, download
from components.settings import Settings, today
from data.store.served import current


def export_routes(chosen: Settings) -> list[Route]:
    """Return the routes of files for a configuration; the query is that of the page."""

    def rows(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in KINDS:
            return not_found()
        # A document is passed on: it names an address only where that is public.
        root = chosen.address if kind == "docx" else root_before(request, "/data/")
        dataset = current(chosen.tables).dataset
        try:
            file = download(dataset, today(chosen), kind, request.url.query, root)
        except MalformedQueryError as error:
            return Response(str(error), status_code=400, media_type="text/plain; charset=utf-8")
        return file_download(request, file)

    return [Route("/data/partnerships.{kind}", rows)]


def file_download(request: Request, file: Download) -> Response:
    """Return the download, or 304 Not Modified."""
    # The name is made of ASCII letters, digits, hyphens and underscores only.
    disposition = f'attachment; filename="{file.name}"'
    return named_file(request, file.make, file.media_type, disposition, f'W/"{file.etag}"')

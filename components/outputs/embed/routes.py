"""The addresses of the embedded map: its page, and the files that the page loads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.compressed import compress
from components.kit.http import FRESH, IMMUTABLE, answer, not_found
from components.kit.http_turns import in_turn
from components.language import language
from components.outputs.embed.frame import FOLDER, embed_file, embed_page, missing_page
from components.outputs.embed.options import PAGE, Options, embed_address, read_options, read_state
from components.outputs.embed.revisions import NAME, Revisions
from components.state.state import LANGUAGES, vocabulary

MOST_FIELDS = 100


def embed_routes(revisions: Revisions, today: Callable[[], date]) -> list[Route]:
    """Return the routes; ``revisions`` looks up a dataset by the name of its revision."""

    def page(request: Request) -> Response:
        try:
            query = parse_qs(request.url.query, errors="replace", max_num_fields=MOST_FIELDS)
        except ValueError:
            query = {}
        options = read_options(query)
        revision = revisions(options.revision) if options else None
        if options is None or revision is None:
            return missing(request, query)
        state = read_state(query, vocabulary(revision.dataset))
        content = embed_page(revision, state, options, today())
        return answer(request, compress(content, "text/html"), {"Cache-Control": FRESH})

    def missing(request: Request, query: dict[str, list[str]]) -> Response:
        newest = revisions("")
        code = next((c for c in query.get("language", []) if c in LANGUAGES), "sv")
        listed = Options("no" not in query.get("list", []))
        live = embed_address(read_state(query, vocabulary(newest.dataset)), listed) if newest else PAGE
        content = missing_page(
            language(code), ",".join(query.get("revision", []))[:40], live, newest, today()
        )
        return Response(content, 404, {"Cache-Control": "no-store"}, "text/html")

    def file(request: Request) -> Response:
        name = request.path_params["revision"]
        revision = revisions(name) if NAME.fullmatch(name) else None
        asset = embed_file(revision, today(), request.path_params["name"])
        if asset is None:
            return not_found()
        return answer(request, asset, {"Cache-Control": IMMUTABLE})

    return [Route(f"/{PAGE}", in_turn(page)), Route(f"/{FOLDER}/{{revision}}/{{name}}", file)]

"""The addresses of figures: the same query as the page's, drawn as PNG, SVG or PDF, or all in one ZIP.

``/figure/map.png?theme=climate&preset=a5`` is a figure, ``/figure/chart-themes.svg?...`` a chart of the
page Numbers. Both may be kept by the browser as long as asking again says that they are the same.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.kit.http import digest, named_file, not_found
from components.kit.http_queue import queued_file
from components.kit.http_turns import TURNS, in_turn
from components.kit.publications import ANY
from components.kit.task import Tables
from components.kit.work_queue import QUEUE
from components.language import language
from components.outputs.export.download import MalformedQueryError, fields_of
from components.outputs.figure.charts import CHARTS
from components.outputs.figure.figure_files import (
    FILE_KINDS,
    batch_key,
    chart_name,
    chart_task,
    figure_name,
    figure_task,
)
from components.outputs.figure.reference import REFERENCE_KINDS, reference_file
from components.outputs.figure.render_figure import KINDS
from components.outputs.figure.request import Figure, Origin, figure_of, public_origin
from components.settings import Settings, today
from components.state.state import LANGUAGES, decode, vocabulary
from components.view import View, build_view
from data.plain_text import fit
from data.store.served import current

TYPES = {**KINDS, **REFERENCE_KINDS, "zip": "application/zip"}


def figure_routes(chosen: Settings) -> list[Route]:
    """Return the routes of figures for a configuration; what they draw is kept in memory, within bounds."""
    figures = _Figures(chosen)
    return [
        Route("/figure/map.{kind}", figures.map),
        Route("/figure/chart-{chart}.{kind}", figures.chart),
        Route("/figure/reference.{kind}", in_turn(figures.reference)),
        Route("/figure/each-{each}.zip", in_turn(figures.batch)),
    ]


class _Figures:
    def __init__(self, chosen: Settings) -> None:
        self.chosen = chosen

    async def map(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in FILE_KINDS:
            return not_found()
        try:
            figure = await TURNS.made(request, self._figure, request)
        except MalformedQueryError:
            return _malformed()
        task, words = figure_task(self._tables(figure.view), figure, kind), figure.view.language
        return await queued_file(request, task, words, TYPES[kind], _inline(figure_name(figure, kind)))

    async def chart(self, request: Request) -> Response:
        kind, chart = request.path_params["kind"], request.path_params["chart"]
        if kind not in KINDS or chart not in CHARTS:
            return not_found()
        try:
            view = await TURNS.made(request, self._view, request)
        except MalformedQueryError:
            return _malformed()
        task = chart_task(self._tables(view), view, chart, kind, self._origin())
        name = chart_name(view, chart, kind)
        return await queued_file(request, task, view.language, TYPES[kind], _inline(name))

    def reference(self, request: Request) -> Response:
        """Hand out the reference to a figure for programs that keep lists of sources."""
        kind = request.path_params["kind"]
        if kind not in REFERENCE_KINDS:
            return not_found()
        try:
            figure = self._figure(request)
        except MalformedQueryError:
            return _malformed()
        return _answer(request, fit(reference_file(figure, kind)).encode(), kind, figure_name(figure, kind))

    def batch(self, request: Request) -> Response:
        """Hand out what was drawn from the page, where its progress is seen; nothing is drawn here."""
        each = request.path_params["each"]
        try:
            view = self._view(request)
        except MalformedQueryError:
            return _malformed()
        content = QUEUE.get(batch_key(view, each))
        if content is None:
            return not_found()
        name = figure_name(figure_of(view), "zip", view.language(f"report.each_{each}"))
        return _answer(request, content, "zip", name)

    def _view(self, request: Request) -> View:
        dataset = current(self.chosen.tables).dataset
        state = decode("report", fields_of(request.url.query), vocabulary(dataset, ANY))
        return build_view(dataset, state, today(self.chosen))

    def _tables(self, view: View) -> Tables:
        return Tables(self.chosen.tables, view.dataset.revision, view.today)

    def _figure(self, request: Request) -> Figure:
        return figure_of(self._view(request), self._origin())

    def _origin(self) -> Origin:
        return public_origin(self.chosen.address, self.chosen.organisation)


def _answer(request: Request, content: bytes, kind: str, name: str) -> Response:
    return named_file(request, lambda: content, TYPES[kind], _inline(name), f'"{digest(content)}"')


def _inline(name: str) -> str:
    # The name is made of ASCII letters, digits, hyphens and underscores only.
    return f'inline; filename="{name}"'


def _malformed() -> Response:
    text = "\n".join(language(code)("report.malformed") for code in LANGUAGES)
    return Response(text, status_code=400, media_type="text/plain; charset=utf-8")

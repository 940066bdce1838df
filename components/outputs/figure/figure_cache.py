"""Figures as files: what they are called, those kept from before, and everything of one figure in a ZIP."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from components.outputs.export.csv_file import zip_bytes
from components.outputs.export.download import file_bytes
from components.outputs.export.file_names import ascii_name, file_name
from components.outputs.figure.captions import alt_text, caption, focus_name, long_description, title
from components.outputs.figure.charts import chart_page
from components.outputs.figure.reference import STYLES, cited
from components.outputs.figure.render_figure import KINDS, About, figure_bytes, settings, sheet_bytes
from components.outputs.figure.request import NOWHERE, Figure, Origin, figure_of, query, with_options
from components.state.figure import DEFAULT
from components.state.state import address
from components.view import View
from data.records import PartnershipMapError

MOST_CACHED = 96_000_000
"""Bytes of figures that are kept, the longest unused thrown away first."""
MOST_WAITING = 8
"""Figures that may be waited for at once; one more is refused instead of making everybody wait longer."""
CACHED_KINDS = (*KINDS, "zip")


class BusyError(PartnershipMapError):
    """So many figures are being drawn that another would wait too long."""


class FigureCache:
    """Figures made before, by what they were made from. Safe for threads; one is drawn at a time."""

    def __init__(self, most: int = MOST_CACHED, waiting: int = MOST_WAITING) -> None:
        self._most, self._size = most, 0
        self._files: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._change, self._draw = Lock(), Lock()
        self._waiting = BoundedSemaphore(waiting)

    def figure(self, figure: Figure, kind: str) -> bytes:
        """Return a figure, drawn now or kept from before; raises BusyError when too many wait."""
        view = figure.view
        return self._cached(
            ("map", view.dataset.revision, view.today, figure.query, kind, figure.origin),
            lambda: bundle(figure) if kind == "zip" else figure_bytes(figure, kind),
        )

    def chart(self, view: View, name: str, kind: str, origin: Origin = NOWHERE) -> bytes:
        """Return a chart as a figure, as above; empty when the chart would be."""
        rows = query(with_options(view, DEFAULT))
        return self._cached(
            (name, view.dataset.revision, view.today, rows, kind, origin),
            lambda: chart_bytes(view, name, kind, origin),
        )

    def get(self, key: tuple[object, ...]) -> bytes | None:
        """Return a file that is kept, None when it is not there, or no more."""
        with self._change:
            content = self._files.get(key)
            if content is not None:
                self._files.move_to_end(key)
            return content

    def put(self, key: tuple[object, ...], content: bytes) -> None:
        """Keep a file."""
        with self._change:
            self._files[key] = content
            self._size += len(content)
            while self._size > self._most and len(self._files) > 1:
                _, dropped = self._files.popitem(last=False)
                self._size -= len(dropped)

    def _cached(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        content = self.get(key)
        if content is not None:
            return content
        if not self._waiting.acquire(blocking=False):
            raise BusyError("too many figures at once")
        try:
            with self._draw:
                content = self.get(key)
                if content is None:
                    content = make()
                    self.put(key, content)
                return content
        finally:
            self._waiting.release()


def batch_key(view: View, each: str) -> tuple[object, ...]:
    """Return what a batch is kept under."""
    return ("each", each, view.dataset.revision, view.today, query(view))


def figure_name(figure: Figure, kind: str, part: str = "") -> str:
    """Return ``partnerskap_aktiva_klimat_a4-liggande_2024-01-31.png``; ``part`` is what of a batch it shows."""
    view, words, options = figure.view, figure.view.language, figure.options
    more = [words(f"report.file_{options.map}")] if options.map != DEFAULT.map else []
    if options.map == "close" and options.focus:
        more = [ascii_name(focus_name(words, options.focus))]
    more = [ascii_name(part), *more] if part else more
    more.append(words(f"report.file_{options.preset}"))
    if options.ink == "grey":
        more.append(words("report.file_grey"))
    return f"{file_name(view, *more)}.{kind}"


def chart_name(view: View, name: str, kind: str) -> str:
    """Return the name of a chart's file."""
    return f"{file_name(view, ascii_name(view.language(f'numbers.column_{name}')))}.{kind}"


def chart_bytes(view: View, name: str, kind: str, origin: Origin = NOWHERE) -> bytes:
    """Return a chart of the page Numbers as a file; no bytes when it would show nothing."""
    chart = chart_page(view, name, origin)
    if chart is None:
        return b""
    sheet, section = chart
    words = view.language
    settings_text = json.dumps(
        {**settings(figure_of(with_options(view, DEFAULT), origin)), "chart": name}, ensure_ascii=False
    )
    described = words("numbers.description", finding=section.finding)
    return sheet_bytes(sheet, About(section.finding, described, words.code, settings_text), DEFAULT, kind)


def bundle(figure: Figure) -> bytes:
    """Return a ZIP of the figure in every form, its rows as XLSX and CSV, and its texts."""
    view, words, origin = figure.view, figure.view.language, figure.origin
    where = origin.address + address(view.state).removeprefix("./") if origin.address else ""
    files = [(figure_name(figure, kind), figure_bytes(figure, kind)) for kind in KINDS]
    files += [(f"{file_name(view)}.{kind}", file_bytes(view, kind, where)) for kind in ("xlsx", "csv")]
    files.append((f"{words('report.file_texts')}.txt", texts(figure).encode("utf-8-sig")))
    return zip_bytes(files)


def texts(figure: Figure) -> str:
    """Return title, alternative text, caption and long description as one plain text."""
    words = figure.view.language
    parts = (
        title(figure),
        f"{words('report.alt_heading')}\n{alt_text(figure)}",
        f"{words('report.caption_heading')}\n{caption(figure)}",
        f"{words('report.cite')}\n" + "\n".join(cited(figure, style) for style in STYLES),
        f"{words('report.long_heading')}\n{long_description(figure)}",
    )
    return "\n\n".join(parts).replace("\n", "\r\n")


FIGURE_CACHE = FigureCache()
"""What the pages and the routes of one server share."""

"""Figures as files: what they are called, what makes them in the queue, and everything of one figure in a ZIP."""

from __future__ import annotations

import json

from components.kit.publications import ANY
from components.kit.task import Tables, Task
from components.outputs.export.csv_file import zip_bytes
from components.outputs.export.download import fields_of, file_bytes
from components.outputs.export.file_names import ascii_name, file_name
from components.outputs.figure.captions import alt_text, caption, focus_name, long_description, title
from components.outputs.figure.charts import chart_page
from components.outputs.figure.reference import STYLES, cited
from components.outputs.figure.render_figure import KINDS, About, figure_bytes, settings, sheet_bytes
from components.outputs.figure.request import NOWHERE, Figure, Origin, figure_of, query, with_options
from components.state.figure import DEFAULT
from components.state.state import address, decode, vocabulary
from components.view import View, build_view
from data.plain_text import fit

FILE_KINDS = (*KINDS, "zip")
"""The kinds of files that a figure is handed out as; a ZIP holds all of them, its rows and its texts."""


def figure_task(tables: Tables, figure: Figure, kind: str) -> Task:
    """Return what makes a figure as a file of ``kind``."""
    return Task(figure_file, (tables, figure.query, kind, figure.origin))


def chart_task(tables: Tables, view: View, name: str, kind: str, origin: Origin = NOWHERE) -> Task:
    """Return what makes a chart as a figure; its file is empty when the chart would be."""
    return Task(chart_file, (tables, query(with_options(view, DEFAULT)), name, kind, origin))


def figure_file(tables: Tables, query: str, kind: str, origin: Origin) -> bytes:
    """Return the file of :func:`figure_task`."""
    figure = figure_of(_view(tables, query), origin)
    return bundle(figure) if kind == "zip" else figure_bytes(figure, kind)


def chart_file(tables: Tables, query: str, name: str, kind: str, origin: Origin) -> bytes:
    """Return the file of :func:`chart_task`."""
    return chart_bytes(_view(tables, query), name, kind, origin)


def _view(tables: Tables, query: str) -> View:
    dataset = tables.dataset()
    return build_view(dataset, decode("report", fields_of(query), vocabulary(dataset, ANY)), tables.today)


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
    words = view.language
    what = words("changes.file" if name == "changes" else f"numbers.column_{name}")
    return f"{file_name(view, ascii_name(what))}.{kind}"


def chart_bytes(view: View, name: str, kind: str, origin: Origin = NOWHERE) -> bytes:
    """Return a chart as a file; no bytes when it would show nothing."""
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
    files.append((f"{words('report.file_texts')}.txt", fit(texts(figure)).encode("utf-8-sig")))
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

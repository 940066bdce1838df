"""The page Report's HTML: the preview, the texts beside it, the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from components.kit.templates import render
from components.language import Language
from components.outputs.export.download import download_address
from components.outputs.figure.captions import alt_text, caption, long_description, lost_letters
from components.outputs.figure.charts import CHARTS
from components.outputs.figure.figure_files import figure_name
from components.outputs.figure.presets import PRESETS
from components.outputs.figure.reference import REFERENCE_KINDS, STYLES, cited
from components.outputs.figure.render_figure import KINDS
from components.outputs.figure.request import Figure, Origin, figure_of, query, with_options
from components.state.figure import Options
from components.state.state import DEFAULT, State, encode
from components.view import View

PRINTED = Options(preset="a4-text", header=False, footer=False)
"""The figure of a printed page: as wide as its text, with the legend; title, source and date are the page's."""


@dataclass(frozen=True, slots=True)
class File:
    """A link to a file: its address, what it is called here, and the name that it is saved under."""

    address: str
    label: str
    name: str


def figure_address(view: View, kind: str) -> str:
    """Return the address of the figure of a view, relative to the application's root."""
    asked = query(view)
    return f"./figure/map.{kind}?{asked}" if asked else f"./figure/map.{kind}"


def printed_address(view: View) -> str:
    """Return the address of the figure that is printed with a page: nothing that the page says itself stands in it."""
    options = replace(PRINTED, map="sweden") if view.state.area == "sweden" else PRINTED
    plain = replace(view, state=_unplaced(view.state))
    return figure_address(with_options(plain, options), "svg") if view.rows else ""


def batch_address(view: View, each: str) -> str:
    """Return the address of a batch that was drawn."""
    return f"./figure/each-{each}.zip?{query(view)}"


def chart_files(view: View, chart: str) -> tuple[File, ...]:
    """Return the links to a chart of the page Numbers or Changes as a figure."""
    if chart not in CHARTS:
        return ()
    state = _unplaced(view.state)
    if chart == "changes":
        state = replace(state, since=view.state.since, status=DEFAULT.status, basis=())
    asked = urlencode(encode(state), safe=",:", quote_via=quote)
    end = f"?{asked}" if asked else ""
    return tuple(File(f"./figure/chart-{chart}.{kind}{end}", kind.upper(), "") for kind in KINDS)


def _unplaced(state: State) -> State:
    """A state without what decides neither rows nor language: pages that show the same rows share a figure."""
    return replace(
        state, page=DEFAULT.page, selection="", id="", area="", panel=DEFAULT.panel, sort="", start=0,
        answer="", since="", columns=(), figure=DEFAULT.figure,
    )  # fmt: skip


def preview(view: View) -> str:
    """Return the figure as a picture with its alternative text; it is a link to its file."""
    figure, preset = figure_of(view), PRESETS[view.state.figure.preset]
    return render(
        "outputs/figure/preview.html",
        words=view.language,
        source=figure_address(view, "svg"),
        width=round(preset.width * 4 / 3),
        height=round(preset.height * 4 / 3),
        alt=alt_text(figure),
        language=figure.view.language.code,
    )


def letters(view: View, origin: Origin) -> str:
    """Return the sentence on the letters that the figure's typeface lacks, empty when it has them all."""
    lost = lost_letters(figure_of(view, origin))
    return view.language("report.lost", letters=lost) if lost else ""


def files(view: View) -> str:
    """Return the links to everything that can be taken away."""
    words, figure = view.language, figure_of(view)
    kinds = [
        File(figure_address(view, kind), words(f"report.download_{kind}"), figure_name(figure, kind))
        for kind in KINDS
    ]
    rows = [File(download_address(view.state, kind), words(f"export.{kind}"), "") for kind in ("xlsx", "csv")]
    every = File(figure_address(view, "zip"), words("report.download_zip"), figure_name(figure, "zip"))
    return render("outputs/figure/files.html", words=words, kinds=kinds, rows=rows, every=every)


def texts(view: View, origin: Origin) -> str:
    """Return alternative text, caption and long description, each with a button that copies it, and the reference."""
    words, figure = view.language, figure_of(view, origin)
    said = [
        ("alt", words("report.alt_heading"), alt_text(figure)),
        ("caption", words("report.caption_heading"), caption(figure)),
        ("long", words("report.long_heading"), long_description(figure)),
    ]
    return _texts(words, figure, "report.texts", "report.copy", "report.copied", said) + _references(
        words, figure
    )


def _texts(
    words: Language,
    figure: Figure,
    heading: str,
    copy: str,
    done: str,
    told: Sequence[tuple[str, str, str]],
    files: Sequence[File] = (),
) -> str:
    """Return texts, each a name, its heading and itself, with a button that copies it; keys are those of words."""
    return render(
        "outputs/figure/texts.html",
        words=words,
        heading=words(heading),
        copy=words(copy),
        done=words(done),
        texts=told,
        files=files,
        language=figure.view.language.code,
    )


def _references(words: Language, figure: Figure) -> str:
    """Return the reference in each style, with a button that copies it, and as files."""
    styles = [(f"cite-{style}", words(f"report.cite_name_{style}"), cited(figure, style)) for style in STYLES]
    asked = figure.query
    files = [
        File(
            f"./figure/reference.{kind}{'?' if asked else ''}{asked}",
            words(f"report.cite_{kind}"),
            figure_name(figure, kind),
        )
        for kind in REFERENCE_KINDS
    ]
    return _texts(words, figure, "report.cite", "report.cite_copy", "report.cite_copied", styles, files)

"""A finished figure of what the filters show, its texts and its numbers, for a report."""

from __future__ import annotations

from functools import partial

from components.kit.templates import render
from components.outputs.figure.report_html import files, letters, preview, texts
from components.outputs.figure.request import Origin, public_origin
from components.outputs.page.blocks import Columns, Content, Live
from components.outputs.page.figure_form import figure_form
from components.outputs.page.page import Page
from components.outputs.page.stand_ins import filters


def report_content(page: Page) -> Content:
    """Return heading, preview and options side by side, then files, texts and the batch."""
    view, words, source = page.view, page.words, origin(page)
    lost = letters(view, source)
    note = render("outputs/page/note.html", text=lost) if lost else ""
    left = (preview(view), note, files(view))
    right = (Live("figure-options", partial(figure_form, view)),)
    main = (
        render("outputs/figure/head.html", words=words),
        Columns((66, 34), (left, right), "medium"),
        texts(view, source),
        Live("batch", partial(render, "outputs/page/batch.html", words=words), (source,)),
    )
    return Content(filters(page), main)


def origin(page: Page) -> Origin:
    """Return what the page's figures name as their source."""
    return public_origin(page.settings.address, page.settings.organisation)

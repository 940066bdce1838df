"""A finished figure of what the filters show, its texts and its numbers, for a report."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from components.host.html import show_html
from components.host.session import bound_figure
from components.host.turns import while_others_draw
from components.kit.task import Tables
from components.kit.templates import render
from components.kit.work_queue import QUEUE, BusyError
from components.outputs.figure.batch_queue import BatchError, batch
from components.outputs.figure.captions import title
from components.outputs.figure.figure_files import batch_key
from components.outputs.figure.report_html import batch_address
from components.outputs.figure.request import Origin, figure_of
from components.outputs.page.figure_form import SWITCHES, choice_texts, focus_texts
from components.outputs.page.page import Page
from components.state.figure import EACH, one_line


def show_figure_options(page: Page) -> None:
    """Draw the options of the figure; each writes its choice into the state before the next run."""
    words, options = page.words, page.state.figure
    _choice(page, "preset", choice_texts(words, "preset"))
    _choice(page, "map", choice_texts(words, "map"))
    if options.map == "close":
        _choice(page, "focus", focus_texts(page.view))
    st.text_input(
        words("report.title"),
        placeholder=title(figure_of(page.view)),
        **bound_figure("title", page.state.language, options.title, one_line),
    )
    _choice(page, "ink", choice_texts(words, "ink"))
    _choice(page, "wording", choice_texts(words, "wording"))
    for name in SWITCHES:
        st.checkbox(
            words(f"report.{name}"),
            **bound_figure(name, page.state.language, getattr(options, name), bool),
        )


def _choice(page: Page, name: str, texts: dict[str, str]) -> None:
    st.selectbox(
        page.words(f"report.{name}"),
        list(texts),
        format_func=partial(_text, texts),
        **bound_figure(name, page.state.language, getattr(page.state.figure, name), str),
    )


def _text(texts: dict[str, str], value: Any) -> str:
    return texts.get(value, str(value))


def show_batch(page: Page, origin: Origin) -> None:
    """Draw what makes a figure for each theme, country or place."""
    words = page.words
    with st.expander(words("report.batch")):
        st.text(words("report.batch_intro"))
        each = st.selectbox(
            words("report.batch_each"),
            list(EACH),
            format_func=partial(_text, {e: words(f"report.each_{e}") for e in EACH}),
            key=f"batch-{page.state.language}",
        )
        key = batch_key(page.view, each)
        if st.button(words("report.batch_draw"), key=f"batch-draw-{page.state.language}"):
            _draw(page, each, origin)
        if QUEUE.get(key):
            label = words("report.batch_ready")
            show_html(
                render("outputs/figure/batch.html", address=batch_address(page.view, each), label=label)
            )


def _draw(page: Page, each: str, origin: Origin) -> None:
    words = page.words
    bar = st.progress(0.0, words("report.batch_begun"))
    tables = Tables(page.settings.tables, page.view.dataset.revision, page.view.today)
    try:
        # It takes minutes, in another process.
        with while_others_draw():
            for done, total, content in batch(page.view, tables, origin, each):
                bar.progress(done / total, words("report.batch_progress", done=done, all=total))
                if content:
                    QUEUE.put(batch_key(page.view, each), content)
    except BusyError:
        st.error(words("files.busy"))
    except BatchError as error:
        st.error(words("report.batch_failed", why=error))
    bar.empty()

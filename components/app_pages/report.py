"""A finished figure of what the filters show, its texts and its numbers, for a report."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from components.app_pages.filters import show_filters
from components.app_pages.page import Page
from components.host.html import show_html
from components.host.session import bound_figure
from components.kit.task import Tables
from components.kit.templates import render
from components.kit.work_queue import QUEUE, BusyError
from components.outputs.figure.batch_queue import BatchError, batch
from components.outputs.figure.captions import focus_name, title
from components.outputs.figure.figure_files import batch_key
from components.outputs.figure.report_html import batch_address, files, letters, preview, texts
from components.outputs.figure.request import Origin, figure_of, public_origin
from components.state.figure import EACH, INKS, MAPS, SHEETS, one_line
from components.state.filters import WORLD_REGIONS
from components.state.state import LANGUAGES


def content(page: Page) -> None:
    show_filters(page)
    show_report(page)


def show_report(page: Page) -> None:
    """Draw heading, preview and options side by side, then files, texts and the batch."""
    origin = _origin(page)
    show_html(render("outputs/figure/head.html", words=page.words))
    left, right = st.columns([66, 34], gap="medium")
    with right:
        _options(page)
    with left:
        show_html(preview(page.view))
        if lost := letters(page.view, origin):
            st.text(lost)
        show_html(files(page.view))
    show_html(texts(page.view, origin))
    _batch(page, origin)


def _options(page: Page) -> None:
    words, options = page.words, page.state.figure
    _choice(page, "preset", list(SHEETS))
    _choice(page, "map", list(MAPS))
    if options.map == "close":
        _focus(page)
    st.text_input(
        words("report.title"),
        placeholder=title(figure_of(page.view)),
        **bound_figure("title", page.state.language, options.title, one_line),
    )
    _choice(page, "ink", list(INKS))
    _choice(page, "wording", ["", *LANGUAGES])
    for name in ("labels", "header", "footer", "transparent"):
        st.checkbox(
            words(f"report.{name}"),
            **bound_figure(name, page.state.language, getattr(options, name), bool),
        )


def _choice(page: Page, name: str, values: list[str]) -> None:
    texts = {v: page.words(f"report.{name}_{v or 'same'}") for v in values}
    st.selectbox(
        page.words(f"report.{name}"),
        values,
        format_func=partial(_text, texts),
        **bound_figure(name, page.state.language, getattr(page.state.figure, name), str),
    )


def _focus(page: Page) -> None:
    words = page.words
    countries = {c for r in page.view.rows for c in r.countries} | {page.state.figure.focus} - {
        "",
        *WORLD_REGIONS,
    }
    named = sorted(countries, key=lambda c: words.sort_key(words.country(c)))
    texts = {"": words("report.focus_all"), **{f: focus_name(words, f) for f in (*WORLD_REGIONS, *named)}}
    st.selectbox(
        words("report.focus"),
        list(texts),
        format_func=partial(_text, texts),
        **bound_figure("focus", page.state.language, page.state.figure.focus, str),
    )


def _text(texts: dict[str, str], value: Any) -> str:
    return texts.get(value, str(value))


def _batch(page: Page, origin: Origin) -> None:
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
        for done, total, content in batch(page.view, tables, origin, each):
            bar.progress(done / total, words("report.batch_progress", done=done, all=total))
            if content:
                QUEUE.put(batch_key(page.view, each), content)
    except BusyError:
        st.error(words("files.busy"))
    except BatchError as error:
        st.error(words("report.batch_failed", why=error))
    bar.empty()


def _origin(page: Page) -> Origin:
    return public_origin(page.settings.address, page.settings.organisation)

"""The two days of the page Changes, and its chart."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from components.host.html import show_html
from components.host.session import bound
from components.kit.publications import newest_number
from components.kit.templates import render
from components.outputs.page.changes import day_text
from components.outputs.page.page import Page
from components.parts.changes.chart import Step, changes_chart
from components.state.state import decode, vocabulary

Choices = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def show_days(page: Page, choices: Choices) -> None:
    """Draw the lists of days; another year, month or day can be typed."""
    for column, (name, label, texts) in zip(st.columns(len(choices)), choices, strict=True):
        with column:
            st.selectbox(
                label,
                [value for value, _ in texts],
                format_func=partial(_text, dict(texts), page),
                accept_new_options=True,
                **bound(name, page.state.language, getattr(page.state, name), partial(typed, page, name)),
            )
    show_html(render("parts/changes/hint.html", words=page.words))


def show_changes_chart(page: Page, bars: tuple[Step, ...], described: str) -> None:
    """Draw the chart. Streamlit's own theme would put its colours and fonts over it."""
    st.altair_chart(changes_chart(bars, described), theme=None, width="stretch", key="chart-changes")


def _text(texts: dict[str, str], page: Page, value: Any) -> str:
    return texts.get(str(value)) or day_text(page.words, str(value), str(value))


def typed(page: Page, name: str, value: object) -> str:
    """Return what was chosen or typed, as an address would have it; empty where that is no day."""
    known = vocabulary(page.dataset, newest_number(page.served))
    text = str(value or "").strip()
    result: str = getattr(decode(page.state.page, {name: [text]}, known), name)
    return result

"""The filters on the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.address.show import bound
from components.filters.options import labels, listed
from components.shell.markdown import literal
from components.shell.page import Page
from components.shell.templates import render
from components.state import clean_text, narrowed, reset

FIRST_THEMES = 3
"""Gender, climate and youth come first, in sight; the others behind them in the same row of buttons."""


def show_filters(page: Page) -> None:
    """Draw the sidebar's filters; each writes its choice into the state before the next run."""
    with st.sidebar:
        st.html(render("filters/heading.html", words=page.words, changed=narrowed(page.state), target=reset(page.state)))
        st.text_input(
            page.words("filter.text"),
            placeholder=page.words("filter.text_hint"),
            **bound("text", page.state.language, page.state.text, clean_text),
        )
        _pills(page, "theme")
        _choose(page, "country")
        _choose(page, "swedish_place")
        _choose(page, "partner_place")
        _pills(page, "world_region")
        _pills(page, "kind")
        _pills(page, "status")
        _pills(page, "programme")
        _pills(page, "funding")


def _choose(page: Page, field: str) -> None:
    options = listed(page.dataset, page.words, field, page.view.options[field])
    text = labels(page.dataset, page.words, field, options)
    st.multiselect(
        page.words(f"filter.{field}"),
        [o.value for o in options],
        format_func=partial(_text, text),
        placeholder=page.words("filter.choose"),
        **bound(field, page.state.language, _known(page, field, text), tuple),
    )


def _pills(page: Page, field: str) -> None:
    options = listed(page.dataset, page.words, field, page.view.options[field])
    # Labels of buttons are Markdown to Streamlit.
    text = {value: literal(label) for value, label in labels(page.dataset, page.words, field, options).items()}
    st.pills(
        page.words(f"filter.{field}"),
        [o.value for o in options],
        selection_mode="multi",
        format_func=partial(_text, text),
        **bound(field, page.state.language, _known(page, field, text), tuple),
    )


def _text(text: dict[str, str], value: str) -> str:
    return text.get(value, value)


def _known(page: Page, field: str, text: dict[str, str]) -> list[str]:
    return [v for v in getattr(page.state, field) if v in text]

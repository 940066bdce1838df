"""The list of places on the page."""

from __future__ import annotations

import streamlit as st

from components.address.show import bound
from components.place_index.render import place_list
from components.shell.html import show_html
from components.shell.page import Page
from components.state import clean_text
from components.view import data_date
from components.view.answers import place_answers


def show_index(page: Page) -> None:
    """Draw the search box and every place that it finds, with its answer."""
    answers = place_answers(page.dataset, page.today)
    heading, body = place_list(
        page.dataset, answers, page.words, page.state, data_date(page.dataset, page.today)
    )
    show_html(heading)
    left, _ = st.columns([45, 55])
    with left:
        st.text_input(
            page.words("place_index.search"),
            placeholder=page.words("place_index.hint"),
            **bound("text", page.state.language, page.state.text, clean_text),
        )
    show_html(body)

"""What stands above and below every page: title, header, notices, footer."""

from __future__ import annotations

import streamlit as st

from components.host.foreign_words import foreign_words
from components.host.html import show_html
from components.outputs.page.page import Page
from components.outputs.page.surroundings import notices, page_footer, title
from components.parts.header.render import header
from data.reading.problem_messages import sentence

SHOWN_PROBLEMS = 5


def show_header(page: Page) -> None:
    """Draw the header; it warns of data that may not be the newest, and tells editors of problems in the tables."""
    st.set_page_config(page_title=title(page), layout="wide", initial_sidebar_state="auto")
    show_html(header(page.state, page.words, serving=True, foreign=foreign_words(page.words)))
    for notice in filter(None, notices(page)):
        show_html(notice)
    if page.loaded.problems:
        problems = page.loaded.problems
        with st.expander(page.words("app.editor_problems", n=len(problems))):
            for problem in problems[:SHOWN_PROBLEMS]:
                st.text(sentence(problem, "sv" if page.words.code == "sv" else "en"))
            st.text(page.words("app.editor_more"))


def show_footer(page: Page) -> None:
    """Draw the footer."""
    show_html(page_footer(page))

"""What stands above and below every page: title, header, notices, footer."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.app_pages.page import Page
from components.host.foreign_words import foreign_words
from components.host.html import show_html
from components.host.session import dropped_values
from components.parts.header.render import dropped_notice, footer, header, late_notice, page_title
from components.parts.paper.render import credit
from components.state.state import address
from components.view import data_date
from data.reading.problem_messages import sentence

SHOWN_PROBLEMS = 5
WITH_MAPS = ("map", "place", "table", "numbers")
"""Pages that are printed with a map, whose borders have a source too."""


def show_header(page: Page) -> None:
    """Draw the header; it warns of data that may not be the newest, and tells editors of problems in the tables."""
    title = page_title(page.dataset, page.state, page.words)
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="auto")
    show_html(header(page.state, page.words, serving=True, foreign=foreign_words(page.words)))
    if page.served and page.served.is_late:
        show_html(late_notice(page.served, page.words))
    if dropped := dropped_values():
        show_html(dropped_notice(page.words, [(d.name, d.value) for d in dropped]))
    if page.loaded.problems:
        problems = page.loaded.problems
        with st.expander(page.words("app.editor_problems", n=len(problems))):
            for problem in problems[:SHOWN_PROBLEMS]:
                st.text(sentence(problem, "sv" if page.words.code == "sv" else "en"))
            st.text(page.words("app.editor_more"))


def show_footer(page: Page) -> None:
    """Draw the footer; on paper there are source, date and address in its place."""
    newest, chosen = data_date(page.dataset, page.today), page.settings
    about = replace(page.state, page="about", selection="", start=0, id="")
    name = page_title(page.dataset, page.state, page.words)
    where = chosen.address and chosen.address + address(page.state).removeprefix("./")
    printed = credit(
        page.words, newest, page.today, chosen.organisation, where, maps=page.state.page in WITH_MAPS
    )
    report = page.reports.link(page.words, name, page.state)
    show_html(footer(page.words, page.words.date(newest), about, report) + printed)

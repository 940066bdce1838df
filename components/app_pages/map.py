"""The start page: a sentence with the key figures, the map, and the panel beside it."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import show_choices, show_head
from components.app_pages.page import Page
from components.app_pages.years import played, show_year_control
from components.host.html import show_html
from components.host.map_frame import end_of_first_paint, show_map
from components.host.session import change
from components.outputs.figure.report_html import printed_address
from components.parts.empty_state.render import empty
from components.parts.found_places.render import found_places, named_answers
from components.parts.panel.render import panel
from components.parts.paper.render import MOST_BESIDE_MAP, plain_table, printed_map
from components.parts.summary.render import summary
from components.parts.unlinked.render import unlinked


def content(page: Page) -> None:
    # The head of the sidebar comes first, so that the map need not make room for it later. The map's frame takes
    # longest to load, so it comes before the texts above and beside it. The filters' many options come last.
    show_head(page)
    above = st.container()
    left, right = st.columns([62, 38], gap="medium")
    with left:
        show_map(page.view, "map", lambda selection: change(selection=selection), room=played(page))
    with above:
        answers = named_answers(page.dataset, page.words, page.state.text, page.today)
        printed = printed_map(printed_address(page.view), page.view.sentence)
        show_html(summary(page.view) + answers + printed)
    with right:
        if html := found_places(page.view):
            show_html(html)
        if page.view.rows or page.view.selection:
            show_html(panel(page.view, page.reports))
        else:
            show_html(empty(page.view))
    end_of_first_paint()
    with left:
        show_year_control(page)
        if html := unlinked(page.view):
            show_html(html)
    show_html(plain_table(page.view, MOST_BESIDE_MAP))
    show_choices(page)

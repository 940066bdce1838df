"""The start page: what the map shows in a sentence, the map, and beside it who, what and since when."""

from __future__ import annotations

import time

import streamlit as st

from components.address.show import change
from components.empty_state.show import show_empty
from components.filters.show import show_choices, show_head
from components.found_places.show import show_found_places
from components.host.internals.streamlit_server import AT_A_CHANGE_S, AT_FIRST_S
from components.legend.show import show_legend
from components.map.show import show_map
from components.panel.show import show_panel
from components.shell.page import Page
from components.summary.show import show_summary
from components.year_control.show import show_year_control

_SHOWN = "map-shown"


def content(page: Page) -> None:
    # What was asked for comes first, the many options of the filters last. The sidebar's upper end tells the
    # browser that there will be one, so that the map need not make room for it later. The map's frame has the
    # longest way, so it is sent off before the words above and beside it, which are drawn while it loads.
    show_head(page)
    above = st.container()
    left, right = st.columns([62, 38], gap="medium")
    with left:
        show_map(page.view, "map", lambda selection: change(selection=selection))
    with above:
        show_summary(page)
    with right:
        show_found_places(page)
        if page.view.rows or page.view.selection:
            show_panel(page)
        else:
            show_empty(page)
    _let_it_be_drawn()
    with left:
        show_year_control(page)
        show_legend(page)
    show_choices(page)


def _let_it_be_drawn() -> None:
    """Wait a moment, in which the browser draws what it has.

    A browser that is sent everything at once draws everything at once, and most
    of that is not the map: forty buttons, the slider, the lists to choose from.
    """
    time.sleep(AT_A_CHANGE_S if st.session_state.get(_SHOWN) else AT_FIRST_S)
    st.session_state[_SHOWN] = True

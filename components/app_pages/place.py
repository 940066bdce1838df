"""Is my municipality active? A place's page, or the list to find it in."""

from __future__ import annotations

from components.place_index.show import show_index
from components.place_page.show import show_place
from components.shell.page import Page


def content(page: Page) -> None:
    place = page.dataset.places.get(page.state.id)
    if place:
        show_place(page, place)
    else:
        show_index(page)

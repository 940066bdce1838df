"""About the map: where the facts come from, what they mean, what is missing, and who answers for it."""

from __future__ import annotations

from components.app_pages.page import Page
from components.host.html import show_html
from components.parts.about.render import about


def content(page: Page) -> None:
    chosen = page.settings
    show_html(about(page.dataset, page.words, page.today, chosen.organisation, chosen.contact))

"""The legend on the page."""

from __future__ import annotations

from components.legend.render import legend
from components.shell.html import show_html
from components.shell.page import Page


def show_legend(page: Page) -> None:
    show_html(legend(page.view))

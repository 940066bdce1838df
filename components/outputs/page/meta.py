"""What search engines and link previews read of a page: its head's lines beside the title."""

from __future__ import annotations

from components.kit.templates import render
from components.outputs.page.page import Page


def meta_html(page: Page) -> str:
    """Return the lines of a page's head."""
    return render("outputs/page/meta.html", words=page.words, description=page.words("app.description"))

"""The page for status 404, without Streamlit."""

from __future__ import annotations

from markupsafe import Markup

from components.host.assets import asset_folder
from components.kit.templates import render
from components.language import Language
from components.parts.header.render import header
from components.state.state import State


def missing_document(words: Language, body: str, up: str) -> str:
    """Return a page's HTML; ``up`` leads from its address to the application's root (``./``, ``../``)."""
    document = render(
        "host/missing.html",
        words=words,
        assets=asset_folder(),
        header=Markup(header(State(page="404", language=words.code), words, serving=True)),
        body=Markup(body),
    )
    return document.replace('="./', f'="{up}')

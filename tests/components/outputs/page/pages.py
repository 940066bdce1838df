"""Pages of the tests' tables, on the tests' day."""

from __future__ import annotations

from datetime import date

from components.language import language
from components.outputs.page.page import Page
from components.settings import settings
from components.state.state import State
from data.store.served import served
from tests.browser.harness.server import TABLES, TODAY

ROOT = "https://karta.example.se/"


def page_of(state: State, **environment: str) -> Page:
    """Return the page of a state; ``environment`` has settings without their prefix (``CONTACT``)."""
    chosen = settings(
        {f"PARTNERSKAPSKARTAN_{name}": v for name, v in {"TABLES": str(TABLES), **environment}.items()}
    )
    now = served(TABLES)
    day = date.fromisoformat(TODAY)
    return Page(now.loaded, state, language(state.language), day, chosen, now, ROOT)

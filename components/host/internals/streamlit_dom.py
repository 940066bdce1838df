"""What Streamlit's program makes in the browser: marks of its elements, and how it learns where it is.

The style names such marks too (``components/**/*.css``); the contract test reads them there.
"""

from __future__ import annotations

import json

from components.host.internals.streamlit_folium import IN_PAGE


def mark(name: str) -> str:
    """Return the CSS selector of the elements that Streamlit marks with a name for tests."""
    return f'[data-testid="{name}"]'


APP = mark("stApp")
"""The whole; carries the states below."""
MAIN = mark("stMain")
"""What scrolls, instead of the window; a new page must begin at its top."""
SIDEBAR = mark("stSidebar")
SIDEBAR_OPEN = f'{SIDEBAR}[data-collapsed="false"]'
SIDEBAR_OPENER = mark("stExpandSidebarButton")
SIDEBAR_CLOSER = f"{mark('stSidebarCollapseButton')} button"
SIDEBAR_KEPT = "stSidebarCollapsed-"
"""What the names begin with under which the browser's local storage holds whether the sidebar was open."""
DRAWER = 768
"""Pixels: in a window so wide or narrower the sidebar lies over the page, and is closed unless it was open before."""
SLIDER = f"{mark('stSlider')} input[type=range]"
"""Named by its own label and its group's, which are the same word."""
SKIP = mark("stSkipToContent")
INSTRUCTIONS = mark("InputInstructions")
LIST = mark("stMultiSelectDropdown")
HTML = mark("stHtml")
"""Around each piece of our HTML; empty when Streamlit's sanitizer left nothing of it."""
EXCEPTION = mark("stException")
EXPANDER = mark("stExpander")
TEXT = mark("stText")
MARKDOWN = mark("stMarkdownContainer")
SKELETON = mark("stSkeleton")
"""Stands for an element whose file is still on its way."""
PLAYING = '[class*="st-key-stop"]'
"""A widget's key is part of a class; this is the button that stops the years (``components/app_pages/years.py``)."""
STALE = '[data-stale="true"]'
"""An element of an older run than the present one."""
MARKS = (
    APP,
    MAIN,
    SIDEBAR,
    SIDEBAR_OPENER,
    HTML,
    EXCEPTION,
    EXPANDER,
    TEXT,
    MARKDOWN,
    SKELETON,
    SKIP,
    INSTRUCTIONS,
    LIST,
)

SCRIPT_STATE, NOT_RUNNING = "testScriptState", "notRunning"
CONNECTION_STATE, CONNECTED = "testConnectionState", "CONNECTED"
"""Names in the ``dataset`` of :data:`APP`, and the values that they have at rest."""

SETTINGS, ROOT = "__streamlit", "BACKEND_BASE_URL"
"""A property of the window that the program reads once, when it starts, and in it the application's address.

Without it, it tries each page's own path as the root first: one refused request at every visit to a page.
"""
NAVIGATED = "popstate"
"""The event at which the program reads path and query anew, as for the back button, and runs the page.

A link of ours changes the address and sends it, so session and map stay.
"""

MESSAGE = "message"
"""The event for which the program adds a listener to its WebSocket, where the server's messages arrive."""
DIALOG, CLOSE = mark("stDialog"), 'button[aria-label="Close"]'
"""Over everything, and with the page behind it out of reach: in English, where the server cannot be reached."""
SEARCH = '[class*="st-key-text-"] input'
"""The field of a text input whose key begins with "text-": Streamlit makes a class of the key."""


def page_script_constants() -> bytes:
    """Return the line before our page's script that hands it what is written here; a policy forbids it in the page."""
    constants = {
        "main": MAIN,
        "map": IN_PAGE,
        "settings": SETTINGS,
        "root": ROOT,
        "navigated": NAVIGATED,
        "message": MESSAGE,
        "app": APP,
        "connectionState": CONNECTION_STATE,
        "connected": CONNECTED,
        "dialogClose": f"{DIALOG} {CLOSE}",
        "sidebar": SIDEBAR,
        "open": SIDEBAR_OPEN,
        "opener": SIDEBAR_OPENER,
        "closer": SIDEBAR_CLOSER,
        "kept": SIDEBAR_KEPT,
        "drawer": DRAWER,
        "playing": PLAYING,
        "slider": SLIDER,
        "texts": f"{SKIP}, {INSTRUCTIONS} *, {LIST} *",
        "search": SEARCH,
    }
    return f"window.PartnershipHost = {json.dumps(constants)};".encode()

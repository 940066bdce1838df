"""Streamlit's program in the browser: selectors of its elements, its settings and events.

The styles use such selectors too (``components/**/*.css``); the contract test reads them there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from components.host.internals.streamlit_folium import IN_PAGE
from components.host.internals.streamlit_page import STYLE_ID


def mark(name: str) -> str:
    """Return the CSS selector of elements by Streamlit's name for tests."""
    return f'[data-testid="{name}"]'


APP = mark("stApp")
"""The application; its ``dataset`` has the states below."""
MAIN = mark("stMain")
"""Scrolls instead of the window; a new page must begin at its top."""
SIDEBAR = mark("stSidebar")
SIDEBAR_CONTENT = mark("stSidebarContent")
"""The part of it that scrolls."""
SIDEBAR_OPEN = f'{SIDEBAR}[data-collapsed="false"]'
SIDEBAR_OPENER = mark("stExpandSidebarButton")
SIDEBAR_CLOSER = f"{mark('stSidebarCollapseButton')} button"
SIDEBAR_STORED = "stSidebarCollapsed-"
"""The prefix of the keys in local storage that say whether the sidebar was open."""
DRAWER = 768
"""Pixels: up to this width the sidebar covers the page, and is closed unless it was open before."""
SLIDER = f"{mark('stSlider')} input[type=range]"
"""It has its own label and its group's, which are equal."""
SKIP = mark("stSkipToContent")
INSTRUCTIONS = mark("InputInstructions")
LIST = mark("stMultiSelectDropdown")
UPLOADER = mark("stFileUploader")
TOOLTIP = mark("stTooltipContent")
HTML = mark("stHtml")
"""Around each fragment of our HTML; empty when Streamlit's sanitizer removed all of it."""
EXCEPTION = mark("stException")
EXPANDER = mark("stExpander")
TEXT = mark("stText")
MARKDOWN = mark("stMarkdownContainer")
CHART = mark("stVegaLiteChart")
"""Around a chart, which is drawn as a canvas or SVG."""
SKELETON = mark("stSkeleton")
"""In place of an element whose script is still loading."""
PLAYING = '[class*="st-key-stop"]'
"""The button that stops the years, by the key in its class (``components/app_pages/years.py``)."""
STALE = '[data-stale="true"]'
"""An element of an earlier run."""
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
    CHART,
    SKIP,
    INSTRUCTIONS,
    UPLOADER,
    TOOLTIP,
    LIST,
)

SCRIPT_STATE, NOT_RUNNING = "testScriptState", "notRunning"
CONNECTION_STATE, CONNECTED = "testConnectionState", "CONNECTED"
"""Names in the ``dataset`` of :data:`APP`, and their values at rest."""

SETTINGS, ROOT = "__streamlit", "BACKEND_BASE_URL"
"""A property of the window that the program reads when it starts, and in it the application's address.

Without it the program tries each page's own path as the root first: one failed request at every visit to a page.
"""
NAVIGATED = "popstate"
"""The event at which the program reads path and query again and runs the page.

Our links change the address and dispatch it, so that session and map stay.
"""
MESSAGE = "message"
"""The event for which the program adds a listener to its WebSocket, where the server's messages arrive."""
DIALOG, CLOSE = mark("stDialog"), 'button[aria-label="Close"]'
"""The English modal dialog while the server cannot be reached."""
SEARCH = '[class*="st-key-text-"] input'
"""The field of a text input whose key, which becomes a class, begins with "text-"."""


def page_script_constants(own: Mapping[str, str]) -> bytes:
    """Return the line that passes these constants and ``own`` to the page's scripts.

    The policy forbids it as an inline script.
    """
    constants = {
        **own,
        "main": MAIN,
        "sidebarContent": SIDEBAR_CONTENT,
        "skeleton": SKELETON,
        "emptyChart": f"{CHART}:not(:has(canvas, svg))",
        "map": IN_PAGE,
        "settings": SETTINGS,
        "root": ROOT,
        "navigated": NAVIGATED,
        "app": APP,
        "message": MESSAGE,
        "connectionState": CONNECTION_STATE,
        "connected": CONNECTED,
        "scriptState": SCRIPT_STATE,
        "notRunning": NOT_RUNNING,
        "dialogClose": f"{DIALOG} {CLOSE}",
        "sidebar": SIDEBAR,
        "open": SIDEBAR_OPEN,
        "opener": SIDEBAR_OPENER,
        "closer": SIDEBAR_CLOSER,
        "sidebarStored": SIDEBAR_STORED,
        "drawer": DRAWER,
        "playing": PLAYING,
        "slider": SLIDER,
        "texts": f"{SKIP}, {INSTRUCTIONS} *, {LIST} *, {UPLOADER} button *, {TOOLTIP} *",
        "search": SEARCH,
        "style": STYLE_ID,
    }
    return f"window.PartnershipHost = {json.dumps(constants)};".encode()

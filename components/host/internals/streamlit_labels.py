"""Streamlit's treatment of labels beyond Markdown, where escapes do not help, and its English texts."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""Characters with a meaning in Markdown or in Streamlit's directives; a backslash escapes each."""
TYPESET = re.compile(r"(?:(?<=\s)|^)(?=[-<>~=]+(?:\s|$))|(?<=:)(?=streamlit:)|^(?=\S*[^\x00-\x7f\w])")
"""Places that Streamlit changes after reading the Markdown: arrows and dashes that stand alone, its own logo, and an
emoji at the beginning, which becomes the label's icon."""
JOINER = "\u2060"
"""Invisible, and no place to break a line; at such a place it keeps the text as it is."""

ENGLISH = {
    "skip": "Skip to main content",
    "sidebar": "Sidebar",
    "collapse": "Collapse sidebar",
    "expand": "Expand sidebar",
    "open": "Open",
    "choose": "Choose an option",
    "selected": "Selected values",
    "select_all": "Select all",
    "select_found": "Select {} matches",
    "remove": "Remove {}",
    "clear_all": "Clear all",
    "clear_value": "Clear value",
    "no_results": "No results",
    "apply": "Press Enter to apply",
}
"""Texts of Streamlit's elements, which exist in English only; braces stand for a value.

The keys are those of ``[foreign]`` in the language files. ``around.js`` replaces the texts.
"""
ENGLISH_OF_EDITING = {
    "upload": "Upload",
    "add_files": "Add files",
    "delete_rows": "Delete row(s)",
    "columns": "Show/hide columns",
    "download_csv": "Download as CSV",
    "search": "Search",
    "fullscreen": "Fullscreen",
    "close_fullscreen": "Close fullscreen",
}
"""Those of the elements that only the editors' page has."""


def greyed(label: str) -> str:
    """Return an escaped label in grey, by a directive of Streamlit's Markdown."""
    return f":gray[{label}]"

"""What Streamlit makes of a label's text besides its Markdown, where no escape helps any more."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""Signs that may begin something in Markdown or one of Streamlit's own directives; a backslash makes each a sign."""
TYPESET = re.compile(r"(?:(?<=\s)|^)(?=[-<>~=]+(?:\s|$))|(?<=:)(?=streamlit:)|^(?=\S*[^\x00-\x7f\w])")
"""Where a text is taken for more after its Markdown was read: arrows and dashes that stand alone, Streamlit's own
logo, and a picture at the beginning, which becomes the label's icon."""
JOINER = "\u2060"
"""Nothing to be seen, and no place to break a line; with it at such a place the text is what it was."""

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
"""Words of Streamlit's own elements, which it has in English only; braces stand for what changes in them.

The keys are those of ``[foreign]`` in the language files; the page's script puts one in the other's place.
"""


def greyed(label: str) -> str:
    """Return a label, escaped already, in grey: a directive of Streamlit's Markdown, which is all that labels take."""
    return f":gray[{label}]"

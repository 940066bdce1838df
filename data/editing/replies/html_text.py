"""The text of a mail that was pasted as HTML: a line for each block, and nothing of what is not shown."""

from __future__ import annotations

import re

_IS_HTML = re.compile(r"<(?:html|body|div|p|br|table|blockquote|span)\b[^<>]*>", re.IGNORECASE)
_INLINE = ["a", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "td", "th", "u"]
_HIDDEN = ["head", "script", "style", "template", "title"]
_MARK = "\ue000"
"""Where a block begins or ends; a sign that no text has."""
MOST_DEEP = 3_000
"""Blocks in a mail; more make no letter, and take their time."""


def text_of_html(text: str) -> str:
    """Return the text that HTML shows; a text that is none comes back as it is."""
    if not _IS_HTML.search(text):
        return text
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text.replace(_MARK, ""))
    page.strip_tags(_HIDDEN)
    root = page.body
    if root is None:
        return ""
    for node in root.css(f"*:not({', '.join(_INLINE)})")[:MOST_DEEP]:
        node.insert_before(_MARK)
        node.insert_after(_MARK)
    # Line breaks of the source are spaces of the page.
    return " ".join(root.text(deep=True, separator="").split("\n")).replace(_MARK, "\n")

"""The text of a mail that was pasted as HTML: a line for each block, and nothing of what is not shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_IS_HTML = re.compile(r"<(?:html|body|div|p|br|table|blockquote|span)\b[^>]*>", re.IGNORECASE)
_INLINE = frozenset(
    {"a", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "td", "th", "u"}
)
_HIDDEN = frozenset({"head", "script", "style", "template", "title"})


def text_of_html(text: str) -> str:
    """Return the text that HTML shows; a text that is none comes back as it is."""
    if not _IS_HTML.search(text):
        return text
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _HIDDEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            # Line breaks of the source are spaces of the page.
            self.parts.append(" ".join(data.split("\n")))

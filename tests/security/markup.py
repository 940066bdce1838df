"""HTML read back, to be held against the HTML of a text that is known to be harmless."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import zip_longest
from urllib.parse import unquote

HARMLESS = "ሀ"
"""A letter that is in no word of ours, has no capital, and means nothing to anybody's parser."""

Node = tuple[str, str]
"""What it is (``<p``, ``<a href``, ``</p``, ``text``) and what it says."""


def nodes(html: str) -> list[Node]:
    """Return every tag, attribute and text of an HTML in order, texts joined and their space made single."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    joined: list[Node] = []
    for kind, value in reader.found:
        if kind == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + value)
        else:
            joined.append((kind, value))
    tidy = [(kind, " ".join(value.split())) for kind, value in joined]
    return [node for node in tidy if node != ("text", "")]


def differences(found: list[Node], harmless: list[Node], text: str) -> list[tuple[Node, Node]]:
    """Return where nodes are anything but the harmless ones with ``text`` in the place of the harmless letters."""
    pairs = zip_longest(found, harmless, fillvalue=("nothing", ""))
    return [(one, other) for one, other in pairs if not _equal(one, other, text)]


def _equal(node: Node, harmless: Node, text: str) -> bool:
    found, expected = node[1], harmless[1]
    if HARMLESS not in expected and HARMLESS in unquote(expected):  # an address with the text in it
        found, expected = " ".join(unquote(found).split()), unquote(expected)
    ends = {0}
    for part in re.split(f"({HARMLESS}+)", expected):
        spellings = _spellings(text[: len(part)]) if part.startswith(HARMLESS) else {part}
        ends = {end + len(s) for end in ends for s in spellings if found.startswith(s, end)}
    return node[0] == harmless[0] and len(found) in ends


def _spellings(text: str) -> set[str]:
    """As it is, with single space, as an item of a list (it holds no semicolons), and at a sentence's beginning."""
    visible = " ".join(text.split())
    return {visible, visible.replace(";", ","), visible[:1].upper() + visible[1:]}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag}", ""))
        self.found += [(f"<{tag} {name}", value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}", ""))

    def handle_data(self, data: str) -> None:
        self.found.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.found.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("declaration", data))

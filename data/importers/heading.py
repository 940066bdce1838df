"""The title in a heading of a page, without the badges that stand beside it."""

from __future__ import annotations

import re
from typing import Any

from data.importers.draft import MAX_TITLE, clean
from data.importers.read_more import without_read_more

_BADGES = frozenset(
    {"badge", "badges", "label", "labels", "tag", "tags", "pill", "chip", "category", "categories", "kicker", "eyebrow",
     "ribbon", "flag", "status", "meta", "date", "new", "updated", "icon", "count", "counter", "type", "topic",
     "overline", "sticker", "sr", "visually", "screenreader", "hidden"}
)  # fmt: skip
"""Words in the name of an element or class: what is called so stands beside a title and is none of it."""
_BREAKS = frozenset({"br", "div", "p", "li", "hr"})
_DEEPEST = 50
_LABEL = 3
"""Words; an element beside the link in a heading that has more is part of the title."""


def title_of(heading: Any) -> str:
    """Return a heading's title on one line; all of its text where nothing else would be left."""
    link = heading.css_first("a[href]")
    text = _cleaned(_text(heading, link, badges=False))
    return text or _cleaned(_text(heading, link, badges=True))


def _cleaned(text: str) -> str:
    return without_read_more(clean(text, MAX_TITLE))


def _text(node: Any, link: Any, badges: bool, depth: int = 0) -> str:
    if depth > _DEEPEST:
        return str(node.text())
    parts = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            parts.append(child.text(deep=False))
        elif child.tag in _BREAKS:
            parts.append(f" {_text(child, link, badges, depth + 1)} ")
        elif badges or not _is_badge(child, link):
            parts.append(_text(child, link, badges, depth + 1))
        else:
            parts.append(" ")
    return "".join(parts)


def _is_badge(node: Any, link: Any) -> bool:
    attributes = node.attributes
    names = f"{node.tag} {attributes.get('class') or ''} {attributes.get('role') or ''}"
    if _BADGES & set(re.split(r"[\s_-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower())):
        return True
    if node.tag in ("time", "sup", "button", "svg", "img"):
        return True
    # Beside the link, in an element of its own and short: "<span>Nytt</span> <a>Title</a>".
    beside = link is not None and node.parent is not None and node.parent.mem_id != link.mem_id
    within = link is not None and (node.mem_id == link.mem_id or node.css_first("a[href]") is not None)
    return beside and not within and not _is_in(node, link) and len(clean(node.text()).split()) <= _LABEL


def _is_in(node: Any, link: Any) -> bool:
    while (node := node.parent) is not None:
        if node.mem_id == link.mem_id:
            return True
    return False

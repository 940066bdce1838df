"""A saved or fetched HTML page: the articles it lists, or the one it is.

selectolax parses whatever a browser would. An article is a heading that is a
link, holds one or lies in one, or the heading inside an ``article``; its
teaser, date and address are taken from the smallest box around the heading
that holds no other such heading. Menus, headers, footers, forms and hidden
parts are out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from data.importers.canonical import canonical_address
from data.importers.dates import iso_date
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, clean, fold
from data.importers.errors import ImportStop
from data.importers.languages import LANGUAGES
from data.importers.pasted import drafts_of_text

_OUT = (
    "script, style, noscript, template, nav, form, iframe, svg, dialog, [hidden], [aria-hidden=true], "
    "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], .breadcrumbs"
)
_FRAME = "body > header, body > footer, body > div > header, body > div > footer, aside"
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "li", "p", "section"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "ul"}
)
_NESTING = re.compile(
    r"<(/)?(?!(?:p|li|td|th|tr|dd|dt|br|img|input|meta|link|hr|source|option|wbr)\b)[a-z]", re.IGNORECASE
)
_DEEPEST = 1_000
_LEVELS = 12
_TEASER = 40
"""Characters; a shorter paragraph is a label or a date."""


def drafts_of_page(text: str, address: str = "") -> list[Draft]:
    """Return the articles of a page found at ``address``, each once, in order."""
    from selectolax.lexbor import LexborHTMLParser

    _check_depth(text)
    tree = LexborHTMLParser(text)
    base = _attribute(tree.css_first("base[href]"), "href")
    base = (
        urljoin(address, base)
        if base
        else address or _attribute(tree.css_first("link[rel=canonical]"), "href")
    )
    alone = _alone(tree, base)
    for node in [*tree.css(_OUT), *tree.css(_FRAME)]:
        node.decompose(recursive=True)
    found = fold(_listed(tree, base))
    # A page of one article has headings that lead nowhere, and perhaps a list of others at its end.
    if alone is not None:
        return [alone]
    return found or drafts_of_text("\n".join(_lines(tree)))


def _check_depth(text: str) -> None:
    """Selectors take time with the square of the depth, and no real page is so deep."""
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise ImportStop("too-deep", allowed=_DEEPEST)


def _alone(tree: Any, base: str) -> Draft | None:
    """The article that a page says it is."""
    said = {
        _attribute(meta, "property"): _attribute(meta, "content")
        for meta in tree.css("meta[property][content]")
    }
    if said.get("og:type") != "article" or not said.get("og:title"):
        return None
    heading = tree.css_first("h1")
    title = clean(heading.text(), MAX_TITLE) if heading is not None else ""
    url = _absolute(base, said.get("og:url", "") or _attribute(tree.css_first("link[rel=canonical]"), "href"))
    locale = said.get("og:locale", "")[:2].lower()
    return Draft(
        title or clean(said["og:title"], MAX_TITLE),
        clean(said.get("og:description", "")),
        url,
        iso_date(said.get("article:published_time", "")),
        locale if locale in LANGUAGES else "",
    )


def _listed(tree: Any, base: str) -> Iterator[Draft]:
    headings = [(node, link) for node in tree.css(_HEADINGS) if (link := _link(node)) is not None]
    if len(headings) > MAX_DRAFTS:
        raise ImportStop("too-many", allowed=MAX_DRAFTS)
    # How many of them lie in each box around them.
    held = Counter(box.mem_id for node, _ in headings for box in _around(node))
    for node, link in headings:
        title = clean(node.text(), MAX_TITLE)
        if title:
            box = _box(node, held)
            yield Draft(title, _teaser(box, node), _absolute(base, link), _date(box), _language(box))


def _link(heading: Any) -> str | None:
    """Where a heading leads; ``None`` when it is no article's. Empty: an article without an address."""
    inside = heading.css_first("a[href]")
    if inside is not None:
        return _attribute(inside, "href")
    node, steps = heading.parent, 0
    while node is not None and steps < 6:
        if node.tag == "a":
            return _attribute(node, "href")
        if node.tag == "article":
            # The page's own article holds its h1; a card's heading is never one.
            if heading.tag == "h1":
                return None
            inside = node.css_first("a[href]")
            return _attribute(inside, "href") if inside is not None else ""
        node, steps = node.parent, steps + 1
    return None


def _box(heading: Any, held: Counter[int]) -> Any:
    box = heading
    for outer in islice(_around(heading), 6):
        if outer.tag in ("body", "html", "main") or held[outer.mem_id] > 1:
            return box
        box = outer
    return box


def _around(node: Any) -> Iterator[Any]:
    for _ in range(_LEVELS):
        node = node.parent
        if node is None:
            return
        yield node


def _teaser(box: Any, heading: Any) -> str:
    title = clean(heading.text())
    for node in box.css("p, blockquote, dd, .excerpt, .teaser, .ingress, .entry-summary"):
        text = clean(node.text())
        if len(text) >= _TEASER and text != title:
            return text
    return ""


def _date(box: Any) -> str:
    time = box.css_first("time")
    return (
        (iso_date(_attribute(time, "datetime")) or iso_date(clean(time.text()))) if time is not None else ""
    )


def _language(box: Any) -> str:
    said = _attribute(box, "lang")[:2].lower()
    return said if said in LANGUAGES else ""


def _lines(tree: Any) -> Iterator[str]:
    """The page's text, a line per block, for pages whose headings are no headings."""
    line: list[str] = []
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-text":
            line.append(node.text(deep=False))
        elif node.tag in _BLOCKS:
            yield "".join(line)
            line = []
    yield "".join(line)


def _absolute(base: str, link: str) -> str:
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return ""
    ok = url.lower().startswith(("http://", "https://")) and canonical_address(url)
    return clean(url) if ok else ""


def _attribute(node: Any, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""

"""A saved or fetched HTML page: the articles it lists, or the one it is.

selectolax parses whatever a browser would. An article is a heading that is a
link, holds one or lies in one, or the heading inside an ``article``; its
teaser, date and address are taken from the smallest box around the heading
that holds no other such heading. Menus, headers, footers, forms and hidden
parts are out, and so are headings that lead to the site's first page or to a
spot on the page itself. That a page calls itself an article counts when what
stands on it outside such boxes does not show a listing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from data.importers.canonical import canonical_address, without_language
from data.importers.dates import iso_date, iso_day
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, clean, fold
from data.importers.errors import ArticleImportError
from data.importers.heading import title_of
from data.importers.languages import code
from data.importers.pasted import drafts_of_text
from data.importers.read_more import without_read_more

_OUT = (
    "script, style, noscript, template, nav, form, iframe, svg, dialog, [hidden], [aria-hidden=true], "
    "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], .breadcrumbs"
)
_FRAME = "body > header, body > footer, body > div > header, body > div > footer, aside"
_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADINGS = ", ".join(_TITLES)
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "li", "p", "section"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "ul"}
)
_NESTING = re.compile(
    r"<(/)?(?!(?:p|li|td|th|tr|dd|dt|br|img|input|meta|link|hr|source|option|wbr)\b)[a-z]", re.IGNORECASE
)
_DEEPEST = 1_000
_LEVELS = 12
_FIRST_PAGES = ("", ".", "..", "/sv", "/en")
_CODE = 2
"""Letters of a language at the end of an address: the first page in that language."""
_LISTED = 3
_TEASERS = "p, blockquote, dd, .excerpt, .teaser, .ingress, .entry-summary"
_FOLLOWING = 8
_BODY = 400
"""Characters outside the boxes of a listing: what an article has and a listing's introduction has not."""
_TEASER = 40
"""Characters; a shorter paragraph is a label or a date."""


Report = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Card:
    """An article of a listing, and what on the page belongs to it: its box, perhaps with what follows it."""

    draft: Draft
    region: tuple[Any, ...]


def drafts_of_page(text: str, address: str = "", report: Report = lambda *_, **__: None) -> list[Draft]:
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
    cards = _cards(tree, base)
    if alone is not None and not _is_listing(tree, cards, bool(alone.published)):
        return [alone]
    whole = code(_attribute(tree.css_first("html"), "lang"))
    found = fold(card.draft for card in cards) or drafts_of_text("\n".join(_lines(tree)), report)
    return [replace(draft, source_language=whole) for draft in found]


def _check_depth(text: str) -> None:
    """Selectors take time with the square of the depth, and no real page is so deep."""
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise ArticleImportError("too-deep", allowed=_DEEPEST)


def _alone(tree: Any, base: str) -> Draft | None:
    """The article that a page says it is."""
    meta = {
        _attribute(tag, "property"): _attribute(tag, "content") for tag in tree.css("meta[property][content]")
    }
    if meta.get("og:type") != "article" or not meta.get("og:title"):
        return None
    # The site's name may be a heading of the first rank, too.
    name = clean(meta.get("og:site_name", ""))
    titles = (
        title
        for node in tree.css("h1")
        if _is_article(title := title_of(node), _link(node) or "", base, name, 1)
    )
    url = _absolute(base, meta.get("og:url", "") or _attribute(tree.css_first("link[rel=canonical]"), "href"))
    return Draft(
        next(titles, "") or clean(meta["og:title"], MAX_TITLE),
        clean(meta.get("og:description", "")),
        url,
        iso_date(meta.get("article:published_time", "")),
        source_language=code(meta.get("og:locale", "") or _attribute(tree.css_first("html"), "lang")),
    )


def _cards(tree: Any, base: str) -> list[_Card]:
    headings = [(node, link) for node in tree.css(_HEADINGS) if (link := _link(node)) is not None]
    if len(headings) > MAX_DRAFTS:
        raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
    name = clean(_attribute(tree.css_first("meta[property='og:site_name']"), "content"))
    headings = [
        (node, link)
        for node, link in headings
        if _is_article(title_of(node), link, base, name, len(headings))
    ]
    # How many of them lie in each box around them.
    held = Counter(box.mem_id for node, _ in headings for box in _around(node))
    return [_card(node, link, base, _box(node, held)) for node, link in headings]


def _card(heading: Any, link: str, base: str, box: Any) -> _Card:
    region = (box,)
    if not (teaser := _teaser(region, heading)):
        # In a flat listing headings and paragraphs follow each other, with no box around them.
        region = (box, *_following(box))
        teaser = _teaser(region, heading)
    url = _absolute(base, link)
    return _Card(Draft(title_of(heading), teaser, url, _date(region), _language(heading)), region)


def _following(box: Any) -> Iterator[Any]:
    node = box.next
    for _ in range(_FOLLOWING):
        if node is None or node.tag in (*_TITLES, "hr") or node.css_first(_HEADINGS) is not None:
            return
        yield node
        node = node.next


def _is_article(title: str, link: str, base: str, name: str, headings: int) -> bool:
    """Tell whether a heading that leads somewhere leads to an article, and not to the site or the page itself."""
    if not title or (name and title.casefold() == name.casefold()):
        return False
    link = link.strip()
    if link.startswith("#"):
        return link == "#"  # where a script opens the article
    address, here = canonical_address(_absolute(base, link)), canonical_address(base)
    if not address:  # of a saved page nobody knows where it lay
        return not link or link.rstrip("/") not in _FIRST_PAGES
    host, _, path = without_language(address).partition("/")
    if (not path or (len(path) == _CODE and code(path))) and (not here or host == here.partition("/")[0]):
        return False
    # The only heading of a page may well lead to itself: it is that page's title.
    return address != here or headings < _LISTED


def _is_listing(tree: Any, cards: Sequence[_Card], dated: bool) -> bool:
    """Tell whether a page that calls itself an article (``dated``: and when it came) lists several instead.

    Where its text stands decides: in an article it is outside of what it links to.
    """
    if len(cards) < 2:
        return False
    boxes = {node.mem_id for card in cards for node in card.region}
    own = sum(
        len(text)
        for node in (tree.body or tree.root).traverse(include_text=True)
        if node.tag == "-text"
        and len(text := clean(node.text(deep=False))) >= _TEASER
        and not any(outer.mem_id in boxes or outer.tag in _TITLES for outer in _around(node))
    )
    held = sum(len(card.draft.title) + len(card.draft.teaser) for card in cards)
    heading = tree.css_first("h1")
    whole = (
        next((box for box in _around(heading) if box.tag == "article"), None) if heading is not None else None
    )
    # A short article in an element of its own, with others listed below it.
    apart = whole is not None and not any(
        outer.mem_id == whole.mem_id for card in cards for outer in _around(card.region[0])
    )
    # Headings of its own text may be links, too; a listing of boxes is one whatever its date.
    flat = all(card.region[0].tag in _TITLES for card in cards)
    return own < _TEASER or (own < _BODY and own < held and not apart and not (dated and flat))


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


def _teaser(region: Sequence[Any], heading: Any) -> str:
    title = title_of(heading)
    # An element's own query finds the element itself, too.
    for node in (node for part in region for node in part.css(_TEASERS)):
        text = without_read_more(clean(node.text()))
        if len(text) >= _TEASER and text != title:
            return text
    return ""


def _date(region: Sequence[Any]) -> str:
    time = next((time for part in region if (time := part.css_first("time")) is not None), None)
    if time is None:
        return ""
    # What people read is the day where they are; the machine's may be that of Greenwich.
    return (
        iso_day(clean(time.text())) or iso_date(_attribute(time, "datetime")) or iso_date(clean(time.text()))
    )


def _language(heading: Any) -> str:
    """The language that a heading, its link or its surroundings state for it alone."""
    link = heading.css_first("a[hreflang], a[lang]")
    around = (node for node in _around(heading) if node.tag not in ("html", "body"))
    stated = (
        code(_attribute(node, name)) for node in (link, heading, *around) for name in ("hreflang", "lang")
    )
    return next(filter(None, stated), "")


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

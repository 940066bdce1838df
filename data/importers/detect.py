"""Which form a source has, told from its first bytes; what a server calls it counts only in doubt."""

from __future__ import annotations

import codecs
import re
from typing import Any, Literal

from data.importers.errors import ArticleImportError
from data.importers.fetch import Fetched
from data.importers.json_content import is_json, is_json_feed, json_of, posts_of
from data.importers.table import is_table

Form = Literal["text", "html", "feed", "wordpress", "csv", "xlsx"]
FORMS: tuple[Form, ...] = ("text", "html", "feed", "wordpress", "csv", "xlsx")

_BINARY = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0": "Word/Excel 97",
    b"\x7fELF": "ELF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}
_REFUSED_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]")
_BEFORE_THE_ROOT = re.compile(
    r"^(?:\s|<\?.{0,2000}?\?>|<!--.{0,5000}?-->|<!DOCTYPE\s[^>\[]{0,1000}[>\[])+", re.DOTALL
)
_PAGE = re.compile(r"<(?:html|head|body|main|article)[\s>]|<!doctype\s+html", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|section|main|div|ul|ol|table|h[1-6]|p|a)[\s>/]",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})")


def form_of(fetched: Fetched, source: str) -> Form:
    """Return the form of a source; raises ArticleImportError when it is empty or of a kind that cannot be read."""
    head = fetched.content[:4096]
    if not fetched.content.strip():
        raise ArticleImportError("empty", source=source)
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    kind = next((name for magic, name in _BINARY.items() if head.startswith(magic)), "")
    served = fetched.content_type.split(";")[0].strip().lower()
    if not kind and served.startswith(_REFUSED_TYPES):
        kind = served
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not kind and b"\0" in head and not wide:
        kind = served or "binary"
    if kind:
        raise ArticleImportError("wrong-type", source=source, type=kind)
    text = text_of(Fetched(fetched.content[:200_000], "", fetched.content_type)).lstrip("\ufeff \t\r\n")
    if is_json(text):
        return _form_of_json(json_of(text_of(fetched)))
    return _form_of_text(text)


def _form_of_json(held: Any) -> Form:
    if is_json_feed(held):
        return "feed"
    posts_of(held)  # refuses any other kind
    return "wordpress"


def _form_of_text(text: str) -> Form:
    # A page may show a feed's source in its text; a feed begins with its own root.
    root = _BEFORE_THE_ROOT.sub("", text[:9000])
    begins = text.find("<?xml", 0, 9000)
    # A server's complaint may stand before the feed; a page that shows a feed begins as a page.
    if begins > 0 and not _PAGE.search(text, 0, begins):
        root = _BEFORE_THE_ROOT.sub("", text[begins : begins + 9000])
    if _FEED.match(root) or (text.startswith("<?xml") and not _PAGE.match(root)):
        return "feed"
    tags = _HTML.findall(text[:50_000])
    if _HTML.match(text) or len(tags) >= 3:
        return "html"
    return "csv" if is_table(text) else "text"


def text_of(fetched: Fetched) -> str:
    """Return the characters: by mark, else UTF-8, else what the source says of itself, else Windows-1252."""
    raw = fetched.content
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return raw.decode("utf-8-sig" if name == "utf-8" else name, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two at the end of an excerpt is no sign of another encoding.
        if error.reason == "unexpected end of data":
            return raw.decode("utf-8", errors="replace")
    match = _CHARSET.search(fetched.content_type.encode("ascii", "ignore")) or _CHARSET.search(raw[:2048])
    charset = match[1].decode("ascii") if match else ""
    # What is not UTF-8 although it says so comes from a program that never asked: Windows-1252, as ever.
    for name in ("" if charset.lower() in ("utf-8", "utf8") else charset, "cp1252"):
        try:
            if name and codecs.lookup(name)._is_text_encoding:
                return raw.decode(name, errors="replace")
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", errors="replace")

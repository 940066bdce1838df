"""A feed's XML, made well formed where what is wrong with it hides nothing.

Many feeds have something before their first tag or after their last one, a bare
``&``, a letter's name from HTML, or a control character. All of that can be put
right without a doubt about what the feed holds. A feed that was cut off, or
whose tags do not close, is refused: nobody knows what is missing.
"""

from __future__ import annotations

import html.entities
import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from data.importers.errors import ArticleImportError

_ROOT = r"(?:rss|feed|rdf:RDF|\w+:feed)"
_BEGINNING = re.compile(rf"<\?xml\b|<!DOCTYPE\b|<{_ROOT}[\s>]")
_END = re.compile(rf"</{_ROOT}\s*>")
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_OPENING = re.compile(rf"<{_ROOT}(?=[\s>])")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2[0-9]|3[01]|x(?:[0-8bcef]|1[0-9a-f]));",
    re.IGNORECASE,
)
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?:(\w{1,31});)?")
_SECTION = re.compile(r"<!\[CDATA\[|<!--")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):")
_DECLARED = re.compile(r"\sxmlns:([A-Za-z_][\w.-]*)\s*=")
_MOST_PREFIXES = 50
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}


def sound_xml(content: bytes, text: str) -> bytes:
    """Return a feed as well-formed XML: its bytes as they are, else its mended text in UTF-8.

    ``text`` is the same content as characters. Raises ArticleImportError when the feed
    is hostile, or damaged so that something may be missing.
    """
    if (error := _error(content)) is None:
        return content
    mended = _mended(text).encode("utf-8")
    if (left := _error(mended)) is not None:
        # Where it is damaged is said of the file as it is, unless only the mended one could be walked so far.
        line, column = max(error.position, left.position)
        raise ArticleImportError("broken-xml", line=line, column=column + 1) from left
    return mended


def _error(content: bytes) -> ParseError | None:
    """The first thing that is not well formed. Raises ArticleImportError for entities of the feed's own."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=False):
            element.clear()
    except DefusedXmlException:
        raise ArticleImportError("entities") from None
    except ParseError as error:
        return error
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        unknown = ParseError(str(error))
        unknown.position = (1, 0)
        return unknown
    return None


def _mended(text: str) -> str:
    beginning = _BEGINNING.search(text[:20_000])
    text = text[beginning.start() :] if beginning else text
    # The text is written in UTF-8 again, whatever its first line says.
    text = re.sub(r"^<\?xml\b[^>]{0,500}\?>", "", text, count=1)
    last_item = max((item.start() for item in _ITEM.finditer(text)), default=0)
    end = next((end.end() for end in _END.finditer(text) if end.start() > last_item), len(text))
    text = _CONTROL.sub("", text[:end])
    return _with_prefixes("".join(_with_references(text)))


def _with_references(text: str) -> Iterator[str]:
    """The text with every ``&`` that means itself written out; sections of plain text and comments stay."""
    at = 0
    while (opening := _SECTION.search(text, at)) is not None:
        yield _AMPERSAND.sub(_reference, text[at : opening.start()])
        closing = text.find("-->" if opening[0] == "<!--" else "]]>", opening.end())
        at = len(text) if closing < 0 else closing
        yield text[opening.start() : at]
    yield _AMPERSAND.sub(_reference, text[at:])


def _reference(found: re.Match[str]) -> str:
    letters = html.entities.html5.get(f"{found[1]};") if found[1] else None
    return "".join(f"&#{ord(letter)};" for letter in letters) if letters else f"&amp;{found[0][1:]}"


def _with_prefixes(text: str) -> str:
    """The text with every prefix declared: feeds use ``media:`` and forget to say whose it is."""
    missing = sorted({*_PREFIX.findall(text)} - {*_DECLARED.findall(text), "xml"})[:_MOST_PREFIXES]
    declared = "".join(f' xmlns:{name}="{_KNOWN.get(name, f"urn:{name}")}"' for name in missing)
    return _OPENING.sub(lambda found: found[0] + declared, text, count=1)

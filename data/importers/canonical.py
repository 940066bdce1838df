"""When two addresses, or two titles, are of the same article."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qs, quote, unquote, urlsplit

_LANGUAGE = re.compile(r"/(sv|en|sv-se|en-gb|en-us)(?=/|$)", re.IGNORECASE)
_NAMING = ("p", "page_id", "post")
"""WordPress's numbers for a page without a name; other queries only say how the visitor came."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def canonical_address(url: str) -> str:
    """Return host and path that name a page, whatever way leads to it; empty when there is no host.

    Scheme, user, default port, ``www.``, language prefix, query, fragment and
    trailing slash are dropped, host and percent signs put in one form. Doing it
    again changes nothing, apart from a leading ``//`` to add. Never raises.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    host = re.sub(r"^(?:www\.)+", "", host).strip(".")
    if not re.fullmatch(r"[\w.-]*\w[\w.-]*", host):
        return ""
    path = quote(unquote(parts.path, errors="replace"), safe="/-._~!$&'()*+,;=:@")
    path = re.sub(r"/{2,}", "/", path)
    while (found := _LANGUAGE.match(path)) is not None:
        path = path[found.end() :]
    path = path.rstrip("/")
    if not path:
        query = parse_qs(parts.query[:1000], keep_blank_values=False)
        path = "".join(f"/?{name}={quote(query[name][0], safe='')}" for name in _NAMING if name in query)
    return host + (f":{port}" if port not in (None, 80, 443) else "") + path


def language_of(url: str) -> str:
    """Return the language that an address names in its first step, ``sv`` or ``en``, else nothing."""
    try:
        found = _LANGUAGE.match(urlsplit(url.strip()).path)
    except ValueError:
        return ""
    return found[1][:2].lower() if found else ""


def normal_title(title: str) -> str:
    """Return a title's letters and digits in lower case, one space between words; quotes and dashes fall away.

    ``å`` stays ``å``: Habo and Håbo are two municipalities.
    """
    text = unicodedata.normalize("NFKC", title).casefold().translate(_DASHES)
    text = unicodedata.normalize("NFC", text)
    return " ".join(
        "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text).split()
    )

"""When two addresses, or two titles, are of the same article."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

_LANGUAGE = re.compile(r"/(sv|en|sv-se|en-gb|en-us)(?=/|$)", re.IGNORECASE)
_TRACKING_BEGINNINGS = ("utm_", "mc_", "mtm_", "matomo_", "piwik_", "hsa_", "gad_", "vero_", "oly_")
_TRACKING = frozenset(
    {"fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "gclid", "gclsrc", "dclid", "gbraid",
     "wbraid", "_ga", "_gl", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "igsh", "igshid", "epik",
     "srsltid", "s_cid", "cmpid", "mkt_tok", "wickedid", "rb_clickid", "_hsenc", "_hsmi", "_hsfp", "hsctatracking",
     "elqtrackid", "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid"}
)  # fmt: skip
"""Query parameters that say how the visitor came. Any other may be what names the page."""
_ROUTE = ("/", "!")
"""A fragment that begins so is a page of a site that runs in the browser; any other is a spot on the page."""
_PLAIN = "/-._~!$&'()*+,;=:@"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def canonical_address(url: str) -> str:
    """Return what names a page: host, path and query; empty when there is no host.

    Scheme, user, default port, ``www.``, trailing slash, fragment and the
    parameters of tracking are dropped; host, percent signs and the order
    of parameters are put in one form. Nothing else is: whatever is dropped may be
    all that tells two articles apart. Doing it again changes nothing. Never raises.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    host = re.sub(r"^(?:www\.)+", "", host).strip(".")
    if not re.fullmatch(r"[\w.-]*\w[\w.-]*", host):
        return ""
    path = quote(unquote(parts.path, errors="replace"), safe=_PLAIN).rstrip("/")
    query = "&".join(sorted(_named(parts.query), key=lambda pair: pair.partition("=")[0]))
    route = _quoted(parts.fragment) if parts.fragment.startswith(_ROUTE) else ""
    return "".join(
        (
            host,
            f":{port}" if port not in (None, 80, 443) else "",
            path or ("/" if query or route else ""),
            f"?{query}" if query else "",
            f"#{route}" if route else "",
        )
    )


def without_language(address: str) -> str:
    """Return a canonical address without the language that its path begins with."""
    host, slash, path = address.partition("/")
    return host + _LANGUAGE.sub("", slash + path, count=1)


def _named(query: str) -> list[str]:
    pairs = (pair for pair in query.split("&") if pair)
    return [_quoted(pair) for pair in pairs if not _is_tracking(unquote(pair.partition("=")[0]).lower())]


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_BEGINNINGS)


def _quoted(text: str) -> str:
    # Percent signs that stand for a separator must stay: they are part of a value.
    return re.sub(
        r"%(?![0-9A-F]{2})",
        "%25",
        quote(re.sub(r"%[0-9a-fA-F]{2}", lambda code: code[0].upper(), text), safe=_PLAIN + "%?"),
    )


def language_of(url: str) -> str:
    """Return the language that an address names in its first step, ``sv`` or ``en``, else nothing."""
    try:
        found = _LANGUAGE.match(urlsplit(url.strip()).path)
    except ValueError:
        return ""
    return found[1][:2].lower() if found else ""


def normal_title(title: str) -> str:
    """Return a title's letters and digits in lower case, one space between words; quotes and dashes are dropped.

    ``å`` stays ``å``: Habo and Håbo are two municipalities.
    """
    text = unicodedata.normalize("NFKC", title).casefold().translate(_DASHES)
    text = unicodedata.normalize("NFC", text)
    return " ".join(
        "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text).split()
    )

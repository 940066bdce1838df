"""``security.txt``: whom to tell of a weakness, as RFC 9116 has it. Pure: values in, text out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote, urlsplit

from components.kit.reports import contact_link
from components.state.state import LANGUAGES

SECURITY_TXT = ".well-known/security.txt"
VALID = timedelta(days=180)
"""How long the file holds from the day on which it is made; the RFC asks for less than a year."""
_URI = ":/?#[]@!$&'()*+,;=%~"


def security_txt(contact: str, day: date, root: str) -> str:
    """Return the file's text on a day, empty where no contact is set that the RFC allows.

    ``root`` is the address below which the file lies, with a slash at its end, empty when unknown. Web addresses
    count with HTTPS only, a contact's and our own.
    """
    link = _uri(contact_link(contact))
    if not link.startswith(("mailto:", "https://")):
        return ""
    until = datetime.combine(day + VALID, time(), UTC)
    lines = [
        f"Contact: {link}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
    ]
    if root.startswith("https://"):
        lines.append(f"Canonical: {root}{SECURITY_TXT}")
    return "\n".join((*lines, ""))


def site_security_txt(contact: str, day: date, base: str) -> str:
    """Return the file's text for a site at ``base``, empty where nobody would look for it: below a host's root."""
    address = urlsplit(base)
    return security_txt(contact, day, base) if address.scheme == "https" and address.path == "/" else ""


def _uri(link: str) -> str:
    """Return a link with its scheme in small letters, and everything that a URI may not hold encoded."""
    scheme, _, rest = link.partition(":")
    host = urlsplit(link).hostname or ""
    if not host.isascii():
        rest = rest.replace(host, host.encode("idna").decode(), 1)
    return quote(f"{scheme.lower()}:{rest}", safe=_URI) if link else ""

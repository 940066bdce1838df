"""Copies in the Wayback Machine, by its availability API (https://archive.org/help/wayback_api.php)."""

from __future__ import annotations

import json
from urllib.parse import unquote, urlencode, urlsplit

from data.records import Source
from data.sources.look import Send, host_of
from data.web.session import WebError

BASE = "https://archive.org/wayback/available"


def closest(source: Source, send: Send, base: str = BASE) -> str | None:
    """Return the copy nearest to the day of publication (else the newest), empty if there is none; None: no response.

    Only a copy of that host with status 200, at the archive's own host, counts.
    """
    query = {"url": source.url}
    if source.published:
        query["timestamp"] = f"{source.published.first:%Y%m%d}"
    try:
        response = send("GET", f"{base}?{urlencode(query)}", True)
        if response.status != 200:
            return None
        named = json.loads(response.body)["archived_snapshots"]
        copy = named["closest"] if named else {}
        fits = bool(copy) and copy["available"] is True and str(copy["status"]) == "200"
        return copy["url"] if fits and _is_copy(copy["url"], source.url, base) else ""
    except (WebError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _is_copy(copy: object, url: str, base: str) -> bool:
    if not isinstance(copy, str) or not copy.isprintable() or " " in copy:
        return False
    parts, archive = urlsplit(copy), urlsplit(base).hostname or ""
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and (host == archive or host.endswith(f".{archive}"))
        and host_of(url) in unquote(parts.path)
    )

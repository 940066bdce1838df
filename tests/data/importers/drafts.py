"""The drafts in a content whose form is not told."""

from __future__ import annotations

from data.importers.collect import drafts_of
from data.importers.detect import form_of
from data.importers.draft import Draft, fold
from data.importers.fetch import Fetched


def drafts(content: str | bytes, url: str = "", kind: str = "") -> list[Draft]:
    fetched = Fetched(content.encode() if isinstance(content, str) else content, url, kind)
    return fold(drafts_of(fetched, form_of(fetched, "x")))

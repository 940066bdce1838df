"""From a source, whatever it is, to drafts with a language each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.importers import fetch, wordpress
from data.importers.detect import Form, form_of, text_of
from data.importers.draft import Draft
from data.importers.errors import ImportStop
from data.importers.feed import drafts_of_feed
from data.importers.fetch import Fetched, Limits
from data.importers.languages import language_of
from data.importers.page import drafts_of_page
from data.importers.pasted import drafts_of_text
from data.importers.table import drafts_of_csv, drafts_of_workbook

Told = Callable[..., None]
"""Hears what is being done: the name of a sentence in ``messages.toml`` and its details."""


def collect(source: str, form: Form | None, limits: Limits, told: Told) -> list[Draft]:
    """Return the articles of a file, of standard input (``-``) or of an address, each once.

    ``form`` is what the source is taken for; ``None`` lets its content decide.
    Raises ImportStop when there is nothing to be had.
    """
    told("step.reading", source=source)
    # Only a site has an interface to ask from page to page; its answer kept in a file is one page.
    if fetch.is_address(source) and (
        form == "wordpress" or (form is None and wordpress.is_interface(source))
    ):
        drafts = wordpress.drafts_of_site(
            source,
            lambda url: fetch.read(url, limits),
            lambda page, pages: told("step.page", page=page, pages=max(page, pages)),
        )
    else:
        fetched = fetch.read(source, limits)
        if fetched.url:
            told("step.fetched", source=fetched.url, size=len(fetched.content) // 1000)
        form = form or form_of(fetched, source)
        told("step.recognised", form=form)
        drafts = drafts_of(fetched, form)
    if not drafts:
        raise ImportStop("no-articles", source=source)
    return [replace(draft, language=language_of(draft)) for draft in drafts]


def drafts_of(fetched: Fetched, form: Form) -> list[Draft]:
    """Return the drafts in one content of a known form."""
    match form:
        case "feed":
            return drafts_of_feed(fetched.content)
        case "wordpress":
            return wordpress.drafts_of_json(fetched.content)
        case "xlsx":
            return drafts_of_workbook(fetched.content)
        case "csv":
            return drafts_of_csv(text_of(fetched))
        case "html":
            return drafts_of_page(text_of(fetched), fetched.url)
        case "text":
            return drafts_of_text(text_of(fetched))

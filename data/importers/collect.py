"""From a source, whatever it is, to drafts with a language each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from data.importers import fetch, wordpress
from data.importers.canonical import normal_title
from data.importers.detect import Form, form_of, text_of
from data.importers.draft import MAX_DRAFTS, Draft, fold
from data.importers.errors import ArticleImportError
from data.importers.feed import drafts_of_feed
from data.importers.fetch import Fetched, Limits
from data.importers.json_content import drafts_of_json_feed, is_json, is_json_feed, json_of
from data.importers.languages import language_of
from data.importers.page import drafts_of_page
from data.importers.pasted import drafts_of_text
from data.importers.table import drafts_of_csv, drafts_of_workbook

MOST_ADDRESSES = 50
"""Addresses that are read one after another, each of a host that did not ask for it."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
Report = Callable[..., None]
"""Called with a sentence's key and details: progress, and under ``note.…`` what was not understood."""


def collect(source: str, form: Form | None, limits: Limits, report: Report) -> list[Draft]:
    """Return the articles of a file, of standard input (``-``) or of an address, each once.

    ``form`` is what the source is taken for; ``None`` lets its content decide.
    Raises ArticleImportError when there is none.
    """
    report("step.reading", source=source)
    try:
        drafts = _collected(source, form, limits, report)
    except ArticleImportError as error:
        error.details.setdefault("source", source)
        raise
    return _articles(drafts, source, report)


def collect_listed(
    source: str, form: Form | None, limits: Limits, report: Report
) -> tuple[list[Draft], list[ArticleImportError]]:
    """Return what :func:`collect` does; of a file with an address on each line, the articles of all the addresses.

    The errors are those of single addresses. Raises ArticleImportError when the source itself cannot be read,
    or lists too many.
    """
    if fetch.is_address(source):
        return collect(source, form, limits, report), []
    try:
        fetched = fetch.read(source, limits)
        if addresses := addresses_in(text_of(fetched)):
            return _of_addresses(addresses, form, limits, report)
        return _articles(_read(fetched, source, form, limits, report), source, report), []
    except ArticleImportError as error:
        error.details.setdefault("source", source)
        raise


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses in a text that has one on each line and nothing else; of a listing, none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(dict.fromkeys(lines)) if all(map(_ADDRESS.fullmatch, lines)) else ()


def collect_pasted(text: str, report: Report) -> list[Draft]:
    """Return the articles of a listing that somebody pasted, each once. Raises ArticleImportError."""
    fetched = Fetched(text.encode())
    form = form_of(fetched, "")
    report("step.recognised", form=form)
    return _articles(drafts_of(fetched, form, report), "", report)


def _of_addresses(
    addresses: tuple[str, ...], form: Form | None, limits: Limits, report: Report
) -> tuple[list[Draft], list[ArticleImportError]]:
    if len(addresses) > MOST_ADDRESSES:
        raise ArticleImportError("too-many-addresses", allowed=MOST_ADDRESSES)
    drafts, errors = list[Draft](), list[ArticleImportError]()
    for address in addresses:
        try:
            drafts += collect(address, form, limits, report)
        except ArticleImportError as error:
            errors.append(error)
    return fold(drafts), errors


def _articles(drafts: list[Draft], source: str, report: Report) -> list[Draft]:
    if untitled := sum(not normal_title(draft.title) for draft in drafts):
        report("note.untitled", n=untitled)
    if not (articles := fold(drafts)):
        raise ArticleImportError("no-articles", **({"source": source} if source else {}))
    return [replace(draft, language=language_of(draft)) for draft in articles]


def _collected(source: str, form: Form | None, limits: Limits, report: Report) -> list[Draft]:
    # Only a site has an interface with pages; a response saved in a file is one page.
    if fetch.is_address(source) and (
        form == "wordpress" or (form is None and wordpress.is_interface(source))
    ):
        return wordpress.drafts_of_site(
            source,
            lambda url: fetch.read(url, limits),
            lambda page, pages: report(
                "step.page-of" if pages >= page else "step.page", page=page, pages=pages
            ),
        )
    fetched = fetch.read(source, limits)
    if fetched.url:
        report("step.fetched", source=fetched.url, size=len(fetched.content) // 1000)
    return _read(fetched, source, form, limits, report)


def _read(fetched: Fetched, source: str, form: Form | None, limits: Limits, report: Report) -> list[Draft]:
    form = form or form_of(fetched, source)
    report("step.recognised", form=form)
    if form != "feed":
        return drafts_of(fetched, form, report)
    return _whole_feed(fetched, limits, report)


def _whole_feed(fetched: Fetched, limits: Limits, report: Report) -> list[Draft]:
    """The items of a feed and of the pages that it says follow it, on its own host."""
    drafts, following = _feed(fetched)
    read = {fetched.url}
    while following:
        here = urljoin(fetched.url, following)
        if not fetched.url or urlsplit(here).netloc != urlsplit(fetched.url).netloc:
            report("note.more", url=here)
            break
        if here in read:
            break
        read.add(here)
        report("step.page", page=len(read))
        more, following = _feed(fetch.read(here, limits))
        if len(drafts) + len(more) > MAX_DRAFTS or len(read) > wordpress.MAX_PAGES:
            raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
        drafts += more
    return drafts


def _feed(fetched: Fetched) -> tuple[list[Draft], str]:
    text = text_of(fetched)
    if not is_json(text):
        return drafts_of_feed(fetched.content, text)
    held = json_of(text)
    return drafts_of_json_feed(held) if is_json_feed(held) else (wordpress.drafts_of_json(held), "")


def drafts_of(fetched: Fetched, form: Form, report: Report = lambda *_, **__: None) -> list[Draft]:
    """Return the drafts in one content of a known form, with repetitions and those without a title."""
    match form:
        case "feed" | "wordpress":
            return _feed(fetched)[0]
        case "xlsx":
            return drafts_of_workbook(fetched.content, report)
        case "csv":
            return drafts_of_csv(text_of(fetched), report)
        case "html":
            return drafts_of_page(text_of(fetched), fetched.url, report)
        case "text":
            return drafts_of_text(text_of(fetched), report)

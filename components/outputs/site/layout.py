"""Where the pages are, and which of the site's files an address of the application means.

The application's templates write ``./table?theme=climate&language=en``; the site
has ``en/table/index.html?theme=climate``. Swedish is at the root, English in
``en/``. Every link names its file, so that it also works where no server adds
``index.html``: in object storage, and in a folder on a stick.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from components.state.state import ALL, ANSWERS, FORMER, LANGUAGES, PAGES
from data.records import PartnershipMapError

INDEX = "index.html"
ASSETS = "assets"
SHARED = ("api", ASSETS)
FILES = ("data", *SHARED)
"""Folders of files that are no pages of the site. Assets and open data are shared by both languages."""
FEED = "feed.atom"
PLAIN = (*PAGES, "all", "theme", "country", "downloads", "feed", "404")
"""Pages by their name in an address; the last six are the site's own."""
READ_QUERY = ("map", "table", "articles", "numbers")
"""Pages whose script does something with the rest of an address's query."""
_FILES = {"map": INDEX, "embed": "embed.html", "all": "table/all.html", "feed": FEED, "404": "404.html"}
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


class UnknownAddressError(PartnershipMapError):
    """An address in a page that is neither ours nor one on the web: the page must not be published."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file from the site's root, with the query and the fragment to open it with."""

    path: str
    query: str = ""
    fragment: str = ""


def folder(language: str) -> str:
    """Return the folder of a language's pages: empty for the first, else with a slash at its end."""
    return "" if language == LANGUAGES[0] else f"{language}/"


@lru_cache(maxsize=20_000)
def target(address: str) -> Target:
    """Return the file that an address of the application means (``./``, ``./place?id=vaxjo``, ``./data/...``)."""
    if not address.startswith("./"):
        raise UnknownAddressError(f"Not an address of ours: {address!r}.")
    parts = urlsplit(address.removeprefix("./"))
    query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    first, _, rest = parts.path.partition("/")
    root = folder(query.pop("language", LANGUAGES[0]))
    if first in FILES and rest:
        # Of a picture the fragment says which part to show.
        return Target(
            f"{'' if first in SHARED else root}{first}/{_file(rest, query)}", fragment=parts.fragment
        )
    name = parts.path or "map"
    if name not in PLAIN:
        raise UnknownAddressError(f"There is no page {name!r} in the site ({address!r}).")
    path, fragment = _path(name, query)
    rest = urlencode(query, safe=",:", quote_via=quote) if name in READ_QUERY else ""
    return Target(root + path, rest, parts.fragment or fragment)


def _file(name: str, query: dict[str, str]) -> str:
    """Return the name of a file of rows: those of the usual table, or all; no other selection is a file."""
    query.pop("sort", "")
    if query and query != {"status": ALL, "funding": ALL}:
        raise UnknownAddressError(f"The site has no file {name!r} of a selection of rows.")
    return f"all-{name}" if query else name


def _path(name: str, query: dict[str, str]) -> tuple[str, str]:
    """Return file and fragment, and take what decided them out of the query."""
    ident = query.pop("id", "")
    if ident and not _NAME.fullmatch(ident):
        raise UnknownAddressError(f"{ident!r} cannot be the name of a folder.")
    if name in _FILES:
        return _FILES[name], ""
    if name == "articles":
        return f"articles/{_articles(query)}.html", ""
    if name == "place" and not ident and (answer := query.pop("answer", "")) in (*ANSWERS, FORMER):
        return f"place/{answer}.html", ""
    kind, _, selected = query.pop("selection", "").partition(":") if name == "place" else ("", "", "")
    fragment = f"partnership-{selected}" if ident and kind == "partnership" else ""
    return posixpath.join(name, ident.lower(), INDEX), fragment


def _articles(query: dict[str, str]) -> str:
    """Return the file of the articles: a kind alone has a page of its own, other queries are for the page of all."""
    query.pop("start", "")
    if set(query) == {"article_kind"} and _NAME.fullmatch(query["article_kind"]):
        return query.pop("article_kind")
    return INDEX.removesuffix(".html")


def link(at: str, to: Target, base: str = "") -> str:
    """Return a target as seen from the page at a path: relative, the file named.

    ``base`` is the site's own address for a page that is shown in the place of any other (404).
    """
    query = f"?{to.query}" if to.query else ""
    fragment = f"#{to.fragment}" if to.fragment else ""
    return (base + quote(to.path) if base else _relative(posixpath.dirname(at), to.path)) + query + fragment


@lru_cache(maxsize=20_000)
def _relative(folder: str, path: str) -> str:
    return quote(posixpath.relpath(path, folder or "."))


def twin(path: str) -> str:
    """Return the path of the same page in the other language."""
    other = folder(LANGUAGES[1])
    return path.removeprefix(other) if path.startswith(other) else other + path


def layout() -> Mapping[str, Mapping[str, str]]:
    """Return where pages lie by language and page, for the scripts; ``{id}`` is a place's id."""
    return {
        code: {
            page: target(f"./{'' if page == 'map' else page}?language={code}").path
            if page != "place"
            else f"{folder(code)}place/{{id}}/{INDEX}"
            for page in (*PAGES, "downloads")
        }
        for code in LANGUAGES
    }

"""Drafts held against the articles that are known: new, changed or the same.

An article is known by its canonical address, in either language, else by its
normalised title where one of the two has no address, or theirs differ in the
language that they begin with alone: a title at another address is another
article. What people have written is never taken back: a source may correct a
title at the same address and fill an empty address, date or teaser, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from data.importers.canonical import canonical_address, language_of, normal_title, without_language
from data.importers.draft import Draft, quotation

Verdict = Literal["new", "changed", "same"]

Row = Mapping[str, str]
"""A row of the articles table as text, by column."""


@dataclass(frozen=True, slots=True)
class Match:
    """A draft, what became of it, the known row's id, and each cell to change: column, old, new."""

    draft: Draft
    verdict: Verdict
    known: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


def match(drafts: Sequence[Draft], known: Sequence[Row]) -> list[Match]:
    """Return what each draft is, in order. No known row is taken by two drafts' titles."""
    by_address: dict[str, Row] = {}
    by_title: dict[str, list[Row]] = {}
    for row in known:
        for column in ("url", "twin_url"):
            if address := canonical_address(row.get(column, "")):
                by_address.setdefault(address, row)
        by_title.setdefault(normal_title(row.get("title", "")), []).append(row)
    addressed: list[Row | None] = [
        by_address.get(canonical_address(draft.url)) if draft.url else None for draft in drafts
    ]
    taken = {row["id"] for row in addressed if row is not None}
    found: list[Match] = []
    for draft, at_address in zip(drafts, addressed, strict=True):
        titled = by_title.get(normal_title(draft.title), [])
        free = (row for row in titled if row["id"] not in taken)
        same = at_address or next((row for row in free if _may_be(draft, row)), None)
        if same is None:
            found.append(Match(draft, "new"))
        else:
            taken.add(same["id"])
            found.append(_compared(draft, same))
    return found


def _may_be(draft: Draft, row: Row) -> bool:
    """Tell whether a row of the same title may be the draft's article, by their addresses."""
    here, there = canonical_address(draft.url), canonical_address(row.get("url", ""))
    if not here or not there or _is_twin(draft, row):
        return True
    return without_language(here) == without_language(there)


def _compared(draft: Draft, row: Row) -> Match:
    changes = tuple(_changes(draft, row))
    return Match(draft, "changed" if changes else "same", row["id"], changes)


def _changes(draft: Draft, row: Row) -> list[tuple[str, str, str]]:
    wanted: dict[str, str] = {}
    address, twin = canonical_address(draft.url), canonical_address(row.get("twin_url", ""))
    if address and address == twin and address != canonical_address(row.get("url", "")):
        # The page in the other language: its title is not this row's title.
        return []
    if _spaced(draft.title) != _spaced(row.get("title", "")):
        wanted["title"] = draft.title
    if address and not row.get("url", ""):
        wanted["url"] = draft.url
    elif address and address != canonical_address(row["url"]) and _is_twin(draft, row):
        wanted["twin_url"] = draft.url
    if draft.published and not row.get("published", ""):
        wanted |= {"published": draft.published, "published_basis": "stated"}
    summarised = all(row.get(f"summary_{code}", "") for code in ("sv", "en"))
    # A teaser is shown only where a summary is missing, and in the language of the row's page.
    if not (summarised or row.get("teaser", "")) and draft.language in ("", row.get("language", "")):
        wanted |= {"teaser": text} if (text := quotation(draft.teaser)) else {}
    return [(column, row.get(column, ""), text) for column, text in wanted.items()]


def _is_twin(draft: Draft, row: Row) -> bool:
    here, there = language_of(draft.url), language_of(row.get("url", ""))
    same_site = _host(draft.url) == _host(row.get("url", ""))
    return same_site and not row.get("twin_url") and bool(here) and here != (there or "sv")


def _host(url: str) -> str:
    return canonical_address(url).partition("/")[0]


def _spaced(title: str) -> str:
    return " ".join(title.split())

"""The page's HTML: one template per language, with the numbers of today's tables filled in."""

from __future__ import annotations

from datetime import date

from components.kit.reports import contact_link
from components.kit.templates import render
from components.language import Language
from components.parts.about.facts import facts
from components.state.state import State
from data.records import Dataset, Theme, ThemeGroup
from data.status import RECKONED_MONTHS

SECTIONS = (
    "sources",
    "status",
    "after",
    "missing",
    "words",
    "licences",
    "privacy",
    "accessibility",
    "contact",
)
"""The sections by the ids that links to them carry; ``after`` is there while the programme has an end."""


def about(
    dataset: Dataset,
    words: Language,
    today: date,
    organisation: str,
    contact: str,
    *,
    static: bool = False,
) -> str:
    """Return the page; ``organisation`` and ``contact`` are empty when the operator has not set them.

    ``static`` is for the site without a server, which keeps nothing in the browser and has other shortcomings.
    """
    numbers = facts(dataset, words.code, today)
    return render(
        f"parts/about/{words.code}.html",
        words=words,
        facts=numbers,
        groups=themes_by_group(dataset),
        months=RECKONED_MONTHS,
        organisation=organisation,
        contact=contact,
        contact_link=contact_link(contact),
        sections=[section for section in SECTIONS if section != "after" or numbers.ending],
        static=static,
        table=State(page="table", language=words.code),
        articles=State(page="articles", language=words.code),
        numbers=State(page="numbers", language=words.code),
        place=State(page="place", language=words.code),
    )


def themes_by_group(dataset: Dataset) -> list[tuple[ThemeGroup, list[Theme]]]:
    """Return each group with its themes, both in table order; groups without themes are left out."""
    groups = (
        (g, [t for t in dataset.themes.values() if t.group == g.id]) for g in dataset.theme_groups.values()
    )
    return [(group, themes) for group, themes in groups if themes]

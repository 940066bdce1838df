"""What stands above and below every page: notices, and the footer."""

from __future__ import annotations

from dataclasses import replace

from components.outputs.page.page import Page
from components.parts.header.render import dropped_notice, footer, late_notice, page_title
from components.parts.paper.render import credit
from components.state.editing import EditingAddress, editing_address
from components.state.state import address
from components.view import data_date

WITH_MAPS = ("map", "place", "table", "numbers")
"""Pages that are printed with a map, whose borders have a source too."""


def title(page: Page) -> str:
    """Return the page's title."""
    return page_title(page.dataset, page.state, page.words)


def notices(page: Page) -> tuple[str, ...]:
    """Return the warnings that the data may not be the newest, and that the visitor's link has unknown values."""
    return (
        late_notice(page.served, page.words) if page.served and page.served.is_late else "",
        dropped_notice(page.words, [(d.name, d.value) for d in page.dropped]) if page.dropped else "",
    )


def page_footer(page: Page) -> str:
    """Return the footer; on paper there are source, date and address in its place."""
    newest, chosen = data_date(page.dataset, page.today), page.settings
    about = replace(page.state, page="about", selection="", start=0, id="")
    where = chosen.address and chosen.address + address(page.state).removeprefix("./")
    printed = credit(
        page.words, newest, page.today, chosen.organisation, where, maps=page.state.page in WITH_MAPS
    )
    report = page.reports.link(page.words, title(page), page.state)
    editing = editing_address(EditingAddress(language=page.words.code)) if chosen.editing else ""
    return footer(page.words, page.words.date(newest), about, report, editing) + printed

"""What the site is made from, and one page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from components.kit.reports import Reports
from components.language import Language, language
from components.outputs.client.interactive import Interactive
from components.outputs.site.layout import target
from components.state.state import State, address
from data.records import Dataset

File = tuple[str, bytes]
"""Where a file lies, from the site's root, and its content."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that decides the site's bytes.

    ``base_url`` is where it will be published, with a slash at its end, or
    empty where nobody knows yet. ``organisation`` and ``contact`` may be empty.
    ``tables`` are the tables' files by name, to be offered as they are. ``publication`` is the number
    under which the facts were published, empty where they were not.
    """

    dataset: Dataset
    today: date
    base_url: str = ""
    organisation: str = ""
    contact: str = ""
    tables: Mapping[str, bytes] = field(default_factory=dict)
    publication: str = ""

    @property
    def reports(self) -> Reports:
        """Where errors on the site's pages are reported."""
        return Reports(self.contact, self.dataset.revision, self._where)

    def _where(self, page: State) -> str:
        destination = target(address(page))
        return f"{self.base_url}{destination.path}{'?' if destination.query else ''}{destination.query}"


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. ``body`` is HTML out of our templates, with the application's addresses in it.

    ``state`` is what the page shows, and its address is the page's path; besides
    the application's pages there are those of ``layout.PLAIN``. ``title`` is
    the page's subject, empty on the start page; ``description`` says in a
    sentence what it shows. ``interactive`` names the page of the map without a
    server that takes the body's place where scripts run, if any.
    """

    state: State
    title: str
    description: str
    body: str
    interactive: Interactive | Literal[""] = ""

    @property
    def path(self) -> str:
        """Where the page lies, from the site's root."""
        return target(address(self.state)).path

    @property
    def words(self) -> Language:
        return language(self.state.language)

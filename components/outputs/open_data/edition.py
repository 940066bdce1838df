"""What is published, on which day, from where: what every file says about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from components.language import language
from components.outputs.open_data.resources import Resource
from components.state.state import DEFAULT, LANGUAGES, State, address
from components.view import data_date, shown_date
from data.records import Dataset

LICENCE = "http://creativecommons.org/licenses/by/4.0/"
"""As the national catalogue wants it written: http, with a slash at the end."""
EVERYTHING = replace(DEFAULT, page="table", status=(), funding=())
"""No filter at all. A list of open data without what has ended would mislead."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A dataset as of a day, and where it is published.

    ``root`` is the address that everything lies under, ending with a slash; in files
    without an address it leads there from the file (``../../``). ``live`` is False
    where the files are static and no query is answered. ``organisation`` and ``contact``
    are empty when the operator has not set them.
    """

    dataset: Dataset
    today: date
    root: str
    live: bool = True
    organisation: str = ""
    contact: str = ""

    @property
    def as_of(self) -> date:
        """The day of the newest fact."""
        return data_date(self.dataset, self.today)


def about(edition: Edition, resource: Resource, state: State) -> dict[str, Any]:
    """Return what a file of a list says about itself, by the names that all its forms use."""
    shows_rows = edition.live and resource.name == "partnerships"
    page = address(state).removeprefix("./") if shows_rows else ""
    return {
        "title": dict(resource.titles),
        "description": dict(resource.texts),
        "revision": edition.dataset.revision,
        "as_of": edition.as_of.isoformat(),
        "date": shown_date(edition.dataset, state, edition.today),
        "licence": LICENCE,
        "attribution": in_both("open_data.attribution"),
        "source": in_both("open_data.source"),
        "rights": in_both("export.about_licence_text"),
        "page": edition.root + page,
    }


def in_both(key: str) -> dict[str, str]:
    """Return a sentence by language."""
    return {code: language(code)(key) for code in LANGUAGES}

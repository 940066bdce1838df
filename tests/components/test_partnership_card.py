"""What a partnership's card says of its sources."""

from __future__ import annotations

from components.partnership_card.card import sources
from data.records import Dataset

PAGES = ("https://icld.se/a", "https://www.icld.se/b", "https://almhult.se/", "https://icld.se/c")


def test_pages_of_one_host_are_numbered_among_those_that_are_shown() -> None:
    assert [name for _, name in sources(PAGES)] == ["icld.se (1)", "icld.se (2)", "almhult.se"]
    assert [name for _, name in sources(PAGES[1:3])] == ["icld.se", "almhult.se"]
    assert [url for url, _ in sources(PAGES, limit=None)] == list(PAGES)


def test_no_two_sources_bear_the_same_name(real: Dataset) -> None:
    for project in real.projects.values():
        names = [name for _, name in sources(project.source_urls)]
        assert len(set(names)) == len(names)

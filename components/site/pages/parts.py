"""What the site consists of. Whoever adds something to it adds a function here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from components.site.pages.about import about_pages, missing_pages
from components.site.pages.downloads import download_pages
from components.site.pages.embed import embed_files
from components.site.pages.feed import feeds
from components.site.pages.lists import article_pages, table_pages
from components.site.pages.numbers import number_pages
from components.site.pages.open_data import open_data
from components.site.pages.page import File, Site, SitePage
from components.site.pages.place import index_pages, place_pages
from components.site.pages.start import start_pages
from components.site.pages.topics import topic_pages

Part = Callable[[Site], Iterator[SitePage | File]]
"""Yields pages, which are then put into the frame, and files, which are written as they are."""

PARTS: tuple[Part, ...] = (
    start_pages,
    index_pages,
    place_pages,
    topic_pages,
    article_pages,
    table_pages,
    number_pages,
    about_pages,
    download_pages,
    missing_pages,
    feeds,
    embed_files,
    open_data,
)

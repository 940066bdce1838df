"""What the site consists of: a function for each kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from components.outputs.site.about import about_pages, missing_pages
from components.outputs.site.articles import article_pages
from components.outputs.site.changes import change_pages
from components.outputs.site.downloads import download_pages
from components.outputs.site.embed import embed_files
from components.outputs.site.feed import feeds
from components.outputs.site.lists import table_pages
from components.outputs.site.numbers import number_pages
from components.outputs.site.open_data import open_data
from components.outputs.site.page import File, Site, SitePage
from components.outputs.site.place import index_pages, place_pages
from components.outputs.site.start import start_pages
from components.outputs.site.topics import topic_pages

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
    change_pages,
    about_pages,
    download_pages,
    missing_pages,
    feeds,
    embed_files,
    open_data,
)

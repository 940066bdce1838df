"""The open data: the same files as the application's, complete and without queries."""

from __future__ import annotations

from collections.abc import Iterator

from components.outputs.open_data.files import open_data_files
from components.outputs.site.page import File, Site


def open_data(site: Site) -> Iterator[File]:
    """Yield the lists in every form, what describes them, the page about them, and the catalogue."""
    yield from open_data_files(
        site.dataset,
        site.today,
        site.base_url,
        organisation=site.organisation,
        contact=site.contact,
    )

"""The open data as files, for a site without a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.dcat import dcat
from components.outputs.open_data.docs_page import developer_page, page_files
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.responses import respond
from data.records import Dataset

CATALOGUE = "dcat.rdf"


def open_data_files(
    dataset: Dataset, today: date, base_url: str, *, organisation: str = "", contact: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file: full lists, their descriptions, and the page for people.

    ``base_url`` is where the site will lie, ending with a slash. It may be empty: links
    then lead from file to file, and there is no catalogue to harvest, since that needs
    absolute addresses.
    """
    edition = Edition(dataset, today, base_url, False, organisation, contact)
    paths = [f"{r.name}.{kind}" for r in RESOURCES.values() for kind in (*r.formats, METADATA)]
    for path in (*paths, "openapi.json", *(f"schema/{name}.json" for name in RESOURCES)):
        name = f"api/v1/{path}"
        yield name, respond(_seen_from(edition, name), path, "").file.content
    for name, code in (("api/index.html", "sv"), ("api/en/index.html", "en")):
        yield name, developer_page(_seen_from(edition, name), code)
    for name, content in page_files().items():
        yield f"api/{name}", content
    if base_url:
        yield CATALOGUE, dcat(edition)


def _seen_from(edition: Edition, path: str) -> Edition:
    return edition if edition.root else replace(edition, root="../" * path.count("/"))

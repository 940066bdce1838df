"""The catalogue of the open data for the national data portal: DCAT-AP-SE 3 as RDF/XML.

Every thing has an absolute address of its own below the root, as harvesting demands;
the only one without is a period of time, which nothing refers to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from components.kit.reports import contact_link
from components.kit.templates import render
from components.language import language
from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.edition import LICENCE, Edition, in_both
from components.outputs.open_data.resources import FORMAT_NAMES, RESOURCES, Resource, media_type
from components.state.state import LANGUAGES
from data.dates import begin_of
from data.plain_text import one_line
from data.records import Dataset

DCAT_TYPE = "application/rdf+xml"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
SWEDEN = "http://sws.geonames.org/2661886"
_STANDARDS: Mapping[str, tuple[str, ...]] = {
    "csv": ("https://www.rfc-editor.org/rfc/rfc4180", "https://www.w3.org/TR/tabular-metadata/"),
    "geojson": ("https://www.rfc-editor.org/rfc/rfc7946",),
}


def dcat(edition: Edition) -> bytes:
    """Return the catalogue; raises ValueError when the edition's root is no absolute address."""
    if not re.match(r"https?://", edition.root):
        raise ValueError("a catalogue is harvested by absolute addresses; give the site's address")
    sets = [_set(edition, r) for r in RESOURCES.values() if r.themes]
    text = render(
        "outputs/open_data/dcat.xml",
        root=edition.root,
        live=edition.live,
        licence=LICENCE,
        authority=AUTHORITY,
        sweden=SWEDEN,
        name=language("sv")("app.name"),
        organisation=one_line(edition.organisation),
        nobody=in_both("open_data.no_publisher"),
        contact=_contact(edition.contact),
        catalogue_title=in_both("open_data.title"),
        catalogue_text=in_both("app.description"),
        service_title=in_both("open_data.service"),
        service_text=in_both("open_data.openapi_text"),
        keywords={c: language(c)("open_data.keywords").split(", ") for c in LANGUAGES},
        revision=edition.dataset.revision,
        sets=sets,
    )
    return "\n".join(line for line in text.splitlines() if line.strip()).encode("utf-8") + b"\n"


def _set(edition: Edition, resource: Resource) -> dict[str, Any]:
    """Return what the catalogue says of a list: its resource, first year and files, ready for the template."""
    kinds = (*resource.formats, "api") if edition.live else resource.formats
    return {
        "resource": resource,
        "since": _since(edition.dataset, resource.name),
        "files": [_file(edition, resource, kind) for kind in kinds],
    }


def _file(edition: Edition, resource: Resource, kind: str) -> dict[str, Any]:
    """Return a distribution; ``download`` is empty for the service ("api"), which answers queries."""
    path = f"{edition.root}api/v1/"
    descriptions = {
        "json": f"{path}schema/{resource.name}.json",
        "csv": f"{path}{resource.name}.{METADATA}",
        "api": f"{path}openapi.json",
    }
    download = "" if kind == "api" else f"{edition.root}{resource.file}.{kind}"
    titles = {
        code: language(code)("open_data.file_title", title=title, form=FORMAT_NAMES.get(kind, "API"))
        for code, title in resource.titles.items()
    }
    return {
        "kind": kind,
        "titles": titles,
        "texts": in_both(f"open_data.file_{kind}"),
        "media_type": media_type(kind),
        "access": download or f"{edition.root}api/",
        "download": download,
        "conforms": (*_STANDARDS.get(kind, ()), *([descriptions[kind]] if kind in descriptions else ())),
    }


def _since(dataset: Dataset, name: str) -> str:
    """Return the first year that a dataset covers; places are as they are now and have none."""
    if name == "articles":
        years = [a.published.first.year for a in dataset.articles.values() if a.published]
    elif name in ("partnerships", "projects"):
        years = [begun.year for p in dataset.projects.values() if (begun := begin_of(p))]
    else:
        years = []
    return str(min(years)) if years else ""


def _contact(contact: str) -> str:
    """Return where corrections go as an address; empty when ``contact`` is none."""
    return contact_link(quote(one_line(contact), safe=":/?#[]@!$&'()*+,;=%~"))

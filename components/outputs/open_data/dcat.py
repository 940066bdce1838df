"""The catalogue of the open data for the national data portal: DCAT-AP-SE 3 as RDF/XML.

Every thing has an absolute address of its own below the root, as harvesting demands;
the only one without is a period of time, which nobody points to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from components.kit.templates import render
from components.language import language
from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.edition import LICENCE, Edition
from components.outputs.open_data.resources import FORMATS, RESOURCES, Resource
from components.state.state import LANGUAGES
from data.dates import begin_of
from data.records import Dataset

DCAT_TYPE = "application/rdf+xml"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
SWEDEN = "http://sws.geonames.org/2661886"
_MAIL = re.compile(r"[^@\s<>\"',;:?&]+@[A-Za-z0-9.-]+")
_STANDARDS: Mapping[str, tuple[str, ...]] = {
    "csv": ("https://www.rfc-editor.org/rfc/rfc4180", "https://www.w3.org/TR/tabular-metadata/"),
    "geojson": ("https://www.rfc-editor.org/rfc/rfc7946",),
}


@dataclass(frozen=True, slots=True)
class _File:
    """A distribution; ``download`` is empty for the service, which is asked and not downloaded."""

    kind: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    media_type: str
    access: str
    download: str
    conforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    name: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    themes: tuple[str, ...]
    since: str
    files: tuple[_File, ...]


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
        organisation=_one_line(edition.organisation),
        nobody=_both("open_data.no_publisher"),
        contact=_contact(edition.contact),
        catalogue_title=_both("open_data.title"),
        catalogue_text=_both("app.description"),
        service_title=_both("open_data.service"),
        service_text=_both("open_data.openapi_text"),
        keywords={c: language(c)("open_data.keywords").split(", ") for c in LANGUAGES},
        revision=edition.dataset.revision,
        sets=sets,
    )
    return "\n".join(line for line in text.splitlines() if line.strip()).encode("utf-8") + b"\n"


def _set(edition: Edition, resource: Resource) -> _Set:
    files = [_file(edition, resource, kind) for kind in resource.formats]
    if edition.live:
        files.append(_service(edition, resource))
    return _Set(
        resource.name,
        resource.titles,
        resource.texts,
        resource.themes,
        _since(edition.dataset, resource.name),
        tuple(files),
    )


def _file(edition: Edition, resource: Resource, kind: str) -> _File:
    address = f"{edition.root}{resource.file}.{kind}"
    described = {
        "json": f"{edition.root}api/v1/schema/{resource.name}.json",
        "csv": f"{edition.root}{resource.file}.{METADATA}",
    }
    own = (described[kind],) if kind in described else ()
    return _File(
        kind,
        {
            c: language(c)("open_data.file_title", title=resource.titles[c], form=_form(kind))
            for c in LANGUAGES
        },
        _both(f"open_data.file_{kind}"),
        FORMATS[kind].partition(";")[0],
        address,
        address,
        (*_STANDARDS.get(kind, ()), *own),
    )


def _service(edition: Edition, resource: Resource) -> _File:
    return _File(
        "api",
        {c: language(c)("open_data.file_title", title=resource.titles[c], form="API") for c in LANGUAGES},
        _both("open_data.file_api"),
        "application/json",
        f"{edition.root}api/",
        "",
        (f"{edition.root}api/v1/openapi.json",),
    )


def _form(kind: str) -> str:
    return {"geojson": "GeoJSON"}.get(kind, kind.upper())


def _since(dataset: Dataset, name: str) -> str:
    """Return the first year that a set tells of; places are as they are now and have none."""
    if name == "articles":
        years = [a.published.first.year for a in dataset.articles.values() if a.published]
    elif name in ("partnerships", "projects"):
        years = [begun.year for p in dataset.projects.values() if (begun := begin_of(p))]
    else:
        years = []
    return str(min(years)) if years else ""


def _both(key: str) -> dict[str, str]:
    return {code: language(code)(key) for code in LANGUAGES}


def _contact(given: str) -> str:
    """Return where corrections go as an address; empty when what was given is none."""
    given = _one_line(given)
    if _MAIL.fullmatch(given):
        return f"mailto:{quote(given, safe='@+')}"
    return quote(given, safe=":/?#[]@!$&'()*+,;=%~") if re.match(r"https?://[^/\s]", given) else ""


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\s]+", " ", text).strip()

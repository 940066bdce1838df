"""Scripts, styles, rows and outlines for the browser, each under an address that changes with its content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from components.host.internals.streamlit_dom import page_script_constants
from components.kit.colours import custom_properties
from components.kit.compressed import File, compress
from components.kit.json_file import json_bytes
from components.kit.styles import SCRIPTS, shared_style
from components.kit.typeface import font_faces, font_files
from components.outputs.client.assets import BROWSER
from components.outputs.client.names import names_document
from components.outputs.client.script import call, foldings
from components.outputs.page.first_page import ELEMENT
from components.parts.map.assets import map_script, map_style, outline_documents
from components.parts.map.rows import columns, rows_json
from data.records import Dataset
from geo.outlines.boundaries import LABELS_PATH, country_labels

AT_ONCE = "Source Sans at once"
"""The typeface of the finished page: where it comes late, the page keeps another instead of moving."""
_COMPONENTS = Path(__file__).parent.parent
_rows: dict[str, File] = {}
_names: dict[str, File] = {}


@cache
def assets() -> dict[str, File]:
    """Return the map's and the page's files by name."""
    host, kit = _COMPONENTS / "host", _COMPONENTS / "kit"
    placing = _COMPONENTS / "parts" / "editing_places"
    page = [
        *((kit / name).read_bytes() for name in SCRIPTS),
        page_script_constants({"finished": ELEMENT}),
        *(
            (host / name).read_bytes()
            for name in ("map_data.js", "page.js", "around.js", "connection.js", "take_over.js")
        ),
        (_COMPONENTS / "outputs" / "figure" / "preview.js").read_bytes(),
    ]
    styles = (
        (_COMPONENTS / name).read_bytes()
        for name in ("host/first_page.css", "parts/filters/links.css", "host/streamlit.css")
    )
    names = {name: name for name in font_files()}
    faces = font_faces(names) + font_faces(names, AT_ONCE, "optional")
    search = [
        b"var PartnershipSite = {};",
        *((BROWSER / name).read_bytes() for name in ("02_text.js", "03_names.js")),
        call("PartnershipSite.foldings", foldings()),
        (kit / "combobox.js").read_bytes(),
        (host / "search.js").read_bytes(),
    ]
    return {
        # The map's frame loads scripts one after the other, so Leaflet and the layer are one.
        "map.js": compress(map_script(), "text/javascript"),
        "map.css": compress(custom_properties() + map_style("frame.css"), "text/css"),
        # On the editors' page, after the two of the map.
        "placing.js": compress((placing / "placing.js").read_bytes(), "text/javascript"),
        "placing.css": compress((placing / "placing.css").read_bytes(), "text/css"),
        "page.js": compress(b"\n".join(page), "text/javascript"),
        "search.js": compress(b"\n".join(search), "text/javascript"),
        **{name: File(font, "font/woff") for name, font in font_files().items()},
        "page.css": compress(b"\n".join((faces.encode(), shared_style(), *styles)), "text/css"),
        "icon.svg": compress((kit / "icon.svg").read_bytes(), "image/svg+xml"),
    }


@cache
def asset_folder() -> str:
    """Return the folder of the assets' addresses, relative to the application's root."""
    digest = hashlib.sha256()
    for name, file in sorted(assets().items()):
        digest.update(name.encode() + b"\0" + file.content)
    return f"assets/{digest.hexdigest()[:12]}"


@cache
def outlines() -> dict[str, File]:
    """Return the outlines that the map draws, by name: ``world.json`` and ``sweden.json``."""
    return {
        f"{name}.json": compress(json_bytes(d), "application/json") for name, d in outline_documents().items()
    }


def rows_bytes(dataset: Dataset) -> bytes:
    """Return the map's rows of a dataset as JSON."""
    return json_bytes(columns(rows_json(dataset, country_labels())))


def rows_file(dataset: Dataset) -> File:
    """Return the map's rows as a file, cached by revision."""
    return _cached(_rows, dataset, rows_bytes)


def names_file(dataset: Dataset) -> File:
    """Return the places' names of a dataset as a file, cached by revision."""
    return _cached(_names, dataset, lambda d: json_bytes(names_document(d)))


def _cached(files: dict[str, File], dataset: Dataset, make: Callable[[Dataset], bytes]) -> File:
    """Return a dataset's file, made if it is not in the cache, which holds two revisions."""
    if dataset.revision not in files:
        if len(files) > 1:
            files.clear()
        files[dataset.revision] = compress(make(dataset), "application/json")
    return files[dataset.revision]


@cache
def _outline_version() -> str:
    return hashlib.sha256(b"".join(file.content for file in outlines().values())).hexdigest()[:12]


@cache
def _program_version() -> str:
    """Rows hold the program's texts and label points too, so their address changes with these."""
    sources = [
        *sorted((_COMPONENTS / "language").glob("*.toml")),
        _COMPONENTS / "parts" / "map" / "rows.py",
        _COMPONENTS / "view" / "search.py",
        LABELS_PATH,
    ]
    return hashlib.sha256(b"".join(p.read_bytes() for p in sources)).hexdigest()[:8]


def names_url(revision: str) -> str:
    """Return the address of the places' names, relative to the application's root."""
    return f"data/{revision}-{_program_version()}/names.json"


def data_urls(revision: str) -> dict[str, str]:
    """Return the addresses of rows, world and Swedish outlines, relative to the application's root."""
    return {
        "rows": f"data/{revision}-{_program_version()}/map.json",
        "world": f"outlines/{_outline_version()}/world.json",
        "sweden": f"outlines/{_outline_version()}/sweden.json",
    }

"""The files of the map without a server, each under a name that changes with its content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from components.kit.reports import contact_link
from components.kit.styles import SCRIPTS, shared_style
from components.kit.typeface import font_faces, font_files
from components.language import language
from components.outputs.client.data import document
from components.outputs.client.script import call, foldings
from components.outputs.client.words import words_document
from components.parts.map.assets import map_script, map_style, outline_documents
from components.state.state import LANGUAGES
from data.records import Dataset
from geo.outlines.boundaries import country_labels, sweden_json

Layout = Mapping[str, Mapping[str, str]]
"""Where pages lie, from the site's root, by language and page; ``{id}`` stands for a place's id."""

_COMPONENTS = Path(__file__).parents[2]
BROWSER = Path(__file__).parent / "browser"
"""The program's scripts, in the order of their names."""
COMMON = "common.js"
"""The one script that pages without the map use too."""


@dataclass(frozen=True, slots=True)
class Assets:
    """``files`` by name, to be written into ``assets/``; ``scripts`` by language in the order to load them.

    Among the scripts are ``common``, which every page uses, and ``outlines``, which only maps use.
    """

    files: Mapping[str, bytes]
    style: str
    scripts: Mapping[str, tuple[str, ...]]
    common: str
    outlines: str


def site_assets(dataset: Dataset, today: date, layout: Layout, contact: str = "") -> Assets:
    """Return the files for a dataset as seen on a day; equal input gives equal bytes and names.

    ``contact`` is where errors are reported.
    """
    named: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        stem, _, ending = name.rpartition(".")
        full = f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        named[full] = content
        return full

    fonts = {name: add(name, content) for name, content in font_files().items()}
    style = add("map.css", font_faces(fonts).encode() + _style())
    common = add(COMMON, b"\n".join((_COMPONENTS / "kit" / name).read_bytes() for name in SCRIPTS))
    program = add("map.js", _program())
    # Words of the other language are not needed: a page speaks one, and leads to the other.
    words = {code: add(f"words-{code}.js", _words(code)) for code in LANGUAGES}
    data = add("data.js", data_script(dataset, today, layout, contact))
    outlines = add("outlines.js", _outlines())
    scripts = {code: (common, program, words[code], data, outlines) for code in LANGUAGES}
    return Assets(named, style, scripts, common, outlines)


def data_script(dataset: Dataset, today: date, layout: Layout, contact: str = "") -> bytes:
    """Return the script that hands the dataset and the pages' addresses to the program."""
    data = document(dataset, today, country_labels()) | {"report_to": contact_link(contact)}
    return call("PartnershipSite.receive", data, layout)


@cache
def _program() -> bytes:
    ours = sorted(BROWSER.glob("[0-9]*.js"))
    parts = [
        map_script(),
        *(p.read_bytes() for p in ours),
        (_COMPONENTS / "kit" / "combobox.js").read_bytes(),
        call("PartnershipSite.foldings", foldings()),
    ]
    return b"\n".join(parts)


def _words(code: str) -> bytes:
    return call("PartnershipSite.speak", words_document(language(code)))


@cache
def _outlines() -> bytes:
    # Sweden in degrees, as the data that a visitor can take from the site; the world is only drawn.
    return call("PartnershipSite.outlines", outline_documents()["world"], sweden_json())


@cache
def _style() -> bytes:
    ours = sorted(Path(__file__).parent.glob("*.css"))
    return b"\n".join((shared_style(), map_style(), *(p.read_bytes() for p in ours)))

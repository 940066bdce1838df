"""Every kind of file that the program puts out, read by somebody else's reader, and looked at for anything that acts.

``read`` returns the texts that a reader finds in a file, or raises: the reader's own error where it refuses the
file, ``ActiveError`` where something in it is more than text. A kind that is not known is a KeyError.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import feedparser
import openpyxl
import pyogrio  # type: ignore[import-untyped]  # has no types
import pypdf
import pypdfium2
import rdflib
from geojson_pydantic import FeatureCollection
from openpyxl.utils.escape import unescape
from PIL import Image

from bench.hostile_strings.web_readers import (
    ActiveError,
    Headers,
    check_address,
    html_texts,
    json_texts,
    loads,
    script_texts,
    strings_of,
    style_texts,
    svg_texts,
    tree_of,
)
from data.plain_text import FORMULA_STARTS
from tests.security.grammar import PRODUCT
from tests.security.strings import FOREIGN

Texts = set[str]
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def read(name: str, kind: str, content: bytes, headers: Headers) -> Texts:
    """The texts in a file of a kind (``READERS``), with their space made single."""
    if PRODUCT.encode() in content:
        raise ActiveError(f"{name}: a text was computed")
    return {" ".join(text.split()) for text in READERS[kind](content, headers)}


def _atom(content: bytes, _headers: Headers) -> Iterator[str]:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = tree_of(content)
    for parent in (feed, *feed.iter(f"{atom}entry")):
        if missing := [n for n in ("id", "title", "updated") if parent.find(f"{atom}{n}") is None]:
            raise ValueError(f"Atom without {missing}")
    for link in feed.iter(f"{atom}link"):
        check_address("<link>", link.get("href", ""))
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        raise ValueError(str(feed.bozo_exception))
    for entry in feed.entries:
        yield from (entry.title, entry.get("summary", ""))


def _sitemap(content: bytes, _headers: Headers) -> Iterator[str]:
    for element in tree_of(content).iter():
        if element.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}loc":
            check_address("<loc>", element.text or "")
            yield element.text or ""


def _rdf(content: bytes, _headers: Headers, form: str = "xml") -> Iterator[str]:
    for triple in rdflib.Graph().parse(data=content, format=form):
        yield str(triple[2])


def _geojson(content: bytes, _headers: Headers) -> Iterator[str]:
    FeatureCollection.model_validate(loads(content))
    with TemporaryDirectory() as folder:
        path = f"{folder}/rows.geojson"
        with open(path, "wb") as file:  # noqa: PTH123  # GDAL takes a file's name
            file.write(content)
        frame = pyogrio.raw.read(path)
    if len(frame[2]) != len(loads(content)["features"]):
        raise ValueError("GDAL reads another number of features")
    yield from strings_of(loads(content))


def _csv(content: bytes, _headers: Headers) -> Iterator[str]:
    for cell in _cells(content):
        if cell.startswith(FORMULA_STARTS) and not re.fullmatch(r"-?[0-9.]+", cell):
            raise ActiveError(f"a formula: {cell[:80]}")
        yield from (cell, cell.removeprefix("'"))


def _tables(content: bytes, _headers: Headers) -> Iterator[str]:
    """The tables as they were published, one or a ZIP of all: for programs, so no sign stands before a formula."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _cells(archive.read(name))
    else:
        yield from _cells(content)


def _cells(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different length")
    for row in rows:
        yield from row


def _xlsx(content: bytes, _headers: Headers) -> Iterator[str]:
    _parts(content)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for cell in (c for row in sheet.iter_rows() for c in row if c.value is not None):
            if cell.data_type not in ("s", "n", "d", "b"):
                raise ActiveError(f"{sheet.title}!{cell.coordinate}: {str(cell.value)[:80]}")
            if cell.hyperlink is not None:
                check_address(cell.coordinate, cell.hyperlink.target or "")
            yield unescape(str(cell.value))


def _docx(content: bytes, _headers: Headers) -> Iterator[str]:
    for name, tree in _parts(content).items():
        for element in tree.iter():
            tag = str(element.tag).rpartition("}")[2]
            # A field of ours is a page's number.
            is_page = (element.text or "").split()[:1] in ([], ["PAGE"], ["NUMPAGES"])
            if tag in ("instrText", "fldSimple", "object", "altChunk") and not is_page:
                raise ActiveError(f"{name}: field {element.text}")
            if tag == "Relationship":
                check_address(name, element.get("Target", ""))
        if name == "word/document.xml":
            paragraphs = (p for p in tree.iter() if str(p.tag).endswith("}p"))
            yield from ("".join(t.itertext()) for t in paragraphs)


def _parts(content: bytes) -> dict[str, Element]:
    """Every XML in a package of Office, read."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if package.testzip():
            raise ValueError("a damaged package")
        return {
            n: tree_of(package.read(n)) for n in package.namelist() if n.endswith((".xml", ".rels", ".vml"))
        }


def _pdf(content: bytes, _headers: Headers) -> Iterator[str]:
    document = pypdf.PdfReader(io.BytesIO(content), strict=True)
    for item in map(
        document.get_object, range(1, len(document.xref_objStm) + sum(map(len, document.xref.values())))
    ):
        if isinstance(item, pypdf.generic.DictionaryObject):
            if {"/JS", "/Launch", "/AA", "/OpenAction", "/EmbeddedFiles", "/RichMedia"} & set(item):
                raise ActiveError(f"{sorted(item)}")
            if "/URI" in item:
                check_address("a link", str(item["/URI"]))
    for page in document.pages:
        yield page.extract_text()
    drawn = pypdfium2.PdfDocument(content)
    for page in drawn:
        page.render(scale=0.2)


def _png(content: bytes, _headers: Headers) -> Iterator[str]:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    yield from (str(v) for v in picture.info.values() if isinstance(v, str))


def _zip(content: bytes, _headers: Headers) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(("/", "\\")) or ".." in name.split("/") or CONTROL.search(name):
                raise ActiveError(f"a file's name: {name!r}")
            if not name.endswith("/"):
                yield from read(name, kind_of(name, {}), archive.read(name), {})


def _text(content: bytes, _headers: Headers) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    if sign := CONTROL.search(text):
        raise ActiveError(f"a control character: {sign[0]!r}")
    yield from text.splitlines()


def _bibtex(content: bytes, headers: Headers) -> Iterator[str]:
    """One entry whose braces, those with a backslash apart, close where it ends."""
    yield from _text(content, headers)
    depth, text = 0, re.sub(r"\\.", "", content.decode(), flags=re.DOTALL).strip()
    for at, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and sign == "}" and at < len(text) - 1:
            raise ActiveError("an entry that ends early")
    if depth or not re.match(r"@\w+\{[\w-]+,", text):
        raise ValueError("an entry that does not end")


def _ris(content: bytes, headers: Headers) -> Iterator[str]:
    yield from _text(content, headers)
    lines = content.decode().splitlines()
    if not all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line):
        raise ActiveError("a line without a tag")


def _binary(content: bytes, _headers: Headers) -> Iterator[str]:
    if FOREIGN.encode() in content:
        raise ActiveError("a text in a font")
    yield ""


READERS: Mapping[str, Callable[[bytes, Headers], Iterator[str]]] = {
    "HTML": html_texts, "SVG": svg_texts, "PNG": _png, "PDF": _pdf, "XLSX": _xlsx, "DOCX": _docx,
    "CSV": _csv, "tables": _tables,
    "JSON": json_texts, "GeoJSON": _geojson, "DCAT (RDF)": _rdf, "Atom": _atom, "sitemap": _sitemap,
    "ZIP": _zip, "script": script_texts,
    "text": _text, "BibTeX": _bibtex, "RIS": _ris, "style": style_texts, "font": _binary,
}  # fmt: skip
_BY_MEDIA = {
    "text/html": "HTML", "image/svg+xml": "SVG", "image/png": "PNG", "application/pdf": "PDF", "text/csv": "CSV",
    "application/json": "JSON", "application/problem+json": "JSON", "application/schema+json": "JSON",
    "application/csvm+json": "JSON", "application/vnd.oai.openapi+json": "JSON", "application/geo+json": "GeoJSON",
    "application/rdf+xml": "DCAT (RDF)", "application/atom+xml": "Atom", "application/xml": "sitemap",
    "application/zip": "ZIP", "text/javascript": "script", "application/javascript": "script", "text/plain": "text",
    "text/css": "style", "font/woff": "font", "font/woff2": "font",
    "application/x-bibtex": "BibTeX", "application/x-research-info-systems": "RIS",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}  # fmt: skip
_BY_ENDING = {
    "html": "HTML", "svg": "SVG", "png": "PNG", "pdf": "PDF", "csv": "CSV", "json": "JSON", "geojson": "GeoJSON",
    "rdf": "DCAT (RDF)", "atom": "Atom", "xml": "sitemap", "zip": "ZIP", "js": "script", "txt": "text", "css": "style",
    "woff": "font", "woff2": "font", "xlsx": "XLSX", "docx": "DOCX", "bib": "BibTeX", "ris": "RIS",
    "md": "text", "": "text",
}  # fmt: skip


def kind_of(name: str, headers: Headers) -> str:
    """The kind of a file by what its answer says it is, else by its name's ending. Raises KeyError for any other."""
    if "site/data/tables" in name:
        return "tables"
    if media := headers.get("content-type", "").partition(";")[0]:
        return _BY_MEDIA[media]
    return _BY_ENDING[Path(name).suffix.removeprefix(".")]

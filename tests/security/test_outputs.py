"""Hostile strings through every text column and every output: each file is read by somebody else's reader.

``python -m bench.hostile_strings`` says the same as a table.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from bench.hostile_strings.outputs import COMMANDS, NO_TABLE_TEXT, ROUTES
from bench.hostile_strings.readers import READERS, read
from bench.hostile_strings.run import read_back, through_outputs
from components.host.routes import routes
from components.settings import settings
from manage import COMMANDS as EVERY_COMMAND
from tests.security.grammar import CATEGORIES, PRODUCT, hostile_strings, worst
from tests.security.tables import SAMPLE

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"
ACTIVE = {
    "HTML": (
        b"<p onclick=x>", b"<iframe srcdoc=x>", b"<a href=' java\nscript:x'>", b"<base href=/>", b"<math>",
        b"<img src=//evil.example/i>", b"<style>a{background:url(//evil.example)}</style>", b"<p style='a:__x'>",
        b"<a href='data:text/html,x'>", b"<svg><animate>", PRODUCT.encode(),
            b"<script type=application/json>{NaN}</script>",
        b"<template><object></template>",
    ),
    "SVG": (
        SVG % b"\xef\xbf\xbf", SVG % b"\x07", SVG % b"<script/>", SVG % b"<a href='javascript:x'/>",
            SVG % b"<g onload='x'/>",
        SVG % b"&nbsp;", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG % b"&a;", b"<svg>",
    ),
    "JSON": (b'{"a": NaN}', b'{"a": 1}}'),
    "CSV": (b"a;b\n=1+1;c\n", b"a;b\nc\n", b'a;b\n"c;d\n'),
    "script": (b"set(JSON.parse('{}'));alert(1);\n", b"set(JSON.parse('\"</script>\"'));\n", b"window.__x=1"),
    "text": (b"\x1b[31m", b"\xff"),
    "BibTeX": (b"@misc{a,\n title = {x}},\n}", b"@misc{a,\n title = {x\n}"),
    "RIS": (b"TI  - x\nevil\n",),
    "Atom": (b"<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>",),
    "GeoJSON": (b'{"type": "FeatureCollection", "features": [{"type": "Feature"}]}',),
    "PNG": (b"\x89PNG",),
    "PDF": (b"%PDF-1.7",),
    "DCAT (RDF)": (b"<rdf>",),
    "ZIP": (b"PK",),
}  # fmt: skip
"""Files that a reader has to refuse."""


@pytest.mark.parametrize(("kind", "content"), [(k, c) for k, files in ACTIVE.items() for c in files])
def test_a_reader_refuses_what_acts_or_is_broken(kind: str, content: bytes) -> None:
    with pytest.raises(Exception, match=r"."):
        read("a", kind, content, {"content-security-policy": "script-src 'self'"})


def test_a_formula_in_a_workbook_is_refused() -> None:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["=1+1"])
    book.save(target)
    with pytest.raises(ValueError, match="A1"):
        read("a", "XLSX", target.getvalue(), {})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../a.txt", "x")
    with pytest.raises(ValueError, match="name"):
        read("a", "ZIP", packed.getvalue(), {})


def test_every_route_and_command_is_among_the_outputs() -> None:
    chosen = settings({"PARTNERSKAPSKARTAN_TABLES": str(SAMPLE)})
    assert {route.path for route in routes(chosen)} == set(ROUTES)
    assert set(EVERY_COMMAND) == {*COMMANDS, *NO_TABLE_TEXT}


def test_the_same_seed_makes_the_same_strings_of_every_kind() -> None:
    made = hostile_strings(2000)
    assert made == hostile_strings(2000)
    assert made != hostile_strings(2000, 17)
    assert len({text for _, text in made}) == 2000
    assert {kind for kind, _ in made} == {category.name for category in CATEGORIES}


@pytest.mark.parametrize(
    "texts",
    [worst(), pytest.param([t for _, t in hostile_strings(10_000)], marks=pytest.mark.deep)],
    ids=["worst", "10,000"],
)
def test_each_string_comes_back_as_it_was_or_is_told_of(texts: list[str]) -> None:
    held, lost = read_back(texts)
    assert lost == []
    assert len(texts) * 0.8 < len(held) < len(texts)


def test_every_file_made_of_the_worst_is_read_and_holds_them_as_they_are(tmp_path: Path) -> None:
    _all_are_read(worst(), tmp_path, every=10)


@pytest.mark.deep
def test_every_file_made_of_10_000_strings_is_read(tmp_path: Path) -> None:
    _all_are_read([text for _, text in hostile_strings(10_000)], tmp_path, every=12)


def _all_are_read(texts: list[str], folder: Path, every: int) -> None:
    held, _ = read_back(texts)
    report = through_outputs(held, folder, every=every)
    assert report.failed == []
    assert report.lacking() == {}
    assert set(report.files) == set(READERS)

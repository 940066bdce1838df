"""PNG, SVG and PDF: their sizes, what they carry, and that they come out the same."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from components.outputs.figure.presets import PRESETS
from components.outputs.figure.render_figure import figure_bytes, figure_svg
from components.state.figure import Options
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, pixels, root, view
from tests.conftest import ROOT

SMALL = Options(preset="half-column")


@pytest.mark.parametrize(
    "preset",
    [p if p in ("half-column", "link") else pytest.param(p, marks=pytest.mark.deep) for p in PRESETS],
)
def test_a_picture_has_the_pixels_and_the_resolution_of_its_sheet(real: Dataset, preset: str) -> None:
    sheet = PRESETS[preset]
    with Image.open(
        BytesIO(figure_bytes(asked(view(real), Options(preset=preset), ORIGIN), "png"))
    ) as picture:
        assert picture.size == (sheet.width_px, sheet.height_px)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert picture.getpixel((0, 0)) == (255, 255, 255, 255)


@pytest.mark.parametrize("preset", ["half-column", "a5"])
def test_a_document_is_one_page_of_its_sheet_with_its_fonts_inside(real: Dataset, preset: str) -> None:
    content = figure_bytes(asked(view(real), Options(preset=preset), ORIGIN), "pdf")
    assert b"/FontFile" in content
    assert b"SourceSansPro" in content
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((PRESETS[preset].width, PRESETS[preset].height), abs=0.1)
    assert "partnerskap" in document[0].get_textpage().get_text_bounded()


def test_a_picture_may_have_no_background(real: Dataset) -> None:
    content = figure_bytes(asked(view(real), Options(preset="half-column", transparent=True), ORIGIN), "png")
    with Image.open(BytesIO(content)) as picture:
        assert picture.getpixel((0, 0))[3] == 0


def test_a_drawing_holds_its_settings_its_rows_and_its_font(real: Dataset) -> None:
    shown = view(real, country=("KE",))
    svg = figure_svg(asked(shown, SMALL, ORIGIN))
    tree = root(svg)
    report = json.loads(tree.findtext("{http://www.w3.org/2000/svg}metadata") or "")
    assert report == {
        "query": "country=KE&preset=half-column", "today": "2026-11-22", "address": ORIGIN.address,
        "organisation": ORIGIN.organisation, "revision": real.revision, "rows": len(shown.rows),
    }  # fmt: skip
    assert tree.findtext("{http://www.w3.org/2000/svg}desc") == f"Karta över Kenya. {shown.sentence}"
    assert svg.count("@font-face") == 2


def test_another_process_makes_the_same_bytes(real: Dataset) -> None:
    code = (
        "import sys; from hashlib import sha256\n"
        "from tests.components.outputs.figure.seen import *\n"
        "from components.outputs.figure.render_figure import figure_bytes\n"
        "from components.state.figure import Options\n"
        "from data.reading.read_folder import read_folder; from tests.conftest import TABLES\n"
        "shown = view(read_folder(TABLES).dataset)\n"
        "figure_bytes(asked(shown, Options(preset='square', map='close', focus='KE'), ORIGIN), 'svg')\n"
        "for kind in ('png', 'svg'):\n"
        "    print(sha256(figure_bytes(asked(shown, Options(preset='half-column'), ORIGIN), kind)).hexdigest())\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = [
        sha256(figure_bytes(asked(view(real), SMALL, ORIGIN), kind)).hexdigest() for kind in ("png", "svg")
    ]
    assert run.stdout.split() == ours


def test_a_document_drawn_twice_has_the_same_pixels(real: Dataset) -> None:
    first, second = (figure_bytes(asked(view(real), SMALL, ORIGIN), "pdf") for _ in range(2))
    assert pixels(first) == pixels(second)

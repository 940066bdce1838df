"""PNG, SVG and PDF: their sizes, what they carry, and that they come out the same."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from components.outputs.figure.png_metadata import texts_of
from components.outputs.figure.presets import PRESETS
from components.outputs.figure.render_figure import figure_bytes, figure_svg
from components.state.figure import FORMS, Options
from data.records import Dataset
from manage import manage
from tests.components.outputs.figure.seen import ORIGIN, TODAY, root, view
from tests.conftest import ROOT

SMALL = Options(preset="half-column")


@pytest.mark.parametrize(
    "preset",
    [p if p in ("half-column", "link") else pytest.param(p, marks=pytest.mark.deep) for p in PRESETS],
)
def test_a_picture_has_the_pixels_and_the_resolution_of_its_sheet(real: Dataset, preset: str) -> None:
    sheet = PRESETS[preset]
    with Image.open(BytesIO(figure_bytes(view(real), Options(preset=preset), "png", ORIGIN))) as picture:
        assert picture.size == (sheet.width_px, sheet.height_px)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert picture.getpixel((0, 0)) == (255, 255, 255, 255)


@pytest.mark.parametrize("preset", ["half-column", "a5"])
def test_a_document_is_one_page_of_its_sheet_with_its_fonts_inside(real: Dataset, preset: str) -> None:
    content = figure_bytes(view(real), Options(preset=preset), "pdf", ORIGIN)
    assert b"/FontFile" in content
    assert b"SourceSansPro" in content
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((PRESETS[preset].width, PRESETS[preset].height), abs=0.1)
    assert "partnerskap" in document[0].get_textpage().get_text_bounded()


def test_a_picture_may_have_no_background(real: Dataset) -> None:
    content = figure_bytes(view(real), Options(preset="half-column", transparent=True), "png", ORIGIN)
    with Image.open(BytesIO(content)) as picture:
        assert picture.getpixel((0, 0))[3] == 0


def test_a_drawing_holds_its_settings_its_rows_and_its_font(real: Dataset) -> None:
    shown = view(real, country=("KE",))
    svg = figure_svg(shown, SMALL, ORIGIN)
    tree = root(svg)
    told = json.loads(tree.findtext("{http://www.w3.org/2000/svg}metadata") or "")
    assert told == {
        "query": "country=KE&preset=half-column", "today": "2026-11-22", "address": ORIGIN.address,
        "organisation": ORIGIN.organisation, "revision": real.revision, "rows": len(shown.rows),
    }  # fmt: skip
    assert tree.findtext("{http://www.w3.org/2000/svg}desc") == f"Världskarta. {shown.sentence}"
    assert svg.count("@font-face") == 2


@pytest.mark.parametrize("kind", FORMS)
def test_the_command_makes_the_same_file_from_a_pictures_own_settings(
    real: Dataset, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown = view(real, theme=("climate",), language="en")
    options = Options(preset="square", map="both", title="Ett & två <tre>")
    picture = figure_bytes(shown, options, "png", ORIGIN)
    told = json.loads(texts_of(picture)["Settings"])
    target = tmp_path_factory.mktemp("figure") / f"again.{kind}"
    found = CliRunner().invoke(
        manage,
        ["figure", "--query", told["query"], "--today", told["today"], "--address", told["address"],
         "--organisation", told["organisation"], "--to", str(target)],
    )  # fmt: skip
    assert found.exit_code == 0, found.output
    made, again = figure_bytes(shown, options, kind, ORIGIN), target.read_bytes()
    assert pixels(made) == pixels(again) if kind == "pdf" else made == again


def test_a_picture_says_what_it_shows(real: Dataset) -> None:
    told = texts_of(figure_bytes(view(real), SMALL, "png", ORIGIN))
    assert told["Title"] == "Aktiva kommunala partnerskap"
    assert told["Description"].startswith("Världskarta. 30 aktiva partnerskap")


def test_another_process_makes_the_same_bytes(real: Dataset) -> None:
    code = (
        "import sys; from hashlib import sha256\n"
        "from tests.components.outputs.figure.seen import *\n"
        "from components.outputs.figure import Options, figure_bytes\n"
        "from data.reading.read_folder import read_folder; from tests.conftest import TABLES\n"
        "shown = view(read_folder(TABLES).dataset)\n"
        "figure_bytes(shown, Options(preset='square', map='close', focus='KE'), 'svg', ORIGIN)\n"
        "for kind in ('png', 'svg'):\n"
        "    print(sha256(figure_bytes(shown, Options(preset='half-column'), kind, ORIGIN)).hexdigest())\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = [sha256(figure_bytes(view(real), SMALL, kind, ORIGIN)).hexdigest() for kind in ("png", "svg")]
    assert run.stdout.split() == ours


def test_a_document_drawn_twice_has_the_same_pixels(real: Dataset) -> None:
    first, second = (figure_bytes(view(real), SMALL, "pdf", ORIGIN) for _ in range(2))
    assert pixels(first) == pixels(second)


def pixels(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    return bytes(document[0].render(scale=2).to_pil().tobytes())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "karta.jpg"], "slutar på .png, .svg eller .pdf"),
        (["--to", "saknas/karta.svg", "--preset", "half-column"], "går inte att skriva"),
        (["--to", "x", "--each", "theme", "--query", "country=AR"], "Inga partnerskap"),
        (["--to", "manage.py", "--each", "theme"], "är en fil"),
        (["--to", "x.svg", "--query", "&".join("a=1" for _ in range(200))], "Rapport"),
        (["--to", "karta.jpg", "--language", "en"], "ends in .png, .svg or .pdf"),
    ],
)
def test_a_figure_that_cannot_be_made_says_why(arguments: list[str], words: str) -> None:
    found = CliRunner().invoke(manage, ["figure", *arguments, "--today", TODAY.isoformat()])
    assert found.exit_code == 1
    assert words in found.output
    assert "Traceback" not in found.output


def test_what_the_query_names_in_vain_is_told_and_the_figure_is_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("figure") / "karta.svg"
    address = "https://example.org/karta/report?theme=klimat&preset=half-column&ink=blue&colour=red&labels=no"
    found = CliRunner().invoke(
        manage, ["figure", "--query", address, "--today", TODAY.isoformat(), "--to", str(target)]
    )
    assert (found.exit_code, found.stdout) == (0, f"{target}\n")
    theme, ink, colour = found.stderr.splitlines()
    assert theme.startswith("Frågan: theme har inget värde ”klimat”; det togs inte med. Det finns: ")
    assert ink == "Frågan: ink har inget värde ”blue”; det togs inte med. Det finns: colour, grey."
    assert colour.startswith("Frågan: ”colour” är inget filter")
    assert '"query": "preset=half-column&labels=no"' in target.read_text("utf-8").replace(
        "&amp;", "&"
    ).replace("&#34;", '"')

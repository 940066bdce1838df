"""Streamlit's fonts as they are sent: cut from the installed ones, with every letter and icon that a page may show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

import components
from components.host.build_fonts import ICONS, TEXT, icon_names, ligatures, original
from components.host.internals.streamlit_files import ADDRESS
from components.host.static_files import CUT_FONTS, StreamlitFiles
from components.kit.typeface import LETTERS

SHOWN = [*Path(components.__file__).parent.rglob("*.toml"), *Path(components.__file__).parent.rglob("*.html")]
TABLES = [*(Path(__file__).parents[2] / "tables").glob("*.csv")]


@pytest.mark.parametrize("pattern", [ICONS, *TEXT])
def test_the_cut_font_is_sent_in_place_of_the_installed_one(pattern: str) -> None:
    """If not, Streamlit has another font: run ``python -m components.host.build_fonts``."""
    name = original(pattern).name
    client = TestClient(Starlette(middleware=[Middleware(StreamlitFiles)]))
    answer = client.get(f"{ADDRESS}media/{name}")
    assert answer.content == (CUT_FONTS / name).read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert len(answer.content) < original(pattern).stat().st_size / 2


def test_no_other_font_is_there() -> None:
    assert {p.name for p in CUT_FONTS.iterdir()} == {original(pattern).name for pattern in (ICONS, *TEXT)}


@pytest.mark.parametrize("pattern", TEXT)
def test_no_letter_of_texts_and_tables_is_lost(pattern: str) -> None:
    whole, cut = (
        set(TTFont(path).getBestCmap()) for path in (original(pattern), CUT_FONTS / original(pattern).name)
    )
    texts = "".join(path.read_text(encoding="utf-8") for path in (*SHOWN, *TABLES))
    assert ({ord(letter) for letter in texts} | set(LETTERS)) & whole <= cut


@pytest.mark.parametrize("pattern", TEXT)
def test_every_weight_is_kept(pattern: str) -> None:
    whole, cut = (
        TTFont(path)["fvar"].axes[0] for path in (original(pattern), CUT_FONTS / original(pattern).name)
    )
    assert (cut.axisTag, cut.minValue, cut.maxValue) == (whole.axisTag, whole.minValue, whole.maxValue)


def test_no_icon_that_a_script_or_page_names_is_lost() -> None:
    whole, cut = (ligatures(TTFont(path)) for path in (original(ICONS), CUT_FONTS / original(ICONS).name))
    wanted = icon_names()
    assert {name for name in whole if name in wanted} <= set(cut)
    assert {"keyboard_double_arrow_left", "close", "expand_more"} <= set(cut)
    scripts = "".join(p.read_text("utf-8") for p in (original(ICONS).parents[1] / "js").glob("*.js"))
    named = set(re.findall(r":material/([a-z0-9_]+):", scripts))
    assert named & set(whole) <= set(cut)

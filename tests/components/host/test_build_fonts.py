"""Streamlit's icons as they are sent: cut from the installed font, with every one that a page may show."""

from __future__ import annotations

import re

from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from components.host.build_fonts import ICONS, icon_names, ligatures, original
from components.host.internals.streamlit_files import ADDRESS
from components.host.static_files import CUT_FONTS, StreamlitFiles


def test_the_cut_font_is_sent_in_place_of_the_installed_one() -> None:
    """If not, Streamlit has another font: run ``python -m components.host.build_fonts``."""
    name = original(ICONS).name
    client = TestClient(Starlette(middleware=[Middleware(StreamlitFiles)]))
    answer = client.get(f"{ADDRESS}media/{name}")
    assert answer.content == (CUT_FONTS / name).read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert len(answer.content) < original(ICONS).stat().st_size / 2


def test_no_other_font_is_there() -> None:
    assert {p.name for p in CUT_FONTS.iterdir()} == {original(ICONS).name}


def test_no_icon_that_a_script_or_page_names_is_lost() -> None:
    whole, cut = (ligatures(TTFont(path)) for path in (original(ICONS), CUT_FONTS / original(ICONS).name))
    wanted = icon_names()
    assert {name for name in whole if name in wanted} <= set(cut)
    assert {"keyboard_double_arrow_left", "close", "expand_more"} <= set(cut)
    scripts = "".join(p.read_text("utf-8") for p in (original(ICONS).parents[1] / "js").glob("*.js"))
    named = set(re.findall(r":material/([a-z0-9_]+):", scripts))
    assert named & set(whole) <= set(cut)

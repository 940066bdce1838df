"""The typeface for the web: small files with the letters that names here are written in."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from components.kit.typeface import WEIGHTS, font_bytes, font_faces, font_files


@pytest.mark.parametrize("name", list(font_files()))
def test_a_file_is_small_and_has_the_letters_of_our_languages_and_names(name: str) -> None:
    content = font_files()[name]
    assert content.startswith(b"wOFF")
    assert len(content) < 60_000
    font = TTFont(BytesIO(content))
    assert "Open Font License" in str(font["name"].getDebugName(13))
    letters = font.getBestCmap()
    assert [c for c in "AZazåäöÅÄÖéüŠžłŁşİКалушЇє’–−↑" if ord(c) not in letters] == []


def test_each_weight_has_its_face_and_text_does_not_wait_for_it() -> None:
    css = font_faces({name: f"at/{name}" for name in font_files()})
    assert css.count("font-display: swap") == css.count("@font-face") == len(WEIGHTS)
    for weight, name in zip(WEIGHTS, font_files(), strict=True):
        assert f'font-weight: {weight}; font-display: swap; src: url("at/{name}")' in css


def test_the_whole_face_is_larger() -> None:
    assert all(len(font_bytes(w)) > 2 * len(f) for w, f in zip(WEIGHTS, font_files().values(), strict=True))

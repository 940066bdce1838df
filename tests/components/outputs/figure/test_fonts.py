"""The typeface: how wide a text is, where it breaks, which letters there are."""

from __future__ import annotations

import re

import pytest

from components.outputs.figure.fonts import FAMILY, font_css, missing, shortened, uncommon, width, wrapped

TEXT = "Kommunala partnerskap mellan Sverige och världen"


def test_width_grows_with_the_text_its_size_and_its_weight() -> None:
    assert width("", 10) == 0
    assert width(TEXT, 20) == pytest.approx(2 * width(TEXT, 10))
    assert width(TEXT, 10, 600) > width(TEXT, 10)
    assert width("iii", 10) < width("mmm", 10)


def test_lines_have_room_and_lose_no_word() -> None:
    lines = wrapped(TEXT, 10, 80, 10)
    assert len(lines) > 1
    assert " ".join(lines) == TEXT
    assert all(width(line, 10) <= 80 for line in lines)


def test_what_finds_no_room_ends_in_dots() -> None:
    lines = wrapped(TEXT, 10, 80, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert width(lines[-1], 10) <= 80
    assert shortened("kort", 10, 80) == "kort"


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = wrapped("x" * 60, 10, 80, 20)
    assert "".join(lines) == "x" * 60
    assert all(width(line, 10) <= 80 for line in lines)


def test_letters_that_are_not_there_are_told_each_once() -> None:
    assert missing("Växjö – Łódź") == ""
    assert missing("中文中") == "中文"
    assert missing("A\u030a") == ""
    assert uncommon("Växjö ł文") == "文"


def test_a_figure_carries_the_letters_that_it_uses() -> None:
    css = font_css(400, "")
    assert re.match(
        rf"@font-face{{font-family:'{FAMILY}';font-weight:400;src:url\(data:font/ttf;base64,", css
    )
    assert len(font_css(400, "Ж")) > len(css)

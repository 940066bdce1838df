"""The typeface: how wide a text is, where it breaks, which letters there are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.figure import fonts
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


@given(st.text("il Mö\u00a0", max_size=60), st.integers(8, 20), st.integers(5, 120), st.integers(1, 4))
def test_what_is_found_by_halving_is_what_trying_each_letter_finds(
    text: str, size: int, room: int, most: int
) -> None:
    found = shortened(text, size, room)
    shorter = text
    while shorter and width(f"{shorter}…", size) > room:
        shorter = shorter[:-1].rstrip()
    assert found == (text if width(text, size) <= room else f"{shorter}…")
    # The lines that there is room for are the same, however much comes after them.
    every = wrapped(text, size, room, 1000)
    assert wrapped(text, size, room, most)[: most - 1] == every[: most - 1]
    assert len(wrapped(text, size, room, most)) == min(len(every), most)


@pytest.mark.parametrize("text", ["x" * 10_000, "fjord " * 2000, "\u0301" * 10_000, "x\u00a0" * 5000])
def test_a_text_without_end_is_measured_a_few_times(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    measure = fonts._measure(400)

    class Counting:
        def getlength(self, part: str) -> float:
            measured.append(len(part))
            return measure.getlength(part)

    fonts._measured.cache_clear()
    monkeypatch.setattr(fonts, "_measure", lambda weight: Counting())
    assert len(wrapped(text, 8, 500, 3)) <= 3
    assert shortened(text, 8, 500).endswith("…")
    assert len(measured) < 500
    assert max(measured) <= fonts.LONGEST_LINE + 1


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

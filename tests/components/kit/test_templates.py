"""Templates escape what they are given, and do not pass over what they are not given."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from components.kit.templates import environment, points, render
from components.language import language


def test_values_are_escaped_unless_they_are_markup() -> None:
    built = environment().from_string("{{ value }}")
    assert built.render(value="<b>&") == "&lt;b&gt;&amp;"
    assert built.render(value=Markup("<b>")) == "<b>"


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("parts/header/notice.html", words=language("sv"))
    assert "ett &amp; två" in render(
        "parts/header/notice.html", words=language("sv"), heading="", texts=["ett & två"]
    )


def test_what_no_file_may_hold_is_replaced() -> None:
    values = {"words": language("sv"), "heading": "", "texts": ["a\x07\ufffe\ud800b"]}
    assert "a\ufffd\ufffd\ufffdb" in render("parts/header/notice.html", **values)


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.5, "1.5"), (0.126, "0.13"), (100.0, "100"), (0.0, "0")]
)
def test_lengths_are_short(value: float, text: str) -> None:
    assert points(value) == text


def test_a_template_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"words": language("sv"), "heading": "", "texts": ["ett"]}
    before = render("parts/header/notice.html", **values)
    monkeypatch.setattr("os.path.getmtime", pytest.fail)  # what Jinja asks whether a file has changed
    assert render("parts/header/notice.html", **values) == before

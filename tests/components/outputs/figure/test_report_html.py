"""What the page says beside a figure: letters that were lost, texts to be copied."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from components.outputs.figure.captions import lost_letters
from components.outputs.figure.report_html import letters, texts
from components.outputs.figure.request import Origin
from components.state.figure import Options
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from manage import manage
from tests.components.outputs.figure.seen import ORIGIN, asked, view


def test_letters_that_the_typeface_lacks_are_told(
    sample: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown, lost = view(sample), Options(preset="half-column", title="თბილისი, 中文 och Gruža")
    assert lost_letters(asked(shown, lost)) == "".join(sorted(set("თბილისი中文")))
    assert letters(view(sample, figure=lost), ORIGIN).startswith("Typsnittet saknar ")
    assert letters(view(sample), ORIGIN) == ""
    target = tmp_path_factory.mktemp("figure") / "karta.svg"
    words = [
        "figure",
        "--query",
        "preset=half-column&title=中文",
        "--to",
        str(target),
        "--today",
        "2026-11-22",
    ]
    report = CliRunner().invoke(manage, words)
    assert (report.exit_code, report.stdout) == (0, f"{target}\n")
    assert report.stderr.startswith("Typsnittet saknar 中文: ")


def test_a_button_copies_a_text_that_stands_beside_it(real: Dataset) -> None:
    view = build_view(real, State(), date(2026, 11, 22))
    page = LexborHTMLParser(texts(view, Origin("https://example.org/", "ICLD")))
    named = [button.attributes["data-copy-from"] for button in page.css("[data-copy-from]")]
    assert len(set(named)) == len(named) == len(page.css(".pk-figure-text")) > 1
    for name in named:
        (shown,) = page.css(f'[id="{name}"]')
        assert shown.text().strip() == shown.text() != ""

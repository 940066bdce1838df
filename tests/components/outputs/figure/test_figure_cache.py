"""Files of figures: their names, those kept, everything in one ZIP, and the rows they agree with."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from threading import Event
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from components.outputs.figure import figure_cache
from components.outputs.figure.captions import alt_text, caption, long_description
from components.outputs.figure.figure_cache import BusyError, FigureCache, bundle, figure_name, texts
from components.state.figure import Options
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, TODAY, asked, view


@pytest.mark.parametrize(
    ("state", "options", "name"),
    [
        (State(theme=("climate",)), Options(), "partnerskap_aktiva_klimat-och-miljo_a4-liggande_2026-11-22.png"),
        (State(), Options(map="sweden", preset="a5"), "partnerskap_aktiva_sverige_a5_2026-11-22.png"),
        (State(language="en", status=()), Options(map="close", focus="KE", ink="grey"),
         "partnerships_all_kenya_a4-landscape_greyscale_2026-11-22.png"),
        (State(date="2020"), Options(wording="en"), "partnerships_active_a4-landscape_2020.png"),
    ],
)  # fmt: skip
def test_a_files_name_says_what_it_is(real: Dataset, state: State, options: Options, name: str) -> None:
    assert figure_name(asked(view(real, state), options), "png") == name


def test_the_same_figure_is_drawn_once(sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Options] = []
    monkeypatch.setattr(figure_cache, "figure_bytes", lambda *a: drawn.append(a[1]) or b"figure")
    kept, shown = FigureCache(), view(sample)
    for _ in range(3):
        assert kept.figure(asked(shown, Options(), ORIGIN), "svg") == b"figure"
    assert len(drawn) == 1
    kept.figure(asked(shown, Options(labels=False), ORIGIN), "svg")
    kept.figure(asked(shown, Options(), ORIGIN), "png")
    kept.figure(asked(view(sample, language="en"), Options(), ORIGIN), "svg")
    kept.figure(asked(view(replace(sample, revision="another figure")), Options(), ORIGIN), "svg")
    kept.figure(asked(build_view(sample, State(), TODAY + timedelta(days=1)), Options(), ORIGIN), "svg")
    assert len(drawn) == 6


def test_what_is_kept_has_a_bound(sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_cache, "figure_bytes", lambda *a: b"x" * 40)
    kept, shown = FigureCache(most=100), view(sample)
    for title in ("one", "two", "one", "three"):
        kept.figure(asked(shown, Options(title=title), ORIGIN), "svg")
    monkeypatch.setattr(figure_cache, "figure_bytes", lambda *a: b"new")
    assert kept.figure(asked(shown, Options(title="one"), ORIGIN), "svg") != b"new"
    assert kept.figure(asked(shown, Options(title="two"), ORIGIN), "svg") == b"new"


def test_whoever_comes_when_too_many_wait_is_told(sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def slow(*arguments: object) -> bytes:
        begun.set()
        assert go_on.wait(30)
        return b"done"

    monkeypatch.setattr(figure_cache, "figure_bytes", slow)
    kept, shown = FigureCache(waiting=1), view(sample)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(kept.figure, asked(shown, Options(), ORIGIN), "svg")
        assert begun.wait(30)
        with pytest.raises(BusyError):
            kept.figure(asked(shown, Options(title="another"), ORIGIN), "svg")
        go_on.set()
        assert first.result() == b"done"


def test_everything_of_a_figure_in_one_zip(real: Dataset) -> None:
    shown = view(real, State(country=("KE",), status=()))
    options = Options(preset="half-column")
    with ZipFile(BytesIO(bundle(asked(shown, options, ORIGIN)))) as archive:
        names = archive.namelist()
        assert names == [
            "partnerskap_alla_kenya_halvspalt_2026-11-22.png", "partnerskap_alla_kenya_halvspalt_2026-11-22.svg",
            "partnerskap_alla_kenya_halvspalt_2026-11-22.pdf", "partnerskap_alla_kenya_2026-11-22.xlsx",
            "partnerskap_alla_kenya_2026-11-22.csv", "bildtext-och-alternativtext.txt",
        ]  # fmt: skip
        rows = list(
            csv.reader(StringIO(archive.read(names[4]).decode("utf-8-sig"), newline=""), delimiter=";")
        )
        sheet = load_workbook(BytesIO(archive.read(names[3]))).worksheets[0]
        report = archive.read(names[5]).decode("utf-8-sig")
    assert [r[0] for r in rows[1:]] == [r.id for r in shown.rows]
    assert [r[0] for r in sheet.iter_rows(min_row=2, values_only=True)] == [r.id for r in shown.rows]
    figure = asked(shown, options, ORIGIN)
    for text in (alt_text(figure), caption(figure), long_description(figure)):
        assert text.replace("\n", "\r\n") in report
    assert report == texts(figure)


def test_a_files_name_is_plain(sample: Dataset) -> None:
    shown = view(sample, text="../../<å>; rm -rf")
    name = figure_name(asked(shown, Options(ink="grey", map="close", focus="KE")), "png")
    assert name == "partnerskap_aktiva_a-rm-rf_kenya_a4-liggande_grasvart_2026-11-22.png"

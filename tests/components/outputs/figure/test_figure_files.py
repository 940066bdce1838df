"""Files of figures: their names, those kept, everything in one ZIP, and the rows they agree with."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from components.kit.task import Tables, Task
from components.outputs.figure.captions import alt_text, caption, long_description
from components.outputs.figure.figure_files import (
    bundle,
    chart_bytes,
    chart_task,
    figure_name,
    figure_task,
    texts,
)
from components.outputs.figure.render_figure import figure_bytes
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, TODAY, asked, view
from tests.conftest import TABLES


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


def test_the_queue_makes_the_figure_of_the_view(real: Dataset) -> None:
    state = State(theme=("climate",), text="a", selection="place:vaxjo", sort="-theme", start=20)
    figure = asked(view(real, state), Options(preset="half-column", wording="en", title="Två & ett"), ORIGIN)
    tables = Tables(TABLES, real.revision, TODAY)
    assert figure_task(tables, figure, "svg").file() == figure_bytes(figure, "svg")
    shown = view(real, state)
    assert chart_task(tables, shown, "themes", "svg", ORIGIN).file() == chart_bytes(
        shown, "themes", "svg", ORIGIN
    )


def test_whatever_decides_a_figure_decides_its_task(sample: Dataset) -> None:
    tables = Tables(TABLES, sample.revision, TODAY)

    def task(
        tables: Tables = tables, options: Options | None = None, kind: str = "svg", **state: str
    ) -> Task:
        return figure_task(tables, asked(view(sample, **state), options or Options(), ORIGIN), kind)

    assert task() == task()
    others = (
        task(options=Options(labels=False)),
        task(kind="png"),
        task(language="en"),
        task(replace(tables, revision="another figure")),
        task(replace(tables, today=TODAY + timedelta(days=1))),
    )
    assert len({task(), *others}) == 1 + len(others)


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

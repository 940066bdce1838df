"""Every month from 2009 to 2032, before the programme's end and after it: application, client and ``list`` agree."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from components.outputs.export.command import list_rows
from components.state.state import State, encode
from components.view import build_view, time_steps
from data.dataset import assemble
from data.dates import parse_partial_date
from data.records import Dataset
from data.schema.schema import TABLES
from tests.browser.site import build
from tests.browser.site.engine import Engine, running

MONTHS = [date(year, month, 1) for year in range(2009, 2033) for month in range(1, 13)]
COUNTED = """([days, asked]) => days.map(day => {
    const PS = PartnershipSite, pairs = day ? asked.concat([["date", day]]) : asked;
    const view = PS.view(PS.dataset, PS.state.decode("map", pairs, PS.dataset.known));
    return [view.counts.partnerships, ...view.counts.by_status, view.sentence];
})"""


def counted(dataset: Dataset, state: State, today: date) -> list[object]:
    view = build_view(dataset, state, today)
    return [view.counts.partnerships, *view.counts.by_status.values(), view.sentence]


@pytest.mark.parametrize("asked", [State(), State(status=(), funding=())])
def test_the_client_counts_as_the_application_does(engine: Engine, real: Dataset, asked: State) -> None:
    days = [day.isoformat() for day in MONTHS]
    result = engine.evaluate(COUNTED, [days, list(encode(asked).items())])
    expected = [counted(real, replace(asked, date=day), build.TODAY) for day in days]
    assert [day for day, a, b in zip(days, result, expected, strict=True) if a != b] == []


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1)])
def test_after_the_end_the_client_shows_what_the_application_shows(
    monkeypatch: pytest.MonkeyPatch, real: Dataset, day: date
) -> None:
    monkeypatch.setattr("tests.browser.site.engine.TODAY", day)
    steps = time_steps(real, day)
    with running(real) as engine:
        assert engine.evaluate("() => PartnershipSite.dataset.data.steps") == list(steps)
        dates = ["", "today", *(step for step in steps if step)]
        for language in ("sv", "en"):
            asked = State(language=language)
            result = engine.evaluate(COUNTED, [dates, list(encode(asked).items())])
            assert result == [counted(real, replace(asked, date=step), day) for step in dates]


def test_pauses_stops_and_dates_to_the_day_count_alike(real: Dataset) -> None:
    tables = {
        name: list(real.coverage if name == "coverage" else getattr(real, name).values()) for name in TABLES
    }
    kinds = [
        ("paused", "2020", "2023-06-30", "2022-03"),
        ("stopped", "2020-02", "2021-09-15", "2022"),
        ("paused", "2021", "", "2022"),
        ("active", "2025-07-01", "2026-12", "2025"),
        ("active", "2019", "", "2019"),
        ("active", "2019", "2022", "2019"),
    ]
    confirmed = [None] * 4 + [parse_partial_date("2023-05-09")] * 2
    alone = [own[0] for own in real.projects_of.values() if len(own) == 1][: len(kinds)]
    for project, (stated, *dates), seen in zip(alone, kinds, confirmed, strict=True):
        start, end, evidence = (parse_partial_date(text) if text else None for text in dates)
        place = real.partnerships[project.partnership].swedish_place if seen else ""
        changed = replace(project, confirmed=seen, confirmed_by=place)
        changed = replace(changed, start=start, end=end, evidence_date=evidence, stated_status=stated)  # type: ignore[arg-type]  # a literal
        tables["projects"][tables["projects"].index(project)] = changed
    dataset, asked = assemble(tables), State(status=(), funding=())
    days = [day.isoformat() for day in MONTHS if 2019 <= day.year <= 2027]
    with running(dataset) as engine:
        result = engine.evaluate(COUNTED, [days, list(encode(asked).items())])
    assert result == [counted(dataset, replace(asked, date=day), build.TODAY) for day in days]


@pytest.mark.parametrize(
    "months", [MONTHS[::24], pytest.param(MONTHS, marks=pytest.mark.deep)], ids=["some", "all"]
)
def test_list_gives_as_many_rows_as_the_page(real: Dataset, months: list[date]) -> None:
    for day in months:
        result = CliRunner().invoke(
            list_rows, ["--query", f"date={day}", "--format", "csv", "--today", build.TODAY.isoformat()]
        )
        assert result.exit_code == 0, result.output
        shown = build_view(real, State(date=day.isoformat()), build.TODAY)
        rows = list(csv.reader(result.stdout.lstrip("\ufeff").splitlines(), delimiter=";"))[1:]
        assert [row[0] for row in rows] == [r.id for r in shown.rows], day

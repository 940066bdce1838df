"""What the browser tells of the rows ahead is what Python tells: who ends, what is newest, what is uncertain."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from components.state.state import State, encode
from components.view import build_view
from components.view.outlook import outlook
from data.records import BASES, STATUSES, Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine
from tests.browser.site.states import dated

IN_BROWSER = """asked => asked.map(pairs => {
    const PS = PartnershipSite, state = PS.state.decode("map", pairs, PS.dataset.known);
    const found = PS.outlook(PS.view(PS.dataset, state));
    const dated = lines => lines.map(x => [x.row.id, x.date]);
    return [PS.iso(found.until), found.active, dated(found.ends), found.withProgramme.map(r => r.id),
            found.programmeEnd ? PS.iso(found.programmeEnd) : "", dated(found.started), dated(found.news),
            found.doubts];
})"""


def told(dataset: Dataset, state: State) -> list[Any]:
    """Return of Python's outlook what the browser is asked for."""
    result = outlook(build_view(dataset, state, TODAY))
    ends, started, news = (
        [[x.row.id, x.date.text] for x in lines] for lines in (result.ends, result.started, result.news)
    )
    return [
        result.until.isoformat(),
        result.active,
        ends,
        [r.id for r in result.with_programme],
        result.programme_end.isoformat() if result.programme_end else "",
        started,
        news,
        [list(doubt) for doubt in result.doubts],
    ]


def same(engine: Engine, real: Dataset, asked: list[State]) -> None:
    result = engine.evaluate(IN_BROWSER, [list(encode(s).items()) for s in asked])
    for state, browsers in zip(asked, result, strict=True):
        assert browsers == told(real, state), state


def test_each_status_basis_and_kind_of_day_is_told_alike(engine: Engine, real: Dataset) -> None:
    days = ["", "2019", "2020-02", "2024-02-29", "2026-01-01", "2026-03-01", "2027-06-01"]
    same(
        engine,
        real,
        [
            State(language=code, date=day, status=status, funding=funding)
            for code in ("sv", "en")
            for day in days
            for status in ((), *((s,) for s in STATUSES))
            for funding in ((), ("yes",))
        ]
        + [State(status=(), basis=(basis,)) for basis in BASES],
    )


@pytest.mark.parametrize("lists", [2, pytest.param(20, marks=pytest.mark.deep)])
def test_random_states_are_told_alike(engine: Engine, real: Dataset, lists: int) -> None:
    @settings(max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(dated(real, "map"), min_size=40, max_size=40))
    def compare(asked: list[State]) -> None:
        same(engine, real, asked)

    compare()

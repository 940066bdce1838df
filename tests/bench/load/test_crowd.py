"""A few sessions against the real server, and against two of it behind nginx."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bench.load.applications import MAP, ONE_WIDGET, Application, running
from bench.load.crowd import Plan, churn, crowd
from bench.load.figures import Met
from bench.processes import processor, resident
from bench.servers import environment
from tests.browser.harness.server import TABLES, TODAY

PLAN = Plan(3, seconds=2.0, think=(0.1, 0.3), ramp=0.2)


@pytest.mark.parametrize(("application", "processes"), [(ONE_WIDGET, 1), (MAP, 1), (MAP, 2)])
def test_sessions_open_the_page_and_change_it(application: Application, processes: int) -> None:
    variables = environment(tables=TABLES, today=date.fromisoformat(TODAY))
    seen: list[float] = []
    with running(application, processes, variables) as subject:
        assert len(subject.pids) == processes
        met = asyncio.run(crowd(subject.target, PLAN, lambda: seen.append(resident(subject.pids))))
        assert (met.errors, met.late, len(met.first)) == ({}, 0, 3)
        assert len(met.change) >= 3
        assert met.received > 500 * len(met.change)
        assert processor(subject.pids) > 0
        left = Met()
        asyncio.run(churn(subject.target, 5, 2, left))
        assert (len(left.first), len(left.change), left.errors) == (5, 5, {})
    assert min(seen) > 10


def test_a_server_that_is_not_there_is_an_error_for_each_session() -> None:
    with running(ONE_WIDGET) as subject:
        pass
    met = asyncio.run(crowd(subject.target, PLAN))
    assert sum(met.errors.values()) == 3
    assert met.first == []

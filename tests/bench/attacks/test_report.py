"""What an attack's figures come to, and that they stand in a page and replace only themselves."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from bench.attacks.bounds import BOUNDS
from bench.attacks.catalogue import ATTACKS
from bench.attacks.report import BEGIN, END, HEAD, NoPlaceError, remarks, row, updated
from bench.attacks.result import Memory, Outcome, classes, peak, wait
from bench.load.figures import Met

QUIET, BUSY = Met(change=[0.04] * 20), Met(change=[0.05] * 20)
OUTCOME = Outcome(
    "figures", QUIET, Met(change=[0.08] * 20), BUSY,
    {"200": 10, "503 with Retry-After": 20, "503": 1, "414": 2, "open": 3}, 16,
    30.0, Memory(250, 0), Memory(300, 400), 2.0, [b"line"] * 5, (), after=Memory(260, math.nan),
)  # fmt: skip


def test_a_row_tells_figures_by_the_minute_and_the_ratio_to_sharing_the_processor() -> None:
    cells = dict(zip(HEAD, row(OUTCOME), strict=True))
    assert cells["attack"].startswith("figures: ")
    assert list(cells.values())[2:] == [
        "16", "200s: 20, 400s: 4, 500s: 2, 503 with Retry-After: 40, open: 6", "250, 300, 260", "0, 400, -",
        "40, 50, 80", "1.60", "0", "2", "10", "0", "met",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"during": Met(change=[0.1] * 20)}, "met"),
        ({"during": Met(change=[0.11] * 20)}, "NOT MET"),
        ({"during": Met(change=[0.08] * 18, late=2)}, "NOT MET"),
        ({"during": Met()}, "NOT MET"),
        ({"during": Met(change=[0.08], errors={"TimeoutError": 1})}, "NOT MET"),
        ({"beside": Met(change=[0.05], errors={"OSError": 1})}, "NOT MET"),
        ({"foreign": ("socket.getaddrinfo checkip.example",)}, "NOT MET"),
        ({"ended": True}, "SERVER ENDED"),
    ],
)
def test_the_goal_is_a_short_wait_nobody_turned_away_and_nobody_else_asked(
    changed: dict[str, Met], verdict: str
) -> None:
    assert row(replace(OUTCOME, **changed))[-1] == verdict


def test_the_table_says_of_every_attack_what_bounds_it() -> None:
    assert list(BOUNDS) == list(ATTACKS)


def test_what_was_met_and_who_was_asked_is_told_once() -> None:
    outcome = replace(
        OUTCOME,
        during=Met(errors={"OSError": 3}),
        foreign=("proxy GET a", "proxy GET a"),
        lines=[b"first", b"a\x1b[2J\xff", b"b", b"c" * 1000],
    )
    assert remarks([outcome]) == [
        "figures, during: 3 x OSError", "figures, foreign: proxy GET a",
        r"figures, log: 'a\x1b[2J\ufffd'", "figures, log: 'b'", "figures, log: 'c" + "c" * 198,
    ]  # fmt: skip


def test_a_change_without_an_answer_waits_for_ever_and_what_is_gone_has_no_memory() -> None:
    assert wait(Met(change=[0.1] * 18, late=2)) == math.inf
    assert peak([Memory(1, math.nan), Memory(3, 5), Memory(2, 4)]) == Memory(3, 5)
    assert classes({"101 closed": 1, "101": 1, "refused": 2, "200": 1, "204": 1}) == {
        "101": 1, "101 closed": 1, "200s": 2, "refused": 2,
    }  # fmt: skip


def test_rows_stand_between_the_marks_and_others_stay() -> None:
    page = f"# Security\n\n{BEGIN}\n{END}\n\nThe end.\n"
    tables = ("attack", "ratio"), ("proof", "command", "goal")
    first = updated(page, ((tables[0], [("a: old", "1"), ("b: x", "2")]), (tables[1], [])))
    second = updated(first, ((tables[0], [("a: new", "3"), ("c: y", "4")]), (tables[1], [("p", "q", "met")])))
    assert [line for line in second.splitlines() if line] == [
        "# Security", BEGIN,
        "| attack | ratio |", "| ------ | ----- |", "| a: new | 3     |", "| b: x   | 2     |", "| c: y   | 4     |",
        "| proof | command | goal |", "| ----- | ------- | ---- |", "| p     | q       | met  |",
        END, "The end.",
    ]  # fmt: skip
    assert updated(second, ((tables[0], []), (tables[1], []))) == second
    with pytest.raises(NoPlaceError):
        updated("# Security\n", ())

"""However many events there are, the lines of a minute are bounded, every event is counted, and none is hidden."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from components.kit import log_limit
from components.kit.log_limit import (
    HOUR_S,
    MINUTE_S,
    MOST_KINDS,
    MOST_LINES,
    MOST_OF_A_KIND,
    MOST_SUMMED_UP,
    Limit,
    Turn,
)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def counted(lines: list[str]) -> int:
    """Return how many events the lines at the end of a minute speak of."""
    return sum(
        1 if "once" in text else int(re.findall(r"(\d+) times", text)[0])
        for text in (line.partition(" in a minute: ")[0] for line in lines)
    )


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.floats(0, 90)), max_size=20))
def test_every_event_is_written_or_counted_and_each_minute_has_its_bound(
    events: list[tuple[int, int, float]],
) -> None:
    clock = Clock()
    limit = Limit(clock)
    written = told = sent = this_minute = 0

    def summed_up(lines: list[str]) -> None:
        nonlocal told, this_minute
        assert len(lines) <= MOST_SUMMED_UP
        told += counted(lines)
        this_minute = 0

    for kind, times, pause in events:
        clock.seconds += pause
        for _ in range(times):
            if clock.seconds >= MINUTE_S and limit.remaining == 0:
                summed_up(limit.ended())
            sent += 1
            if limit.enter(kind, lambda kind=kind: f"kind {kind}") is not Turn.COUNTED:
                written += 1
                this_minute += 1
        assert this_minute <= MOST_LINES
    summed_up(limit.ended(now=True))
    assert written + told == sent
    assert not limit.is_counting


def test_a_few_of_a_kind_are_written_and_the_others_summed_up_when_the_minute_is_over() -> None:
    clock = Clock()
    limit = Limit(clock)
    turns = [limit.enter("a", lambda: "text of a") for _ in range(317)]
    assert [turn is Turn.COUNTED for turn in turns] == [False] * MOST_OF_A_KIND + [True] * (
        317 - MOST_OF_A_KIND
    )
    assert limit.ended() == []
    clock.seconds = MINUTE_S
    assert limit.ended() == [f"again {317 - MOST_OF_A_KIND} times in a minute: text of a"]
    assert limit.enter("a", lambda: "text of a") is Turn.SHORT
    clock.seconds = 2 * MINUTE_S
    assert limit.ended() == []


def test_the_places_of_an_error_are_written_once_an_hour_for_each_kind() -> None:
    clock = Clock()
    limit = Limit(clock)
    turns = {}
    for minute in range(61):
        clock.seconds = minute * MINUTE_S
        limit.ended()
        turns[minute] = limit.enter("a", str)
    assert [minute for minute, turn in turns.items() if turn is Turn.FULL] == [0, HOUR_S / MINUTE_S]
    assert limit.enter("b", str) is Turn.FULL


def test_a_flood_hides_no_other_event() -> None:
    """Of what nobody has seen a line, a line comes first when the minute is over."""
    clock = Clock()
    limit = Limit(clock)
    for number in range(MOST_LINES):
        for _ in range(1000):
            limit.enter(number, str)
    assert limit.enter("store", lambda: "the store is gone") is Turn.COUNTED
    clock.seconds = MINUTE_S
    lines = limit.ended()
    assert "once in a minute: the store is gone" in lines
    assert len(lines) == MOST_SUMMED_UP
    assert "events of other kinds" in lines[-1]


def test_kinds_without_end_take_no_memory_without_end() -> None:
    clock = Clock()
    limit = Limit(clock)
    for number in range(4 * MOST_KINDS):
        clock.seconds += 2
        limit.ended()
        limit.enter(number, str)
    for number in range(4 * MOST_KINDS):
        limit.enter(f"at once {number}", str)
    assert len(limit._full) <= MOST_KINDS
    assert len(limit._counts) <= MOST_KINDS
    assert sum(1 for _ in limit.ended(now=True)) <= log_limit.MOST_SUMMED_UP

"""A record is one line that can be printed, whatever somebody put into it."""

from __future__ import annotations

import logging
import re
import sys
from types import TracebackType

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.kit.log_line import LONGEST, LONGEST_FULL, TRACEBACK, kind, line
from components.kit.templates import render
from components.state.state import revision_of

ANY = st.text(st.characters(codec=None, categories=None), max_size=3000)


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise ValueError("\x1b[2J")


def record(
    message: object, *args: object, error: BaseException | None = None, name: str = "a"
) -> logging.LogRecord:
    info: tuple[type[BaseException], BaseException, TracebackType | None] | None = None
    if error is not None:
        info = (type(error), error, error.__traceback__)
    return logging.LogRecord(name, logging.ERROR, "/somewhere/a.py", 7, message, args, info)


@given(ANY, ANY, ANY, st.booleans(), st.booleans())
def test_a_record_is_one_printable_line_of_bounded_length(
    message: str, text: str, name: str, full: bool, with_error: bool
) -> None:
    errors = ExceptionGroup(text, [ValueError(text), KeyError(message)])
    errors.__cause__ = UnspeakableError()
    result = line(record(message, text, error=errors if with_error else None, name=name), full=full)
    assert result.replace("\u00a0", " ").replace("\u202f", " ").isprintable()
    assert len(result) <= (LONGEST_FULL if full else LONGEST)
    result.encode("utf-8")


def test_an_error_says_what_it_is_and_where_it_arose_and_once_how_it_came_there() -> None:
    def deep(n: int) -> None:
        raise KeyError("\x1b[2J") if n == 0 else deep(n - 1) or ValueError

    try:
        try:
            deep(3)
        except KeyError as cause:
            raise RuntimeError("torn") from cause
    except RuntimeError as error:
        caught = error
    short, full = line(record("Uncaught %s", "run", error=caught)), line(record("x", error=caught), full=True)
    assert "ERROR a: Uncaught run: RuntimeError: torn (" in short
    assert r"because of KeyError: '\x1b[2J' (" in short
    assert f":{caught.__traceback__.tb_lineno if caught.__traceback__ else 0} test_an_error" in short
    assert TRACEBACK not in short
    assert f" | {TRACEBACK}" in full


def test_our_own_place_is_named_beside_a_librarys() -> None:
    with pytest.raises(ValueError) as ours:
        revision_of("rx")
    assert "(components/state/state.py:" in line(record("", error=ours.value))
    with pytest.raises(jinja2.TemplateError) as theirs:
        render("parts/no/such.html")
    assert re.search(
        r"\(jinja2/\S+ \w+, from components/kit/templates.py:\d+ ", line(record("", error=theirs.value))
    )


def test_endless_recursion_and_a_message_that_does_not_fit_its_values_are_lines_too() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as deep:
        again()
    assert len(line(record("deep", error=deep.value), full=True)) <= LONGEST_FULL
    assert "%d of them" in line(record("%d of them", "many"))
    assert line(record(UnspeakableError())).endswith("a message in /somewhere/a.py:7")


def test_events_of_a_place_are_of_a_kind_whatever_is_said() -> None:
    assert kind(record("%s", "a")) == kind(record("%s", "b"))
    errors = []
    for text in ("a", "b"):
        try:
            int(text)
        except ValueError:
            errors.append(sys.exc_info()[1])
    assert kind(record("x", error=errors[0])) == kind(record("y", error=errors[1]))
    assert kind(record("x", error=errors[0])) != kind(record("x", error=KeyError("a")))
    named = record("x")
    named.kind = "other"
    assert kind(named) != kind(record("x"))

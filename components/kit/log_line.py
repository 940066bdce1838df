"""A record of a log as one line that can be printed: time, level, logger, message, and an error with its place.

Who sends a request decides much of what a record says, so a line has an end: it is cut in its middle.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from time import localtime, strftime
from traceback import walk_tb

from data.files.terminal import escaped, shortened

LONGEST = 500
"""Characters of a line."""
LONGEST_FULL = 2000
"""Characters of a line with all the places that an error came through."""
TRACEBACK = "Traceback: "
"""What stands before those places, the innermost first."""
_MESSAGE, _ERROR = 180, 240
"""Characters of a message with an error after it, and of the error's own text."""
_MOST_ERRORS = 4
"""Errors that are named when one came of another."""
_MOST_PLACES = 25
_OWN = ("components/", "data/", "geo/", "dashboard.py", "manage.py")
_ROOT = Path(__file__).parents[2]


def line(record: logging.LogRecord, *, full: bool = False, time: bool = True) -> str:
    """Return the line of a record, without a line end; ``full`` with all places of its error."""
    error = _error(record)
    text = _message(record)
    if error is not None:
        text = ": ".join(filter(None, (shortened(text.strip(), _MESSAGE), _errors(error))))
    head = f"{record.levelname} {record.name}: "
    if time:
        head = f"{strftime('%Y-%m-%d %H:%M:%S', localtime(record.created))} {head}"
    longest = LONGEST_FULL if full else LONGEST
    if full and error is not None:
        text = f"{text} | {TRACEBACK}{' < '.join(_places(error))}"
    # Cut before it is escaped too: what is cut away may be millions of characters.
    return shortened(escaped(shortened(f"{head}{text.strip()}", longest)), longest)


def kind(record: logging.LogRecord) -> tuple[str, ...]:
    """Return what records of the same event have in common: where they are written and where their error arose.

    None of it is anything that a visitor sends. Who logs in one place what is of several kinds names it in the
    record's attribute ``kind``.
    """
    error = _error(record)
    raised = (type(error).__qualname__, _place(error)) if error is not None else ()
    return (record.name, f"{record.pathname}:{record.lineno}", *raised, str(getattr(record, "kind", "")))


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001  # whatever somebody's text does when it is put together: the event is told of
        return (
            str(record.msg)
            if isinstance(record.msg, str)
            else f"a message in {record.pathname}:{record.lineno}"
        )


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if isinstance(record.exc_info, tuple) else None


def _errors(error: BaseException) -> str:
    return ", because of ".join(
        f"{_named(one)} ({_place(one)})" for one in islice(_chain(error), _MOST_ERRORS)
    )


def _named(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001  # an error that cannot even say what it is
        text = ""
    name = type(error).__qualname__
    return shortened(f"{name}: {text}" if text else name, _ERROR)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it came of; of a group of errors, the first."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        else:
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _place(error: BaseException) -> str:
    """Return the innermost place, and the innermost one in our own code."""
    places = _places(error) or ["nowhere"]
    own = next((place for place in places if place.startswith(_OWN)), places[0])
    return places[0] if own == places[0] else f"{places[0]}, from {own}"


def _places(error: BaseException) -> list[str]:
    """Return the places that an error came through, the innermost first."""
    frames = [(frame.f_code, number) for frame, number in walk_tb(error.__traceback__)]
    most = frames[-_MOST_PLACES:][::-1]
    return [f"{_file(code.co_filename)}:{number} {code.co_name}" for code, number in most]


@cache
def _file(name: str) -> str:
    """Return a file's path as it is below this program or below the libraries."""
    path = Path(name)
    if "site-packages" in path.parts:
        return Path(*path.parts[path.parts.index("site-packages") + 1 :]).as_posix()
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else name

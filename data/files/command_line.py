"""What the commands of ``manage.py`` share: options, and what they get from the program that runs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from data.dates import swedish_day
from data.schema.schema import Language


@dataclass(frozen=True, slots=True)
class Program:
    """Clock, settings and work of other folders, as Click's object; ``manage.py`` makes it.

    ``now`` is in UTC. ``tables`` is the folder that the application reads, ``contact`` its operator's address.
    ``with_points`` adds to a ``Loaded`` the problems that outlines show. ``package_parts`` makes from a
    ``Revision`` and a language what a hand-over package holds besides the data, by path. ``difference`` describes
    what tables and their dataset change against a ``Revision`` (None: everything is new) on a day, line by line in
    a language; no line where nothing changes.
    """

    now: Callable[[], datetime]
    tables: Callable[[], Path]
    contact: Callable[[], str]
    with_points: Callable[[Any], Any] = lambda loaded: loaded
    package_parts: Callable[[Any, str], Mapping[str, bytes]] = lambda revision, language: {}
    difference: Callable[[Any, Mapping[str, bytes], Any, date, Language], Sequence[str]] = (
        lambda before, files, dataset, day, language: ()
    )

    def today(self) -> date:
        """Return the day, in Sweden."""
        return swedish_day(self.now())


pass_program = click.make_pass_decorator(Program)
"""Gives a command the ``Program`` as its first argument."""
language_option = click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)


def tables_folder() -> Path:
    """Return the folder of the tables, as the default of an option."""
    program: Program = click.get_current_context().obj
    return program.tables()

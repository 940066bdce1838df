"""That two checkouts are measured in turns, each beside the other, and what is told of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bench.beside import MEASURES, beside, chosen, combined, report
from bench.result import Series
from bench.servers import environment
from bench.turns import Checkout, Pairs, in_turns

OLD, NEW = (Checkout(name, Path(name), sys.executable, {}) for name in ("old", "new"))


def test_each_is_measured_right_after_the_other_and_none_is_always_first() -> None:
    requests = []

    def measure(checkout: Checkout, turn: int) -> dict[tuple[str, str], float]:
        requests.append((checkout.name, turn))
        return {("x", "s"): turn * (2 if checkout is NEW else 1)}

    (actual,) = in_turns(OLD, NEW, 2, measure)
    assert requests == [("new", 0), ("old", 0), ("old", 1), ("new", 1), ("new", 2), ("old", 2)]
    assert actual == Pairs("x", "s", (1, 2), (2, 4))


def test_the_median_of_the_turns_own_ratios_counts() -> None:
    # The medians themselves, 10 and 11, would say something else.
    actual = Pairs("first-map", "ms", (10, 20, 2), (11, 10, 12), (5, 5, 5))
    assert actual.as_json()["ratio"] == 1.1
    cells = [cell.strip() for cell in report([actual]).splitlines()[2].strip("|").split("|")]
    assert cells == ["first-map", "ms", "10", "11", "1.10", "0.50 - 6.00", "3", "5"]


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    (tmp_path / "manage.py").write_text("import sys; sys.exit(sys.argv[1:] == ['site'] and 'No tables')")
    checkout = Checkout("old", tmp_path, sys.executable, environment())
    assert checkout.command("figure")["s"] > 0
    with pytest.raises(RuntimeError, match="No tables"):
        checkout.command("site")


def test_what_was_not_there_in_time_is_a_failure() -> None:
    assert combined("old", Series((1.0, 2.0), 1000)) == (1.0, 2.0)
    with pytest.raises(click.ClickException, match="new: "):
        combined("new", Series((1.0, None), 1000))


def test_some_measures_can_be_chosen(tmp_path: Path) -> None:
    command, option = click.Context(beside), beside.params[4]
    assert chosen(command, option, "site,start") == {"site", "start"}
    assert chosen(command, option, "") == set(MEASURES)
    reply = CliRunner().invoke(beside, [str(tmp_path), "--only", "sites"])
    assert reply.exit_code == 2
    assert "sites; known are" in reply.output


def test_a_measured_program_is_configured_by_nothing_but_the_measurement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DATABASE_URL", "PARTNERSKAPSKARTAN_CONTACT", "STREAMLIT_SERVER_PORT", "PYTHONPATH"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("HOME", "/home/x")
    reply = environment(tables=Path("/t"))
    assert {"HOME": "/home/x", "PARTNERSKAPSKARTAN_TABLES": "/t"}.items() <= reply.items()
    assert [name for name, value in reply.items() if value == "x"] == []

"""What commands get from the program that runs them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click
from click.testing import CliRunner

from data.files.command_line import Program, language_option, pass_program, tables_folder

LATE = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=tables_folder)
@language_option
@pass_program
def tell(program: Program, folder: Path, language: str) -> None:
    """Tell what there is."""
    click.echo(f"{folder} {language} {program.today()}")


def test_a_command_gets_clock_and_folder() -> None:
    program = Program(lambda: LATE, lambda: Path("tables"), lambda: "")
    assert program.today() == date(2026, 11, 23)
    assert CliRunner().invoke(tell, [], obj=program).output == "tables sv 2026-11-23\n"
    assert CliRunner().invoke(tell, ["--folder", "x", "--language", "en"], obj=program).output == (
        "x en 2026-11-23\n"
    )

"""Proofs on the store, with large counts; PostgreSQL is started for this.

python -m bench.store [--kills-sqlite 200] [--kills-postgres 50] [--processes 8] [--each 50]
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from bench.draft_proof import killed_drafts, race_drafts
from bench.store_proof import killed, race
from tests.services.postgres import postgres


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--kills-sqlite", default=200, show_default=True)
@click.option("--kills-postgres", default=50, show_default=True)
@click.option("--processes", default=8, show_default=True)
@click.option("--each", default=50, show_default=True, help="Publications of each process.")
@click.option("--seed", default=1, show_default=True)
def main(kills_sqlite: int, kills_postgres: int, processes: int, each: int, seed: int) -> None:
    """Prove it, and print what was counted."""

    def say(line: str) -> None:
        click.echo(line, err=True)

    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-store-") as folder, postgres() as server:
        stores = {"SQLite": str(Path(folder) / "race.sqlite"), "PostgreSQL": server.database()}
        for name, address in stores.items():
            say(f"{processes} processes publish on {name} ...")
            click.echo(
                f"{name}, {processes} processes, {each} publications each: {race(address, processes, each)}"
            )
        stores = {"SQLite": str(Path(folder) / "editors.sqlite"), "PostgreSQL": server.database()}
        for name, address in stores.items():
            say(f"{processes} editors save and publish drafts on {name} ...")
            counted = race_drafts(address, processes, each)
            click.echo(f"{name}, {processes} editors, {each} drafts each: {counted}")
        say(f"PostgreSQL is restarted under {processes} editors ...")
        click.echo(f"PostgreSQL, restarted: {race_drafts(server.database(), processes, each, server)}")
        say("SQLite is killed ...")
        click.echo(f"SQLite: {killed(str(Path(folder) / 'kill.sqlite'), kills_sqlite, seed, say=say)}")
        drafts = Path(folder) / "drafts.sqlite"
        click.echo(f"SQLite, drafts: {killed_drafts(str(drafts), kills_sqlite, seed, say=say)}")
        say("PostgreSQL is killed ...")
        click.echo(f"PostgreSQL: {killed(server.database(), kills_postgres, seed, server, say)}")
        click.echo(
            f"PostgreSQL, drafts: {killed_drafts(server.database(), kills_postgres, seed, server, say)}"
        )


if __name__ == "__main__":
    main()

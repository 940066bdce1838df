"""``manage.py dictionary``: writes the data dictionary from the schema."""

from __future__ import annotations

from pathlib import Path

import click

from data.schema.dictionary import dictionary

ROOT = Path(__file__).parents[2]
DICTIONARY = ROOT / "docs" / "data-dictionary.md"


@click.command("dictionary")
def write_dictionary() -> None:
    """Write docs/data-dictionary.md from the schema."""
    DICTIONARY.write_text(dictionary(), encoding="utf-8")
    click.echo(DICTIONARY.relative_to(ROOT))

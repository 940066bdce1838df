"""The command line: everything about the data that is done outside the dashboard.

``python3 manage.py --help`` lists the commands. Each stands in the ``command.py`` of the folder that does the
work, and is loaded when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent
_OWN_PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
if __name__ == "__main__" and any(find_spec(package) is None for package in ("babel", "click", "pandas")):
    # Called by a Python that lacks the packages: the one of ``make install`` has them.
    if _OWN_PYTHON.exists() and Path(sys.executable) != _OWN_PYTHON:
        os.execv(_OWN_PYTHON, [str(_OWN_PYTHON), *sys.argv])
    sys.exit(
        "Paketen som manage.py behöver är inte installerade. Kör: make install\n"
        "The packages that manage.py needs are not installed. Run: make install"
    )

if sys.flags.optimize > 1:
    sys.exit(
        "Starta Python utan -OO och PYTHONOPTIMIZE=2 (högst -O): biblioteken som ritar figurer kräver det.\n"
        "Start Python without -OO and PYTHONOPTIMIZE=2 (-O at most): the libraries that draw figures need it."
    )
if __name__ == "__main__" and sys.getfilesystemencoding() == "ascii" and os.environ.get("PYTHONUTF8") != "1":
    # A locale without letters, in which the å of a note or of a file's name would be lost.
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
try:
    Path.home()
except RuntimeError:  # a user without an account: libraries ask for its home folder when they are imported
    os.environ["HOME"] = "/nonexistent"

import click

from components.settings import now, settings, tables_folder
from data.files.command_line import Program
from data.files.terminal import for_people
from data.store.served import set_clock

if TYPE_CHECKING:
    from datetime import date

    from data.reading.load import Loaded
    from data.records import Dataset
    from data.schema.schema import Language
    from data.store.revision import Files, Revision

COMMANDS = {
    "articles": "geo.settle.command:articles",
    "ask": "components.outputs.letter.command:ask",
    "bench": "bench.__main__:bench",
    "brief": "components.outputs.brief.command:brief",
    "bring-in": "data.editing.command:bring_in",
    "changes": "components.outputs.export.changes_command:changes",
    "check": "data.reading.command:check",
    "compare": "components.outputs.comparison.command:compare_publications",
    "dictionary": "data.schema.command:write_dictionary",
    "discard": "data.store.draft_command:discard",
    "draft": "data.store.draft_command:export_draft",
    "drafts": "data.store.draft_command:list_drafts",
    "export": "data.store.command:export",
    "figure": "components.outputs.figure.command:figure",
    "history": "data.store.command:history",
    "import": "data.importers.command:import_articles",
    "link": "geo.link.command:link",
    "list": "components.outputs.export.command:list_rows",
    "locate": "geo.geocoding.command:locate",
    "names": "geo.gazetteer.command:names",
    "publish": "data.store.command:publish",
    "replies": "components.outputs.letter.command:replies",
    "save": "data.store.draft_command:save",
    "settle": "geo.settle.command:settle",
    "show": "components.outputs.comparison.command:show",
    "site": "components.outputs.site.command:site",
    "sources": "data.sources.command:sources",
    "template": "data.editing.command:write_template",
    "undo": "data.store.command:undo",
}
"""Each command by its name: module and function."""


class Commands(click.Group):
    """Loads a command's module when the command is called, or its help is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = resolve_name(COMMANDS[cmd_name])
        return command


def _with_points(loaded: Loaded) -> Loaded:
    from geo.outlines.points import with_points

    return with_points(loaded)


def _package_parts(revision: Revision, language: str) -> Mapping[str, bytes]:
    from components.outputs.site.package import package_parts

    return package_parts(revision, language)


def _difference(
    before: Revision | None, files: Files, dataset: Dataset, day: date, language: Language
) -> list[str]:
    from components.outputs.comparison.lines import difference_lines

    return difference_lines(before, files, dataset, day, language)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def manage(context: click.Context) -> None:
    """Check and maintain the data of Partnerskapskartan."""
    set_clock(now)
    if context.obj is None:
        context.obj = Program(
            now, tables_folder, lambda: settings().contact, _with_points, _package_parts, _difference
        )


if __name__ == "__main__":
    # Tables, files and other hosts' pages bring text that no terminal may take for a command.
    sys.stdout, sys.stderr = for_people(sys.stdout, always=False), for_people(sys.stderr)
    manage()

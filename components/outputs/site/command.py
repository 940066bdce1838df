"""``manage.py site``: read the tables, build, write, and report progress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import monotonic

import click

from components.language import Language, language
from components.outputs.site.build import site_files
from components.outputs.site.page import File, Site
from components.outputs.site.write_folder import SiteStop, check_folder, write_site
from components.settings import SettingError, settings, today
from data.reading.read_folder import Loaded, read_folder
from data.records import PartnershipMapError
from data.store.errors import StoreError
from data.store.served import at_revision, served

_BASE = re.compile(r"https?://[^\s/?#\"'<>]+(?:/[^\s?#\"'<>]*)?")


@click.command("site")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), default=Path("build/site"),
              show_default=True, help="The folder to write; a site that is there already is replaced.")  # fmt: skip
@click.option("--from", "tables", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The tables (default: the newest publication; without a store, data/tables).")  # fmt: skip
@click.option("--revision", type=click.IntRange(1), help="The publication of this number instead.")
@click.option("--base-url", default="", help="Where it will be published, as https://www.example.org/karta/; "
              "needed for sitemap, link previews and whole addresses in the feed.")  # fmt: skip
@click.option("--today", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to call today.")
@click.option("--language", "code", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def site(
    folder: Path, tables: Path | None, revision: int | None, base_url: str, day: date | None, code: str
) -> None:
    """Write the whole map as a web site that needs no server, in both languages."""
    words = language(code)
    if tables and revision:
        raise click.UsageError("Give --from or --revision, not both.")
    try:
        configured = settings()
        base = _base(base_url)
        check_folder(folder)
        number, (loaded, files) = ("", _read(tables)) if tables else _published(configured.tables, revision)
        if loaded.problems:
            click.echo(words("site.problems", n=len(loaded.problems)), err=True)
        inputs = Site(
            loaded.dataset,
            date(day.year, day.month, day.day) if day else today(configured),
            base,
            configured.organisation,
            configured.contact,
            files,
            number,
        )
        _build(folder, inputs, words)
    except StoreError as stop:
        click.echo(stop.sentence("sv" if code == "sv" else "en"), err=True)
        raise SystemExit(stop.code) from stop
    except SiteStop as stop:
        click.echo(words(f"site.stop_{stop.kind}", **stop.values), err=True)
        raise SystemExit(1) from stop
    except (SettingError, PartnershipMapError) as stop:
        click.echo(words("site.stop_build", reason=str(stop)), err=True)
        raise SystemExit(1) from stop


def _base(address: str) -> str:
    """Return where the site will be published, with a slash at its end; empty if not known yet."""
    if address and not _BASE.fullmatch(address):
        raise SiteStop("base_url", address=address)
    return address.rstrip("/") + "/" if address else ""


def _read(folder: Path) -> tuple[Loaded, dict[str, bytes]]:
    """Return what a folder of tables holds, and its files as they are."""
    return read_folder(folder), {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def _published(folder: Path, revision: int | None) -> tuple[str, tuple[Loaded, Mapping[str, bytes]]]:
    """Return a publication's number and content, the newest unless named; the tables where nothing is published."""
    entry = served(folder).entry
    number = revision or (entry.number if entry else 0)
    if not number:
        return "", _read(folder)
    publication = at_revision(number)
    return str(number), (publication.loaded, publication.files)


def _build(folder: Path, inputs: Site, words: Language) -> None:
    started = monotonic()

    def report(name: str, n: int) -> None:
        seconds = f"{monotonic() - started:.1f}"
        click.echo(words("site.progress", seconds=seconds, part=words(f"site.part_{name}"), n=n))

    size = 0

    def measured(files: Iterable[File]) -> Iterator[File]:
        nonlocal size
        for path, content in files:
            size += len(content)
            yield path, content

    count = write_site(folder, measured(site_files(inputs, report)))
    click.echo(
        words(
            "site.done",
            folder=str(folder),
            n=count,
            megabytes=f"{size / 1e6:.1f}",
            seconds=f"{monotonic() - started:.1f}",
        )
    )

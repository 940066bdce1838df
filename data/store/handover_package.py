"""The hand-over package: everything in one zip file, understandable without any other knowledge of the project.

Named parts in, one file out, written whole or not at all. The same parts give
the same bytes (with the same zlib): names in order, one moment for all, taken
from the revision. ``SHA256SUMS`` can be checked with ``sha256sum -c``.

What belongs to it (:func:`parts`): the tables, the outlines, what each column
means, the history, and a text in both languages on what all this is. A site
and figures are added as further parts under ``site/`` and ``figures/``:

    write_package(path, {**parts(revision, history, outlines), **under("site", site)}, revision)
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

from data.csv_rows import csv_bytes
from data.dates import swedish_day
from data.files.atomic_write import write_file
from data.plain_text import no_formula
from data.records import PartnershipMapError
from data.schema.dictionary import dictionary
from data.status import RECKONED_MONTHS
from data.store.revision import Publication, Revision, digest, stamp

BOUNDARIES = Path(__file__).parent.parent / "boundaries"
SOURCES = Path(__file__).parent.parent / "tables" / "SOURCE.md"
SUMS = "SHA256SUMS"
_HISTORY = ("number", "parent", "created", "author", "note", "content", "checksum")

Parts = Mapping[str, bytes]
"""Content by its path in the package, folders parted by ``/``."""


class PackageError(PartnershipMapError):
    """A part whose name cannot stand in a package."""


def parts(revision: Revision, history: Sequence[Publication], outlines: Parts) -> dict[str, bytes]:
    """Return what every package holds, of a revision and the history up to it.

    ``outlines`` are those of Swedish municipalities and regions, by file name: ``geo`` has them, not ``data``.
    """
    until = [entry for entry in history if entry.number <= revision.entry.number]
    return {
        **under("tables", {**revision.files, "SOURCE.md": SOURCES.read_bytes()}),
        **under("boundaries", {path.name: path.read_bytes() for path in sorted(BOUNDARIES.iterdir())}),
        **under("boundaries", outlines),
        "data-dictionary.md": dictionary().encode("utf-8"),
        "history.csv": _history(until),
        "LÄS MIG.txt": _text("sv", revision),
        "README.txt": _text("en", revision),
    }


def under(folder: str, files: Parts) -> dict[str, bytes]:
    """Return parts with a folder before their names."""
    return {f"{folder}/{name}": content for name, content in files.items()}


def package_bytes(contents: Parts, revision: Revision) -> bytes:
    """Return the zip file with all parts and their checksums, in a folder named after the revision.

    Raises PackageError for a name that would leave that folder, or that two parts would share.
    """
    names = sorted(contents)
    for name in names:
        _check(name)
    if len({name.casefold() for name in names}) != len(names):
        raise PackageError("Two parts have names that differ in capital letters only.")
    sums = "".join(f"{digest(contents[name])}  {name}\n" for name in names)
    folder = f"partnerskapskartan-{revision.entry.number}"
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in [(SUMS, sums.encode("utf-8")), *((n, contents[n]) for n in names)]:
            info = ZipInfo(f"{folder}/{name}", revision.entry.created.timetuple()[:6])
            info.create_system = 3  # as on Unix, wherever it is made, so that the bytes are the same
            info.external_attr = 0o644 << 16
            info.compress_type = ZIP_DEFLATED
            zipped.writestr(info, content)
    return target.getvalue()


def write_package(path: Path, contents: Parts, revision: Revision) -> None:
    """Write the package, whole or not at all; raises PackageError and OSError."""
    write_file(path, package_bytes(contents, revision))


def check_package(content: bytes) -> list[str]:
    """Return the names of the parts that are missing, or are not what ``SHA256SUMS`` says; none when all is well."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        (sums,) = (name for name in zipped.namelist() if name.endswith(f"/{SUMS}") and name.count("/") == 1)
        folder = sums.removesuffix(SUMS)
        lines = [line.split("  ", 1) for line in zipped.read(sums).decode("utf-8").splitlines()]
        there = {name.removeprefix(folder) for name in zipped.namelist()} - {SUMS}
        listed = {name: total for total, name in lines}
        wrong = [n for n in listed.keys() & there if digest(zipped.read(folder + n)) != listed[n]]
        return sorted([*wrong, *(listed.keys() ^ there)])


def _check(name: str) -> None:
    steps = name.split("/")
    if name == SUMS or "\\" in name or not name.isprintable() or any(s in ("", ".", "..") for s in steps):
        raise PackageError(f"{name!r} cannot be the name of a part: write it as folder/file.")


def _history(entries: Sequence[Publication]) -> bytes:
    return csv_bytes([_HISTORY, *([_cell(entry, name) for name in _HISTORY] for entry in entries)])


def _cell(entry: Publication, name: str) -> str:
    return no_formula(stamp(entry.created) if name == "created" else str(getattr(entry, name)))


def _text(language: str, revision: Revision) -> bytes:
    environment = Environment(
        loader=PackageLoader("data.store", "."),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    counts = {
        name: len(getattr(revision.loaded.dataset, name)) for name in ("partnerships", "projects", "articles")
    }
    template = environment.get_template(f"package_{language}.txt.jinja")
    return template.render(
        entry=revision.entry, day=swedish_day(revision.entry.created), months=RECKONED_MONTHS, **counts
    ).encode("utf-8")

"""Puts a site in the place of the old one, completely or not at all. A folder that is no site of ours stays."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from components.outputs.site.page import File
from data.files.atomic_write import Exchange, exchange_folders, write_folder
from data.records import PartnershipMapError

MARKER = ".partnerskapskartan-site"
"""A file in every site of ours, which says that the folder may be replaced."""
_TEXT = (
    b"Made by: python3 manage.py site. This folder is replaced as a whole; keep nothing of your own in it.\n"
)


class SiteStop(PartnershipMapError):  # noqa: N818  # it ends the command, as ArticleImportError does
    """Why no site was written: ``kind`` names the sentence, ``values`` fill it in."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(f"{kind}: {values}")
        self.kind, self.values = kind, values


def check_folder(folder: Path) -> None:
    """Raise SiteStop unless the folder is a site of ours, empty, or not there at all."""
    try:
        if not folder.exists():
            return
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARKER).is_file()):
            raise SiteStop("not_ours", folder=folder)
    except OSError as error:
        raise SiteStop("unwritable", folder=folder, reason=error.strerror) from error


def write_site(folder: Path, files: Iterable[File], exchange: Exchange = exchange_folders) -> int:
    """Write the files as the site in a folder and return how many there are; when this returns, they are on the disk.

    Raises SiteStop, with the old site untouched, when the folder is none of ours or cannot be written. What
    ``files`` raises leaves it untouched, too. ``exchange`` swaps two folders in one step, and tells whether it could.
    """
    try:
        return write_folder(folder, chain([(MARKER, _TEXT)], files), check_folder, exchange) - 1
    except OSError as error:
        raise SiteStop("unwritable", folder=folder, reason=error.strerror) from error

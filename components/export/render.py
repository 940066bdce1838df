"""The links to the files, as HTML."""

from __future__ import annotations

from components.export.download import KINDS, download_address
from components.shell.templates import render
from components.view import View


def downloads(view: View) -> str:
    """Return the links to the files of a view's rows, and what is in them."""
    words = view.language
    links = [(download_address(view.state, kind), words(f"export.{_WORD[kind]}")) for kind in KINDS]
    return render(
        "export/downloads.html", words=words, links=links, note=words("export.note", n=len(view.rows))
    )


_WORD = {"xlsx": "xlsx", "csv": "csv", "csv.zip": "zip"}

"""The links to the files, as HTML."""

from __future__ import annotations

from components.export.download import download_address
from components.shell.templates import render
from components.view import View

OFFERED = {"xlsx": "xlsx", "csv": "csv", "csv.zip": "zip", "geojson": "geojson"}
"""The files that people choose among, and the word for each; JSON is for programs, which know where it is."""


def downloads(view: View) -> str:
    """Return the links to the files of a view's rows, and what is in them."""
    words = view.language
    links = [(download_address(view.state, kind), words(f"export.{word}")) for kind, word in OFFERED.items()]
    return render(
        "export/downloads.html", words=words, links=links, note=words("export.note", n=len(view.rows))
    )

"""The links to the files, as HTML."""

from __future__ import annotations

from components.kit.links import brief_address
from components.kit.templates import render
from components.outputs.export.download import download_address
from components.view import View

OFFERED = {"xlsx": "xlsx", "docx": "docx", "csv": "csv", "csv.zip": "zip", "geojson": "geojson"}
"""The files that people choose among, and the word for each; JSON is for programs, so the page does not link to it."""


def downloads(view: View) -> str:
    """Return the links to the files of a view's rows, and what is in them."""
    words = view.language
    links = [(download_address(view.state, kind), words(f"export.{word}")) for kind, word in OFFERED.items()]
    if len(view.state.country) == 1 and view.rows:
        (code,) = view.state.country
        links.append((brief_address(words, code), words("brief.link_of", name=words.country(code))))
    return render(
        "outputs/export/downloads.html", words=words, links=links, note=words("export.note", n=len(view.rows))
    )

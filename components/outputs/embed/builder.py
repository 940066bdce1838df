"""The page that writes the code for another site: the choices in words, and the code to copy."""

from __future__ import annotations

from components.kit.templates import render
from components.outputs.embed.frame import frame_title
from components.outputs.embed.options import Options, code, data_addresses
from components.state.state import State
from components.view import View

_FORMS = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}


def head(view: View) -> str:
    """Return the page's heading, and in words what the map will show."""
    return render("outputs/embed/head.html", words=view.language, sentence=view.sentence)


def builder(view: View, state: State, options: Options, height: int, root: str, *, keeps: bool) -> str:
    """Return the HTML below the choices. ``view`` is that of ``state``; ``keeps``: older revisions are stored."""
    words = view.language
    about = words("embed.about_live")
    if options.revision:
        about = words("embed.about_frozen", date=words.date(view.today), revision=options.revision)
    return render(
        "outputs/embed/builder.html",
        words=words,
        about=about,
        warning=words("embed.about_frozen_alone") if options.revision and not keeps else "",
        code=code(root, state, options, height, words, frame_title(view)),
        data=[(_FORMS[kind], f"./{target}") for kind, target in data_addresses(state).items()],
    )

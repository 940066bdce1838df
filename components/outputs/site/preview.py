"""The picture that other services show beside a link to the site: the start page's map on a sheet of their size."""

from __future__ import annotations

from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import Origin, figure_of
from components.outputs.site.hashed_names import hashed
from components.outputs.site.page import File, Site
from components.state.figure import Options
from components.state.state import LANGUAGES, State
from components.view import build_view


def preview_files(site: Site) -> dict[str, File]:
    """Return name and PNG (1200 by 628 pixels) by language; nothing if the site's address is not known.

    A picture of a link is named by a whole address, so without one it could not be found.
    """
    return {code: _preview(site, code) for code in LANGUAGES} if site.base_url else {}


def _preview(site: Site, code: str) -> File:
    view = build_view(site.dataset, State(language=code, figure=Options(preset="link")), site.today)
    png = figure_bytes(figure_of(view, Origin(site.base_url, site.organisation)), "png")
    return hashed(f"preview-{code}.png", png), png

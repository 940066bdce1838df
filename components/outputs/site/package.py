"""What a hand-over package holds besides the data: outlines, the map as a web site, and figures in both languages."""

from __future__ import annotations

import json

import click

from components.language import Language, language
from components.outputs.figure.figure_files import figure_name
from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import figure_of
from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.settings import settings, today
from components.state.figure import FORMS, Options
from components.state.state import LANGUAGES, State
from components.view import build_view
from data.store.handover_package import under
from data.store.revision import Revision
from geo.outlines.boundaries import sweden_json

MAPS = ("shown", "sweden")


def package_parts(revision: Revision, code: str) -> dict[str, bytes]:
    """Return content by path; progress is reported in the language of ``code``."""
    configured, words = settings(), language(code)
    site = Site(
        revision.loaded.dataset,
        today(configured),
        organisation=configured.organisation,
        contact=configured.contact,
        tables=revision.files,
        publication=str(revision.entry.number),
    )
    files = dict(site_files(site, lambda name, n: _say(words, words(f"site.part_{name}"), n)))
    figures = _figures(site)
    _say(words, words("site.part_figures"), len(figures))
    outlines = json.dumps(sweden_json(), separators=(",", ":")).encode()
    return {
        **under("boundaries", {"sweden.json": outlines}),
        **under("site", files),
        **under("figures", figures),
    }


def _say(words: Language, part: str, n: int) -> None:
    click.echo(words("site.packing", part=part, n=n))


def _figures(site: Site) -> dict[str, bytes]:
    figures: dict[str, bytes] = {}
    for code in LANGUAGES:
        for name in MAPS:
            state = State(language=code, figure=Options(map=name))
            figure = figure_of(build_view(site.dataset, state, site.today))
            figures |= {figure_name(figure, kind): figure_bytes(figure, kind) for kind in FORMS}
    return figures

"""About the map as a site: how we know, what is missing, licences, privacy, accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from components.kit.templates import render
from components.language import language
from components.outputs.site.page import Site, SitePage
from components.parts.about.render import about
from components.state.state import LANGUAGES, State


def about_pages(site: Site) -> Iterator[SitePage]:
    """Yield the page about the map in both languages."""
    for code in LANGUAGES:
        words = language(code)
        body = about(site.dataset, words, site.today, site.organisation, site.contact, static=True)
        yield SitePage(State(page="about", language=code), words("nav.about"), words("app.description"), body)


def missing_pages(site: Site) -> Iterator[SitePage]:
    """Yield the page that a host shows where there is none."""
    for code in LANGUAGES:
        words = language(code)
        links = [
            (State(language=code), words("nav.map")),
            (State(page="place", language=code), words("nav.place")),
            (State(page="table", language=code), words("nav.table")),
        ]
        body = render("outputs/site/missing.html", words=words, links=links)
        yield SitePage(
            State(page="404", language=code), words("site.missing"), words("site.missing_why"), body
        )

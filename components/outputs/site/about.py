"""About the map as a site: how we know, what is missing, licences, privacy, accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from components.language import language
from components.outputs.site.page import Site, SitePage
from components.parts.about.render import about
from components.parts.missing.render import missing_page
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
        body = missing_page(words)
        yield SitePage(State(page="404", language=code), words("missing.heading"), words("missing.why"), body)

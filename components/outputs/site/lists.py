"""The table of the active partnerships and that of all, complete without a script."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from components.kit.templates import render
from components.language import language
from components.outputs.export.render import downloads
from components.outputs.site.assets import land_address
from components.outputs.site.page import Site, SitePage
from components.parts.empty_state.render import empty
from components.parts.map_picture.plain import printed
from components.parts.paper.render import plain_table
from components.parts.table.render import head, table
from components.state.state import LANGUAGES, State
from components.view import build_view


def table_pages(site: Site) -> Iterator[SitePage]:
    """Yield the table of what is active, which the map without a server takes over, and that of everything."""
    for code in LANGUAGES:
        words = language(code)
        for page, rows_state in (
            ("table", State(page="table", language=code)),
            ("all", State(page="table", language=code, status=(), funding=(), sort="status")),
        ):
            view = build_view(site.dataset, rows_state, site.today)
            ways = [
                (State(page="all", language=code), words("site.all")),
                (State(page="theme", language=code), words("site.theme")),
                (State(page="country", language=code), words("site.country")),
                (State(page="place", language=code), words("nav.place")),
            ]
            body = render(
                "outputs/site/lists.html",
                words=words,
                head=Markup(head(view)),
                note=words("site.table_note" if page == "table" else "site.all_note"),
                ways=ways if page == "table" else ways[1:],
                downloads=Markup(downloads(view)) if view.rows else "",
                table=Markup(table(view, len(view.rows)) if view.rows else empty(view)),
                plain=Markup(plain_table(view)),
                printed=Markup(printed(view, land_address())),
            )
            title = words("nav.table") if page == "table" else words("site.all")
            state = State(page=page, language=code)
            yield SitePage(state, title, view.sentence, body, "table" if page == "table" else "")

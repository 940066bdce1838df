"""The start page without a script: the sentence, a picture, the figures, every active partnership."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from components.kit.templates import render
from components.language import language
from components.outputs.site.assets import land_address
from components.outputs.site.page import Site, SitePage
from components.parts.map_picture.plain import LARGE, of_view, printed
from components.parts.numbers.numbers import Bar, numbers
from components.parts.paper.render import MOST_BESIDE_MAP, plain_table
from components.parts.table.render import table
from components.parts.unlinked.render import unlinked
from components.state.state import LANGUAGES, State
from components.view import build_view, programme_end

Entry = tuple[State, str, int, float, str]


def start_pages(site: Site) -> Iterator[SitePage]:
    """Yield the start page in both languages."""
    for code in LANGUAGES:
        words = language(code)
        view = build_view(site.dataset, State(language=code), site.today)
        counts = numbers(view)
        topics = [
            (
                words(f"panel.by_{field}"),
                _entries(bars, field, code),
                State(page=field, language=code),
                words(f"site.{field}"),
            )
            for field, bars in (("theme", counts.themes), ("country", counts.countries))
        ]
        body = render(
            "outputs/site/start.html",
            words=words,
            heading=words(
                "site.active_at_end" if programme_end(site.dataset, site.today) else "site.active_now"
            ),
            sentence=view.sentence,
            as_of=view.as_of,
            picture=Markup(of_view(view, land_address(), LARGE)),
            unlinked=Markup(unlinked(view)),
            figures=counts.figures,
            topics=[t for t in topics if t[1]],
            table=Markup(table(view, max(1, len(view.rows)))),
            plain=Markup(plain_table(view, MOST_BESIDE_MAP)),
            printed=Markup(printed(view, land_address())),
            everything=State(page="all", language=code),
        )
        yield SitePage(State(language=code), "", words("app.description"), body, "map")


def _entries(bars: tuple[Bar, ...], field: str, code: str) -> list[Entry]:
    most = max((b.partnerships for b in bars), default=1)
    return [
        (
            State(page=field, id=b.id, language=code),
            b.label,
            b.partnerships,
            round(100 * b.partnerships / most, 1),
            b.colour,
        )
        for b in bars
    ]

"""The start page without a script: the sentence, every active partnership, the way to all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.language import language
from components.outputs.site.page import Site
from components.outputs.site.start import start_pages
from components.state.state import State
from components.view import build_view


def test_it_tells_what_the_map_would_show(site: Site) -> None:
    pages = list(start_pages(site))
    assert [(page.path, page.interactive) for page in pages] == [
        ("index.html", "map"),
        ("en/index.html", "map"),
    ]
    for page in pages:
        view = build_view(site.dataset, State(language=page.state.language), site.today)
        assert view.rows
        assert view.sentence in page.body
        assert page.body.count("data-partnership=") == len(view.rows)
        assert "<svg" in page.body
        assert "./all" in page.body


def test_after_the_end_of_the_programme_the_list_is_of_those_active_then(site: Site) -> None:
    now, after = (
        {p.state.language: p.body for p in start_pages(replace(site, today=day))}
        for day in (site.today, date(2027, 6, 1))
    )
    for code, body in after.items():
        words = language(code)
        assert words("site.active_at_end") in body
        assert words("site.active_now") + "<" not in body
        assert words("site.active_now") + "<" in now[code]
        assert body.count("data-partnership=") == now[code].count("data-partnership=") > 0

"""A page for every theme and every country, and the two lists of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.outputs.site.page import Site
from components.outputs.site.topics import topic_pages
from components.state.state import LANGUAGES, State, put
from components.view import build_view
from data.records import SWEDEN


def test_every_theme_and_country_abroad_has_a_page(site: Site) -> None:
    paths = {page.path for page in topic_pages(site)}
    countries = set(site.dataset.countries) - {SWEDEN}
    for folder in ("", "en/"):
        assert {f"{folder}theme/index.html", f"{folder}country/index.html"} <= paths
        assert {f"{folder}theme/{theme}/index.html" for theme in site.dataset.themes} <= paths
        assert {f"{folder}country/{country.lower()}/index.html" for country in countries} <= paths
    assert len(paths) == 2 * (2 + len(site.dataset.themes) + len(countries))


def test_a_topics_table_holds_all_that_it_has_ever_had(site: Site) -> None:
    for page in topic_pages(site):
        field, ident = page.state.page, page.state.id
        if not ident:
            continue
        ever = build_view(site.dataset, put(State(status=(), funding=()), field, (ident,)), site.today)
        assert page.body.count("data-partnership=") == len(ever.rows), page.path


def test_the_list_counts_what_each_topic_has_now(site: Site) -> None:
    view = build_view(site.dataset, State(), site.today)
    counts = {o.value: o.count for o in view.options["theme"]}
    (page,) = (p for p in topic_pages(site) if p.path == "theme/index.html")
    links = LexborHTMLParser(page.body).css('a[href*="theme?id="]')
    assert {(a.attributes["href"] or "").partition("id=")[2] for a in links} == set(counts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_after_the_end_of_the_programme_nothing_is_said_to_be_active_today(site: Site, code: str) -> None:
    words = language(code)
    now, after = (
        {p.path: p.body for p in topic_pages(replace(site, today=day)) if p.state.language == code}
        for day in (site.today, date(2027, 6, 1))
    )
    just_now = words("site.sentence", sentence="")
    end = words.date(date(2026, 12, 31))
    assert list(now) == list(after)
    for path, body in after.items():
        assert just_now not in body
        assert (just_now in now[path]) == (not path.endswith(("theme/index.html", "country/index.html")))
        assert end in body

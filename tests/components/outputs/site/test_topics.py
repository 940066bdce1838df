"""A page for every theme and every country, and the two lists of them."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from components.outputs.site.page import Site
from components.outputs.site.topics import topic_pages
from components.state.state import State, put
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

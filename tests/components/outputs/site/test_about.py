"""The page about the map, and the page for what is not there, in both languages."""

from __future__ import annotations

from components.outputs.site.about import about_pages, missing_pages
from components.outputs.site.page import Site


def test_both_languages_have_the_page_and_it_names_who_answers(site: Site) -> None:
    pages = list(about_pages(site))
    assert [page.path for page in pages] == ["about/index.html", "en/about/index.html"]
    assert all("karta@example.org" in page.body for page in pages)
    assert pages[0].body != pages[1].body


def test_the_page_for_what_is_not_there_leads_on(site: Site) -> None:
    pages = list(missing_pages(site))
    assert [page.path for page in pages] == ["404.html", "en/404.html"]
    assert 'href="./table"' in pages[0].body
    assert 'href="./table?language=en"' in pages[1].body

"""A page for every place, and the list of them."""

from __future__ import annotations

import re

from components.outputs.site.page import Site
from components.outputs.site.place import index_pages, place_pages
from components.state.state import FORMER
from components.view.answers import ANSWER_KINDS, place_answers
from components.view.former import former


def test_every_place_has_a_page_that_answers(site: Site) -> None:
    pages = {page.path: page for page in place_pages(site)}
    places = site.dataset.places
    assert set(pages) == {f"{f}place/{ident}/index.html" for f in ("", "en/") for ident in places}
    assert pages["place/vaxjo/index.html"].title == "Växjö kommun"
    answers = place_answers(site.dataset, site.today)
    for ident in places:
        body = pages[f"place/{ident}/index.html"].body
        assert ("selection=" in body) == bool(answers[ident].rows)


def test_the_list_is_there_whole_and_by_answer(site: Site) -> None:
    pages = [page for page in index_pages(site) if page.state.language == "sv"]
    assert [page.state.answer for page in pages] == ["", *ANSWER_KINDS, FORMER]
    assert len({page.path for page in pages}) == len({page.title for page in pages}) == len(pages)
    whole = pages[0].body
    swedish = [p.id for p in site.dataset.places.values() if p.is_swedish]
    assert all(f"id={ident}" in whole for ident in swedish)


def test_the_page_of_possible_partners_has_its_filters(site: Site) -> None:
    page = next(p for p in index_pages(site) if p.state.answer == FORMER)
    assert page.path == "place/former.html"
    countries = {x.place.country for x in former(site.dataset, place_answers(site.dataset, site.today))}
    assert set(re.findall(r'name="country" value="([A-Z]+)"', page.body)) == countries
    assert 'name="theme" value="' in page.body

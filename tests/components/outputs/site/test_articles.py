"""The page of all articles and those of each kind, as they are without a script."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.outputs.site.articles import CHOOSERS, PILLS, article_pages
from components.outputs.site.page import Site
from components.state.state import State
from components.view.articles import ARTICLE_FILTERS, article_view
from data.records import Dataset


@pytest.fixture(scope="module")
def pages(real: Dataset, site: Site) -> dict[str, LexborHTMLParser]:
    return {page.path: LexborHTMLParser(page.body) for page in article_pages(Site(real, site.today))}


def _ids(page: LexborHTMLParser) -> list[str | None]:
    return [card.attributes["data-article"] for card in page.css("[data-article]")]


def test_every_article_is_on_the_page_of_all_and_on_that_of_its_kind(
    real: Dataset, pages: dict[str, LexborHTMLParser]
) -> None:
    kinds = {a.kind for a in real.articles.values()}
    names = {"index", *kinds}
    assert set(pages) == {f"{f}articles/{name}.html" for f in ("", "en/") for name in names}
    assert sorted(_ids(pages["articles/index.html"])) == sorted(real.articles)  # type: ignore[type-var]
    for kind in kinds:
        of_kind = article_view(real, State(page="articles", article_kind=(kind,))).articles
        assert _ids(pages[f"articles/{kind}.html"]) == [a.id for a in of_kind]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_page_of_all_offers_every_choice_of_the_application_with_its_count(
    real: Dataset, pages: dict[str, LexborHTMLParser], code: str
) -> None:
    page = pages[f"{'' if code == 'sv' else 'en/'}articles/index.html"]
    view = article_view(real, State(page="articles", language=code))
    for field in (*PILLS, *CHOOSERS):
        labels = {
            box.attributes["value"]: box.parent.text().strip()  # type: ignore[union-attr]
            for box in page.css(f"input[name={field}]")
        }
        assert set(labels) == {o.value for o in view.options[field]}
        assert all(labels[o.value].endswith(f"({o.count})") for o in view.options[field])
    years = [o.text() for o in page.css("select[name=article_from] option")]
    assert years == [language(code)("article_list.any_year"), *(str(y) for y in reversed(view.years))]


def test_the_page_of_all_offers_every_filter_of_articles() -> None:
    assert {*PILLS, *CHOOSERS} == set(ARTICLE_FILTERS)

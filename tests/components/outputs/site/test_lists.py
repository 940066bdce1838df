"""The table and the articles, whole, without a script."""

from __future__ import annotations

from collections import Counter

from components.outputs.site.lists import article_pages, table_pages
from components.outputs.site.page import Site
from components.parts.article_list.render import PAGE_SIZE
from components.state.state import State
from components.view import build_view
from data.records import Dataset


def test_the_tables_hold_what_is_active_and_everything(site: Site) -> None:
    pages = {page.path: page for page in table_pages(site)}
    assert set(pages) == {f"{f}table/{name}.html" for f in ("", "en/") for name in ("index", "all")}
    active = build_view(site.dataset, State(), site.today).rows
    assert pages["table/index.html"].body.count("data-partnership=") == len(active)
    assert pages["table/all.html"].body.count("data-partnership=") == len(site.dataset.partnerships)
    assert pages["table/index.html"].interactive == "table"
    assert pages["table/all.html"].interactive == ""


def test_every_article_is_on_a_page_of_all_and_on_one_of_its_kind(real: Dataset, site: Site) -> None:
    whole = Site(real, site.today)
    swedish = [page for page in article_pages(whole) if page.state.language == "sv"]
    everything = [page for page in swedish if not page.state.article_kind]
    assert len(everything) == -(-len(real.articles) // PAGE_SIZE)
    kinds = Counter(a.kind for a in real.articles.values())
    for kind, n in kinds.items():
        of_kind = [page for page in swedish if page.state.article_kind == (kind,)]
        assert len(of_kind) == -(-n // PAGE_SIZE)
    assert len({page.path for page in swedish}) == len(swedish)
    assert [page.interactive for page in everything] == ["articles", *[""] * (len(everything) - 1)]

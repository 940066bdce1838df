"""The table of what is active and of everything, without a script."""

from __future__ import annotations

from components.outputs.site.lists import table_pages
from components.outputs.site.page import Site
from components.state.state import State
from components.view import build_view


def test_the_tables_hold_what_is_active_and_everything(site: Site) -> None:
    pages = {page.path: page for page in table_pages(site)}
    assert set(pages) == {f"{f}table/{name}.html" for f in ("", "en/") for name in ("index", "all")}
    active = build_view(site.dataset, State(), site.today).rows
    assert pages["table/index.html"].body.count("data-partnership=") == len(active)
    assert pages["table/all.html"].body.count("data-partnership=") == len(site.dataset.partnerships)
    assert pages["table/index.html"].interactive == "table"
    assert pages["table/all.html"].interactive == ""

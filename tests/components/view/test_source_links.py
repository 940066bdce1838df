"""Where links lead when pages have gone."""

from __future__ import annotations

import pytest

from components.view.source_links import is_linked, link_of
from data.records import Dataset, SourceState
from tests.components.view.gone import with_sources

URL, COPY = "https://a.example/x", "https://web.archive.org/web/2019/https://a.example/x"


@pytest.mark.parametrize(
    ("state", "copy", "expected"),
    [("gone", COPY, (COPY, "archived")), ("gone", "", (URL, "gone")), ("gone", "javascript:alert(1)", (URL, "gone")),
     ("moved", COPY, (URL, "")), ("alive", COPY, (URL, "")), ("", COPY, (URL, ""))],
)  # fmt: skip
def test_only_a_page_that_is_gone_is_replaced(
    real: Dataset, state: SourceState, copy: str, expected: tuple[str, str]
) -> None:
    assert link_of(with_sources(real, (URL, state, copy)), URL) == expected


def test_an_address_without_a_row_is_linked_as_it_is(real: Dataset) -> None:
    assert link_of(real, "https://nowhere.example/") == ("https://nowhere.example/", "")


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "//a.example/x", "https://[bad"]
)
def test_what_may_not_be_linked_leads_nowhere(real: Dataset, url: str) -> None:
    assert not is_linked(url)
    assert link_of(with_sources(real, (url, "gone", COPY)), url) == ("", "")

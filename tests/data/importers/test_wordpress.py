"""What WordPress answers, kept in a file or asked for page by page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from data.importers.draft import Draft
from data.importers.errors import ArticleImportError
from data.importers.fetch import Fetched
from data.importers.wordpress import drafts_of_site
from tests.data.importers.drafts import drafts

POSTS = [
    {"title": {"rendered": "Ett &#8211; två"}, "excerpt": {"rendered": "<p>Text&hellip;</p>"}, "link": "https://a.se/1",
     "date": "2024-05-06T10:00:00", "type": "post"},
    {"title": {"rendered": "Kom!"}, "link": "https://a.se/2", "date": "", "type": "event", "lang": "en"},
]  # fmt: skip


def test_an_answer_of_wordpress_in_a_file() -> None:
    first, second = drafts(json.dumps(POSTS))
    assert first == Draft("Ett – två", "Text…", "https://a.se/1", "2024-05-06")
    assert (second.language, second.kind) == ("en", "event")


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"date": "2026-03-01T00:10:00", "date_gmt": "2026-02-28T23:10:00"}, "2026-03-01"),
        ({"date_gmt": "2026-02-28T23:10:00"}, "2026-02-28"),
        ({"date": None}, ""),
        ({"date": "0000-00-00T00:00:00"}, ""),
        ({"date": "-0001-11-30T00:00:00"}, ""),
        ({}, ""),
    ],
)
def test_the_sites_own_day_counts_and_an_unknown_one_is_none(dates: dict[str, Any], day: str) -> None:
    (result,) = drafts(json.dumps([{"title": {"rendered": "A"}, **dates}]))
    assert result.published == day


def site(
    posts: int, most: int = 100, beyond: int = 200, **headers: str
) -> tuple[Callable[[str], Fetched], list[int]]:
    """A site of so many posts that gives ``most`` at a time and answers ``beyond`` after the last page."""
    asked: list[int] = []

    def ask(url: str) -> Fetched:
        query = parse_qs(urlsplit(url).query)
        page, size = int(query.get("page", ["1"])[0]), min(most, int(query["per_page"][0]))
        asked.append(page)
        numbers = range(posts)[(page - 1) * size : page * size]
        if not numbers and beyond != 200:
            raise ArticleImportError("answer", source=url, status=beyond)
        held = [{"title": {"rendered": f"P{n}"}, "link": f"https://a.se/{n}"} for n in numbers]
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return Fetched(json.dumps(held).encode(), url, "", named)

    return ask, asked


URL = "https://a.se/wp-json/wp/v2/posts"


@pytest.mark.parametrize("beyond", [200, 400, 404])
@pytest.mark.parametrize("posts", [1, 99, 100, 101, 230, 300])
@pytest.mark.parametrize(
    ("most", "headers"),
    [
        (100, {}),
        (20, {}),
        (100, {"x_wp_totalpages": "1"}),
        (20, {"x_wp_totalpages": "1", "x_wp_total": "300"}),
        (100, {"x_wp_totalpages": "9", "x_wp_total": "900"}),
        (100, {"x_wp_totalpages": "many"}),
    ],
)
def test_all_posts_come_whatever_the_count_says(
    posts: int, most: int, headers: dict[str, str], beyond: int
) -> None:
    ask, _ = site(posts, most, beyond, **headers)
    assert [d.title for d in drafts_of_site(URL, ask, lambda *_: None)] == [f"P{n}" for n in range(posts)]


def test_a_count_that_fits_is_enough() -> None:
    ask, asked = site(230, x_wp_totalpages="3", x_wp_total="230")
    drafts_of_site(URL, ask, lambda *_: None)
    assert asked == [1, 2, 3]


def test_a_server_that_does_not_turn_pages_ends() -> None:
    ask, _ = site(100)
    result = drafts_of_site(URL, lambda url: ask(url.partition("&page")[0]), lambda *_: None)
    assert len(result) == 100


def test_a_page_that_is_refused_for_another_reason_stops() -> None:
    ask, _ = site(100, beyond=403)
    with pytest.raises(ArticleImportError):
        drafts_of_site(URL, ask, lambda *_: None)

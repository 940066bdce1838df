"""JSON Feed in both versions, and what tells it from other JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.importers.draft import Draft
from data.importers.errors import ArticleImportError
from data.importers.json_content import drafts_of_json_feed, is_json, is_json_feed, json_of, posts_of


def feed(*items: Any, version: str = "1.1", **more: Any) -> dict[str, Any]:
    return {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "Notiser",
        "items": list(items),
    } | more


@pytest.mark.parametrize("version", ["1", "1.0", "1.1"])
def test_items_with_all_that_they_say(version: str) -> None:
    item = {
        "id": "a",
        "url": "https://a.se/a",
        "external_url": "https://b.se/x",
        "title": "Vatten &amp; avlopp",
        "summary": "Kort.",
        "content_html": "<p>Långt.</p>",
        "date_published": "2026-03-01T00:10:00+02:00",
        "language": "sv-SE",
        "tags": ["vatten", 7],
        "authors": [{"name": "A"}],
    }
    whole = Draft(
        *("Vatten & avlopp", "Kort.", "https://a.se/a", "2026-03-01", "sv"),
        source_language="en",
        tags=("vatten",),
    )
    assert drafts_of_json_feed(feed(item, version=version, language="en")) == ([whole], "")


def test_what_stands_in_the_place_of_what_is_missing() -> None:
    linked = {"title": "A", "external_url": "https://b.se/x", "content_html": "<p>Hela <b>texten</b>.</p>"}
    named = {"title": "B", "id": "https://c.se/y", "date_modified": "2026-03-02"}
    bare = {"title": "C", "id": 7, "url": None, "tags": "x", "summary": ["y"], "date_published": 12}
    result, following = drafts_of_json_feed(
        feed(linked, named, bare, next_url="https://a.se/feed.json?page=2")
    )
    assert [(d.url, d.teaser, d.published) for d in result] == [
        ("https://b.se/x", "Hela texten.", ""),
        ("https://c.se/y", "", "2026-03-02"),
        ("", "", ""),
    ]
    assert following == "https://a.se/feed.json?page=2"


@pytest.mark.parametrize("held", [feed() | {"items": {}}, feed() | {"items": None}, feed("x"), feed(None)])
def test_a_feed_without_items_is_none(held: Any) -> None:
    assert is_json_feed(held)
    with pytest.raises(ArticleImportError) as error:
        drafts_of_json_feed(held)
    assert error.value.kind == "neither"


@pytest.mark.parametrize("text", ['{"a": 1}', "\ufeff\n {}", "[]", '[{"a": 1}]', "[1, 2]", "[null, 1]"])
def test_json_is_known_by_its_beginning(text: str) -> None:
    assert is_json(text)
    json_of(text)


@pytest.mark.parametrize("text", ["[1] En fotnot", "[Bild]", "{rubrik}", "Rubrik", "", "[x](https://a.se)"])
def test_other_brackets_are_text(text: str) -> None:
    assert not is_json(text)


def test_what_was_cut_off_says_where() -> None:
    with pytest.raises(ArticleImportError) as error:
        json_of(json.dumps(feed({"title": "A"}), indent=1)[:60])
    assert (error.value.kind, error.value.details["line"]) == ("broken-json", 3)


def test_posts_are_what_wordpress_has_rendered() -> None:
    post = {"title": {"rendered": "A"}}
    assert posts_of(post) == posts_of([post]) == [post]
    assert posts_of([]) == []
    for other in ({"title": "A"}, [post, {"title": "A"}], {"title": {"rendered": None}}, 7, None, "x"):
        with pytest.raises(ArticleImportError):
            posts_of(other)

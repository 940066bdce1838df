"""From a source, whatever it is, to drafts with a language each."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importers.collect import addresses_in, collect, collect_pasted
from data.importers.errors import ArticleImportError
from data.importers.fetch import Limits

LIMITS = Limits(size=1_000_000, seconds=30)


def test_a_file_is_read_and_recognised_and_each_step_is_told(tmp_path: Path) -> None:
    source = tmp_path / "articles.csv"
    source.write_text("title;url\nVatten för alla i staden;\nWater for all in the city;\n", "utf-8")
    report: list[tuple[str, dict[str, object]]] = []
    result = collect(str(source), None, LIMITS, lambda key, **details: report.append((key, details)))
    assert [(d.title, d.language) for d in result] == [
        ("Vatten för alla i staden", "sv"),
        ("Water for all in the city", "en"),
    ]
    assert report == [("step.reading", {"source": str(source)}), ("step.recognised", {"form": "csv"})]


def test_a_form_that_is_told_is_believed(tmp_path: Path) -> None:
    source = tmp_path / "articles.csv"
    source.write_text("title;url\nVatten för alla i staden;\n", "utf-8")
    with pytest.raises(ArticleImportError):
        collect(str(source), "feed", LIMITS, lambda *_, **__: None)


def test_an_item_without_a_title_is_counted_and_a_further_page_named(tmp_path: Path) -> None:
    source = tmp_path / "feed.json"
    items = '[{"title": "Ett"}, {"content_text": "Utan rubrik."}, {"title": " – "}]'
    following = '"next_url": "https://a.se/feed.json?page=2"'
    source.write_text(
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": {items}, {following}}}', "utf-8"
    )
    report: dict[str, dict[str, object]] = {}
    result = collect(str(source), None, LIMITS, lambda key, **details: report.update({key: details}))
    assert [d.title for d in result] == ["Ett"]
    assert report["note.untitled"] == {"n": 2}
    assert report["note.more"] == {"url": "https://a.se/feed.json?page=2"}


def test_what_stops_a_reader_names_the_source(tmp_path: Path) -> None:
    source = tmp_path / "feed.xml"
    source.write_text("<rss><channel><item><title>A</title>", "utf-8")
    with pytest.raises(ArticleImportError) as error:
        collect(str(source), None, LIMITS, lambda *_, **__: None)
    assert str(source) in error.value.sentence("sv")


def test_a_source_without_articles_stops(tmp_path: Path) -> None:
    source = tmp_path / "empty.csv"
    source.write_text("title\n", "utf-8")
    with pytest.raises(ArticleImportError):
        collect(str(source), None, LIMITS, lambda *_, **__: None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "https://icld.se/a\n\n HTTP://icld.se/b \nhttps://icld.se/a",
            ("https://icld.se/a", "HTTP://icld.se/b"),
        ),
        ("Om https://icld.se/a", ()),
        ("file:///etc/passwd", ()),
        ("https://icld.se/a\nEn rubrik", ()),
        ("", ()),
    ],
)
def test_addresses_are_what_has_nothing_else_beside_it(text: str, expected: tuple[str, ...]) -> None:
    assert addresses_in(text) == expected


def test_a_pasted_listing_is_read_and_a_path_is_no_file() -> None:
    steps: list[str] = []
    listing = "Unga i Växjö möts\n5 oktober 2026\nEn ingress som är lång nog att vara en ingress.\nLäs mer\n"
    (draft,) = collect_pasted(listing, lambda key, **_: steps.append(key))
    assert (draft.title, draft.published, draft.language) == ("Unga i Växjö möts", "2026-10-05", "sv")
    assert steps == ["step.recognised"]
    with pytest.raises(ArticleImportError):
        collect_pasted("/etc/passwd", lambda *_, **__: None)

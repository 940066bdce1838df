"""Feeds that are not well formed: mended where that hides nothing, refused where something may be missing."""

from __future__ import annotations

import pytest

from data.importers.errors import ArticleImportError
from data.importers.xml_mending import sound_xml
from tests.data.importers.drafts import drafts

FEED = (
    "<?xml version='1.0' encoding='{0}'?><rss version='2.0'><channel><title>N</title>"
    "<item><title>{1}</title><link>https://a.se/1</link></item>"
    "<item><title>Två</title><link>https://a.se/2</link></item></channel></rss>"
)
WHOLE = FEED.format("UTF-8", "Ett")


def titles(content: str | bytes) -> list[str]:
    return [draft.title for draft in drafts(content)]


def test_a_sound_feed_is_left_as_it_is() -> None:
    assert sound_xml(WHOLE.encode(), WHOLE) == WHOLE.encode()


@pytest.mark.parametrize(
    "before",
    ["\n", " \r\n\t", "\ufeff", "\ufeff\n\ufeff", "<!-- kept by a cache -->", "Warning: x() in y.php\n"],
)
@pytest.mark.parametrize("after", ["", "\n\n", "<!-- 0.2 s -->", "\nWarning: z()", "<script>x</script>"])
def test_what_stands_before_and_after_the_feed_hides_nothing(before: str, after: str) -> None:
    assert titles(before + WHOLE + after) == ["Ett", "Två"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Mål & medel", "Mål & medel"),
        ("A&amp;B & C", "A&B & C"),
        ("V&auml;xj&ouml;&nbsp;nu", "Växjö nu"),
        ("Ett\x0b\x08", "Ett"),
        ("Ett&#11;", "Ett"),
        ("A &okänd; B", "A &okänd; B"),
        ("<![CDATA[A & B]]> & C", "A & B & C"),
    ],
)
def test_what_is_wrong_inside_a_text_is_put_right(written: str, title: str) -> None:
    assert titles(FEED.format("UTF-8", written)) == [title, "Två"]


def test_a_prefix_that_nobody_declared() -> None:
    dated = WHOLE.replace("<link>", "<media:thing/><dc:date>2026-03-01</dc:date><link>", 1)
    assert [draft.published for draft in drafts(dated)] == ["2026-03-01", ""]


def test_letters_in_another_encoding_than_declared() -> None:
    assert titles(FEED.format("UTF-8", "Växjö").encode("cp1252")) == ["Växjö", "Två"]
    assert titles(b"\n" + FEED.format("iso-8859-1", "Växjö").encode("cp1252")) == ["Växjö", "Två"]
    assert titles(WHOLE.replace("UTF-8", "UTF-16").encode("utf-16")) == ["Ett", "Två"]


@pytest.mark.parametrize(
    "damaged",
    [
        WHOLE[:200],
        WHOLE[:-6],
        WHOLE.replace("</item>", "", 1),
        WHOLE.replace("</title>", "", 1),
        WHOLE + WHOLE,
        WHOLE.replace("<link>", "<link", 1),
    ],
)
@pytest.mark.parametrize("before", ["", "\n"])
def test_damage_that_may_hide_items_is_refused_and_says_where(before: str, damaged: str) -> None:
    with pytest.raises(ArticleImportError) as error:
        drafts(before + damaged)
    assert error.value.kind == "broken-xml"
    assert "articles may be missing" in str(error.value)
    assert error.value.details["line"] in (1, 2)


def test_entities_of_its_own_are_refused_behind_an_empty_line_too() -> None:
    with pytest.raises(ArticleImportError) as error:
        drafts(
            '\n<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>'
        )
    assert error.value.kind == "entities"

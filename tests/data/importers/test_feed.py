# ruff: noqa: E501 (markup is easier to read as it stands)
"""Feeds, RSS and Atom: which articles they hold."""

from __future__ import annotations

from data.importers.draft import Draft
from tests.data.importers.drafts import drafts

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>X</title><language>sv</language>
<item><title>Ett &amp;#8211; två</title><link>https://a.se/1</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Text &lt;b&gt;här&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Ett &amp;#8211; två</title><link>https://a.se/1/</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title><entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
<link href="https://a.se/2"/><updated>2023-01-02T03:04:05Z</updated><summary>Hej.</summary></entry></feed>"""


def test_feeds() -> None:
    assert drafts(RSS) == [
        Draft("Ett – två", "Text här.", "https://a.se/1", "2024-05-06", source_language="sv")
    ]
    assert drafts(ATOM) == [Draft("A b", "Hej.", "https://a.se/2", "2023-01-02")]


def item(inside: str) -> Draft:
    dc = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    (draft,) = drafts(
        f"<rss version='2.0' {dc}><channel><item><title>A</title>{inside}</item></channel></rss>"
    )
    return draft


def test_the_written_day_counts_in_every_kind_of_date() -> None:
    assert item("<pubDate>Tue, 04 Jun 2019 00:15:00 +0200</pubDate>").published == "2019-06-04"
    assert item("<pubDate>Tue, 04 Jun 2019 23:45:00 -0700</pubDate>").published == "2019-06-04"
    assert item("<dc:date>2019-06-04T00:15:00+03:00</dc:date>").published == "2019-06-04"
    atom = ATOM.replace("2023-01-02T03:04:05Z", "2023-01-02T00:04:05+05:00")
    assert drafts(atom)[0].published == "2023-01-02"


def test_an_unknown_date_is_none_and_never_today() -> None:
    for text in ("", "nyss", "Tue, 00 Jun 0000 00:00:00 GMT", "10:30", "04/06/2019"):
        assert item(f"<pubDate>{text}</pubDate>").published == ""
    assert item("<dc:date>2019</dc:date>").published == "2019"
    assert item("<dc:date>2019-06</dc:date>").published == "2019-06"


def test_an_item_in_a_language_of_its_own_and_its_tags() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-BR"><title>X</title>
    <entry xml:lang="uk"><title>A</title><category term="vatten"/></entry><entry><title>B</title></entry></feed>"""
    first, second = drafts(feed)
    assert (first.language, first.tags) == ("uk", ("vatten",))
    assert (second.language, second.source_language) == ("", "pt")

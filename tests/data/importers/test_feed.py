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
    assert drafts(RSS) == [Draft("Ett – två", "Text här.", "https://a.se/1", "2024-05-06")]
    assert drafts(ATOM) == [Draft("A b", "Hej.", "https://a.se/2", "2023-01-02")]

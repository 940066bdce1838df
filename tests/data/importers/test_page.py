# ruff: noqa: E501 (markup is easier to read as it stands)
"""Pages of HTML: which articles are found on one."""

from __future__ import annotations

from tests.data.importers.drafts import drafts

PAGE = """<!doctype html><html lang="sv"><body><header><nav><h3><a href="/om">Om oss</a></h3></nav></header><main>
<h1>Nyheter</h1><article><a href="/sv/ett/"><img src="a.jpg"></a><header><h2><a href="/sv/ett/">Ett &amp; två – tre</a></h2>
</header><time datetime="2024-05-06T10:00">6 maj</time><p>En ingress som är lång nog för att räknas som en.</p>
<a href="/sv/ett/">Läs mer</a></article><a href="/en/two"><h2>Second one</h2><p>A teaser that is long enough to be a teaser.</p></a>
<article><h3><a href="javascript:alert(1)">Tredje</a></h3></article></main><footer><h2><a href="/k">Kontakt</a></h2></footer></body></html>"""


def test_a_page() -> None:
    found = drafts(PAGE, "https://a.se/nyheter/")
    assert [(d.title, d.url, d.published) for d in found] == [
        ("Ett & två – tre", "https://a.se/sv/ett/", "2024-05-06"),
        ("Second one", "https://a.se/en/two", ""),
        ("Tredje", "", ""),
    ]
    assert found[0].teaser == "En ingress som är lång nog för att räknas som en."


def test_each_of_two_articles_has_its_own_teaser() -> None:
    first, second = (
        '<div><h2><a href="/1">Ett</a></h2></div>',
        '<div><h2><a href="/2">Två</a></h2><p>{}</p></div>',
    )
    teaser = "En ingress som är lång nog för att räknas som en."
    found = drafts(f"<section>{first}{second.format(teaser)}</section>")
    assert [(d.title, d.teaser) for d in found] == [("Ett", ""), ("Två", teaser)]


def test_a_page_of_one_article() -> None:
    page = '<html><head><meta property="og:type" content="article"><meta property="og:title" content="T | S"></head><body><h1>T</h1>'
    assert [d.title for d in drafts(page + '<h2><a href="/x">Mer att läsa</a></h2></body></html>')] == ["T"]


def test_a_page_without_headings_is_read_as_text() -> None:
    page = "<div><div>Rubrik ett</div><p>En mening.</p></div><div><div>Rubrik två</div><p>En till.</p></div>"
    assert [d.title for d in drafts(page)] == ["Rubrik ett", "Rubrik två"]

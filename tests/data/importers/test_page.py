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
    result = drafts(PAGE, "https://a.se/nyheter/")
    assert [(d.title, d.url, d.published) for d in result] == [
        ("Ett & två – tre", "https://a.se/sv/ett/", "2024-05-06"),
        ("Second one", "https://a.se/en/two", ""),
        ("Tredje", "", ""),
    ]
    assert result[0].teaser == "En ingress som är lång nog för att räknas som en."


def test_each_of_two_articles_has_its_own_teaser() -> None:
    first, second = (
        '<div><h2><a href="/1">Ett</a></h2></div>',
        '<div><h2><a href="/2">Två</a></h2><p>{}</p></div>',
    )
    teaser = "En ingress som är lång nog för att räknas som en."
    result = drafts(f"<section>{first}{second.format(teaser)}</section>")
    assert [(d.title, d.teaser) for d in result] == [("Ett", ""), ("Två", teaser)]


def test_a_page_of_one_article() -> None:
    page = '<html><head><meta property="og:type" content="article"><meta property="og:title" content="T | S"></head><body><h1>T</h1>'
    assert [d.title for d in drafts(page + '<h2><a href="/x">Mer att läsa</a></h2></body></html>')] == ["T"]


def test_a_page_without_headings_is_read_as_text() -> None:
    page = "<div><div>Rubrik ett</div><p>En mening.</p></div><div><div>Rubrik två</div><p>En till.</p></div>"
    assert [d.title for d in drafts(page)] == ["Rubrik ett", "Rubrik två"]


TEASER = "De grävde i tre år, och nu har byn vatten varje dag."
PARAGRAPH = f"<p>{TEASER * 5}</p>"


def card(number: int, title: str, teaser: str = TEASER) -> str:
    return f'<article><h2><a href="https://a.se/n/{number}">{title}</a></h2><p>{teaser}</p></article>'


def page(*inside: str, head: str = "") -> str:
    message = '<meta property="og:type" content="article"><meta property="og:title" content="T | S">'
    return f'<html lang="sv"><head>{message}{head}</head><body><main>{"".join(inside)}</main></body></html>'


def titles(text: str, address: str = "") -> list[str]:
    return [draft.title for draft in drafts(text, address)]


CARDS = (card(1, "Ett"), card(2, "Två"), card(3, "Tre"))


def test_a_listing_that_calls_itself_an_article_is_a_listing() -> None:
    intro = f"<p>{TEASER}</p>"
    for inside in (
        CARDS,
        ("<h1>Nytt</h1>", *CARDS[:2]),
        ("<h1>Nytt</h1>", intro, *CARDS),
        ("<article><h1>Nytt</h1>", intro, *CARDS, "</article>"),
    ):
        assert titles(page(*inside))[:2] == ["Ett", "Två"]


def test_an_article_with_others_listed_below_is_an_article() -> None:
    for inside in (
        ("<h1>En brunn</h1>", PARAGRAPH * 2, "<h2>Läs också</h2>", *CARDS),
        ("<article><h1>En brunn</h1>", PARAGRAPH * 3, "</article>", *CARDS),
        (f"<article><h1>En brunn</h1><p>{TEASER}</p></article>", *CARDS),
        (f"<h1>En brunn</h1><p>{TEASER}</p>", card(1, "Ett", ""), card(2, "Två", "")),
    ):
        assert titles(page(*inside)) == ["En brunn"]


def flat(number: int, title: str, time: str = "") -> str:
    return f'<h3><a href="/n/{number}">{title}</a></h3>{time}<p>{TEASER[:-1]} {number}.</p>'


def test_a_listing_without_boxes() -> None:
    time = '<time datetime="2026-03-04">igår</time>'
    result = drafts(page("<h1>Nytt</h1>", flat(1, "Ett", time), flat(2, "Två"), flat(3, "Tre", time)))
    assert [(d.title, d.teaser[-2:], d.published) for d in result] == [
        ("Ett", "1.", "2026-03-04"), ("Två", "2.", ""), ("Tre", "3.", "2026-03-04"),
    ]  # fmt: skip


def test_an_article_that_links_from_its_headings_says_when_it_came() -> None:
    head = '<meta property="article:published_time" content="2026-03-04T00:10:00+01:00">'
    (result,) = drafts(
        page("<h1>En brunn</h1>", f"<p>{TEASER}</p>", flat(1, "Byn"), flat(2, "Vattnet"), head=head)
    )
    assert (result.title, result.published) == ("En brunn", "2026-03-04")
    assert titles(page("<h1>Nytt</h1>", f"<p>{TEASER}</p>", *CARDS, head=head)) == ["Ett", "Två", "Tre"]


def test_an_article_under_the_name_of_its_site() -> None:
    for head in (
        '<h1><a href="/">Exempelby</a></h1>',
        '<h1><a href="https://a.se/es/">Exempelby</a></h1>',
        "<h1>Exempelby</h1>",
    ):
        named = "" if "<a" in head else '<meta property="og:site_name" content="Exempelby">'
        assert titles(page(head, "<h1>En brunn</h1>", PARAGRAPH * 2, head=named), "https://a.se/n") == [
            "En brunn"
        ]
        assert titles(page(head, PARAGRAPH * 2, head=named), "https://a.se/n") == ["T | S"]


def test_the_site_itself_and_spots_on_the_page_are_no_articles() -> None:
    heads = [
        '<h1><a href="/">Exempelby</a></h1>',
        '<h1><a href="https://a.se">Exempelby</a></h1>',
        '<h1><a href="https://www.a.se/sv/">Exempelby</a></h1>',
        '<h1><a href="https://www.a.se/es/">Exempelby</a></h1>',
        '<h2><a href="#innehall">Till innehållet</a></h2>',
        '<h1><a href="https://a.se/nytt/">Nytt</a></h1>',
        '<h1><a href="">Nytt</a></h1>',
    ]
    for head in heads:
        assert titles(f"<body>{head}{''.join(CARDS)}</body>", "https://a.se/nytt") == ["Ett", "Två", "Tre"]
    for head in heads[:5]:  # a saved page, whose address nobody knows
        assert titles(f"<body>{head}{''.join(CARDS)}</body>") == ["Ett", "Två", "Tre"]
    named = '<head><meta property="og:site_name" content="Exempelby"></head>'
    assert "Exempelby" not in titles(
        f'{named}<h1><a href="https://a.se/x/">Exempelby</a></h1>{"".join(CARDS)}'
    )


def test_another_sites_first_page_may_be_what_a_heading_is_about() -> None:
    assert titles('<h2><a href="https://b.se/">Ny sajt</a></h2>', "https://a.se/nytt") == ["Ny sajt"]


def test_the_day_that_people_read_counts() -> None:
    def day(time: str) -> str:
        return drafts(f'<article><h2><a href="/1">Ett</a></h2>{time}</article>')[0].published

    assert day('<time datetime="2026-02-28T23:10:00Z">1 mars 2026</time>') == "2026-03-01"
    assert day('<time datetime="2026-03-01T00:10:00+02:00">i söndags</time>') == "2026-03-01"
    assert day('<time datetime="2026-03">mars</time>') == "2026-03"
    assert day("<time>03/04/2026</time>") == ""


def test_the_language_of_a_heading_its_link_or_the_page() -> None:
    text = '<html lang="sv-SE"><body><h2 lang="es">A <a href="/1">b</a></h2><h2><a href="/2" hreflang="uk">C</a></h2><div lang="fr"><div><h2><a href="/3">D</a></h2></div></div><h2><a href="/4">E</a></h2></body></html>'
    assert [(d.language, d.source_language) for d in drafts(text)] == [
        ("es", "sv"), ("uk", "sv"), ("fr", "sv"), ("", "sv"),
    ]  # fmt: skip


def test_a_teaser_ends_before_the_link_that_leads_on() -> None:
    assert drafts(card(1, "Ett", f"{TEASER} <a href='/n/1'>Läs mer →</a>"))[0].teaser == TEASER

"""What stands on an article's card, and where its links lead."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.language import language
from components.parts.article_card.render import article_cards, on_map
from components.state.state import State, decode, vocabulary
from components.view import build_view
from data.dates import parse_partial_date
from data.reading.read_folder import read_folder
from data.records import Article
from tests.components.view.gone import with_sources
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset
SV, EN = language("sv"), language("en")
BASE = next(a for a in REAL.articles.values() if a.partnerships and a.url and a.published)


def card(words: Any = SV, state: State | None = None, visible: tuple[str, ...] = (), **changed: Any) -> str:
    article = replace(BASE, **changed)
    return article_cards(REAL, words, state or State(language=words.code), [article], visible)


def links(html: str) -> list[str]:
    return [unescape(h) for h in re.findall(r'href="([^"]*)"', html)]


def test_title_leads_out_and_says_so() -> None:
    html = card(url="https://icld.se/a?b=1&c=2", title="<b>T</b> {{7*7}}")
    assert 'href="https://icld.se/a?b=1&amp;c=2" rel="noopener noreferrer"' in html
    assert "&lt;b&gt;T&lt;/b&gt; {{7*7}}" in html
    assert 'aria-describedby="pk-new-tab"' in html
    assert SV("article.unknown_url") not in html


def test_a_page_that_is_gone_leads_to_its_copy_and_says_so_in_the_viewers_language() -> None:
    page, twin, copy = "https://a.example/x", "https://a.example/y", "https://web.archive.org/web/2019/x"
    article = replace(BASE, language="sv", title="<i>T", url=page, twin_url=twin)
    dataset = with_sources(REAL, (page, "gone", copy), (twin, "gone", ""))
    html = article_cards(dataset, EN, State(language="en"), [article])
    assert f'href="{copy}"' in html
    assert page not in html
    assert '&lt;i&gt;T<span class="pk-note" lang="en"> (archived copy)</span></a>' in html
    assert re.search(rf'href="{twin}"[^>]*>Also in English \(page gone\)</a>', html)
    assert "pk-note" not in article_cards(REAL, EN, State(language="en"), [article])


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://[bad"]
)
def test_an_unknown_or_unsafe_address_is_no_link_but_a_search(url: str) -> None:
    html = card(url=url, title="Kön & makt / 100 %", twin_url="")
    assert SV("article.unknown_url") in html
    out = [h for h in links(html) if not h.startswith("./")]
    assert out == ["https://icld.se/?s=K%C3%B6n%20%26%20makt%20/%20100%20%25"]


def test_every_article_of_the_tables_links_only_where_its_table_says() -> None:
    for article in REAL.articles.values():
        out = [h for h in links(article_cards(REAL, SV, State(), [article])) if not h.startswith("./")]
        known = [u for u in (article.url, article.twin_url) if u]
        assert all(h in known or (not article.url and h.startswith("https://icld.se/?s=")) for h in out)
        assert set(known) <= set(out)


@pytest.mark.parametrize(
    ("text", "basis", "words", "said"),
    [
        ("2019-06-03", "stated", SV, "3 juni 2019"),
        ("2019-06", "stated", EN, "June 2019"),
        ("2019", "inferred from its place in a dated listing", SV, "omkring 2019"),
        ("2019", "inferred from its place in a dated listing", EN, "about 2019"),
        ("2017-05-15", "last updated", SV, "omkring 15 maj 2017"),
        ("2023-03-29", "date in the address", SV, "29 mars 2023"),
        ("2022-09-08", "in the address; title from the address", EN, "8 September 2022"),
        ("2024-08", "stated in the text (24 August 2024)", EN, "August 2024"),
    ],
)
def test_the_date_is_as_exact_as_it_is_known(text: str, basis: str, words: Any, said: str) -> None:
    html = card(words, published=parse_partial_date(text), published_basis=basis)
    assert f'<time datetime="{text}">{said}</time>' in html


def test_without_a_date_none_is_made_up() -> None:
    assert "<time" not in card(published=None, published_basis="")


def test_summary_and_language_follow_the_viewer_and_the_title_keeps_its_own() -> None:
    html = card(EN, language="sv", summary_sv="svensk text", summary_en="English text")
    assert "English text" in html
    assert "svensk text" not in html
    assert 'lang="sv"' in html
    assert "Swedish" in html


def test_the_pages_own_introduction_is_a_quotation_only_where_there_is_no_summary_in_this_language() -> None:
    bare = {"teaser": "Källans <b>egna</b> ord.", "publisher": "Växjö kommun", "language": "sv"}
    html = card(EN, summary_sv="Vår text.", summary_en="", url="https://a.se/1", **bare)
    quote = re.search(r"<blockquote([^>]*)>(.*?)</blockquote>\s*<figcaption>(.*?)</figcaption>", html)
    assert quote
    assert quote[1] == ' lang="sv" cite="https://a.se/1"'
    assert quote[2] == "Källans &lt;b&gt;egna&lt;/b&gt; ord."
    assert unescape(quote[3]) == "From the page’s own introduction, Växjö kommun"
    assert "Vår text" not in html
    assert "blockquote" not in card(SV, summary_sv="Vår text.", summary_en="", **bare)
    nobody = card(SV, summary_sv="", teaser="Ord.", publisher="", url="javascript:alert(1)")
    assert "<figcaption>Ur sidans egen ingress</figcaption>" in nobody
    assert "cite=" not in nobody
    assert "blockquote" not in card(SV, summary_sv="", summary_en="", teaser="")


def test_publisher_date_type_and_series_stand_on_one_line() -> None:
    html = card(
        published=parse_partial_date("2023-11-09"),
        published_basis="stated",
        updated=parse_partial_date("2024-02"),
        publisher="ICLD",
        publication_type="policy_brief",
        series="Policy Brief No 7",
        language="sv",
        kind="tool",
        programme="KC",
    )
    line = re.sub("<[^>]*>", "", re.search(r'<p class="pk-card-line pk-muted">(.*?)</p>', html)[1])  # type: ignore[index]
    assert line == (
        "Verktyg · ICLD · 9 november 2023 · uppdaterad februari 2024 · Policy brief · Policy Brief No 7"
        " · svenska · Kunskapscentrum (KC)"
    )


@pytest.mark.parametrize(
    ("code", "sv", "en"), [("es", "spanska", "Spanish"), ("uk", "ukrainska", "Ukrainian")]
)
def test_a_title_in_a_third_language_is_marked_and_named(code: str, sv: str, en: str) -> None:
    for words, said in ((SV, sv), (EN, en)):
        html = card(words, language=code)
        assert f'<h3 class="pk-card-title" lang="{code}">' in html
        assert f"· {said} ·" in html


def test_the_page_in_the_other_language_is_named() -> None:
    assert "Finns också på engelska" in card(language="sv", twin_url="https://icld.se/en/x")
    assert "Also in Swedish" in card(EN, language="en", twin_url="https://icld.se/sv/x")
    assert "Also in" not in card(EN, twin_url="javascript:alert(1)")


def test_places_lead_to_their_pages_in_the_viewers_language() -> None:
    html = card(EN, places=("vaxjo",), other_places=("Novi Sad",), countries=("RS",))
    assert "./place?language=en&id=vaxjo" in links(html)
    assert ">Serbia</a>, Novi Sad" in html
    assert "./articles?language=en&country=RS" in links(html)


def test_many_places_fold_away_but_none_is_lost() -> None:
    ids = tuple(p.id for p in REAL.places.values() if p.is_swedish)[:19]
    html = card(places=ids, other_places=(), countries=(), partnerships=())
    assert "och 13 till" in html
    assert sum("./place?" in h for h in links(html)) == 19
    assert "<details" not in card(places=ids[:7], other_places=(), countries=(), partnerships=())


def test_a_partnership_is_drawn_where_its_link_leads() -> None:
    """For every partnership of every article, from a plain page and from a narrowed one."""
    today = parse_partial_date("2026-11-22").first
    narrow = State(page="articles", theme=("climate",), text="vaxjo", date="2012", language="en")
    for state in (State(page="articles"), narrow):
        visible = {r.id for r in build_view(REAL, state, today).rows}
        for partnership in {p for a in REAL.articles.values() for p in a.partnerships}:
            target = on_map(state, partnership, visible)
            assert (target.page, target.language) == ("map", state.language)
            selected = build_view(REAL, target, today).selection
            assert selected is not None
            assert [r.id for r in selected.rows] == [partnership]


def test_a_visible_partnership_keeps_the_viewers_filters() -> None:
    state = State(page="articles", country=("KE",))
    assert on_map(state, "a", {"a"}).country == ("KE",)
    assert on_map(state, "a", {"b"}).country == ()
    html = card(state=state, partnerships=("vaxjo-jb-marks",), visible=())
    target = next(h for h in links(html) if "partnership:" in h)
    read = decode("map", parse_qs(urlsplit(target).query), vocabulary(REAL))
    assert (read.status, read.funding, read.selection) == ((), (), "partnership:vaxjo-jb-marks")


def test_cards_keep_the_order_given() -> None:
    chosen: list[Article] = list(REAL.articles.values())[:5]
    html = article_cards(REAL, SV, State(), reversed(chosen))
    assert re.findall(r'data-article="([^"]+)"', html) == [a.id for a in reversed(chosen)]

"""The list of pages for search engines."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from components.outputs.site.sitemap import sitemap

BASE = "https://example.org/karta/"


def test_each_page_is_listed_with_its_twin() -> None:
    result = fromstring(sitemap(BASE, ["en/table/index.html", "index.html"]))
    report = [
        (url[0].text, {link.attrib["hreflang"]: link.attrib["href"] for link in url[1:]}) for url in result
    ]
    assert report == [
        (
            f"{BASE}en/table/index.html",
            {"sv": f"{BASE}table/index.html", "en": f"{BASE}en/table/index.html"},
        ),
        (f"{BASE}index.html", {"sv": f"{BASE}index.html", "en": f"{BASE}en/index.html"}),
    ]


def test_the_order_of_the_pages_does_not_matter() -> None:
    assert sitemap(BASE, ["b.html", "a.html"]) == sitemap(BASE, ["a.html", "b.html"])

"""The list of pages for search engines."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from components.outputs.site.sitemap import sitemap

MAP, HTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"
PAGES = [
    {"sv": "https://example.org/", "en": "https://example.org/en/"},
    {"sv": "https://example.org/a", "en": "https://example.org/en/a"},
]


def test_each_page_is_listed_in_every_language_with_all_of_them() -> None:
    days = ("2026-02", "")
    urls = fromstring(sitemap(zip(PAGES, days, strict=True))).findall(f"{MAP}url")
    assert [url.find(f"{MAP}loc").text for url in urls] == [a for page in PAGES for a in page.values()]
    assert [url.findtext(f"{MAP}lastmod") for url in urls] == ["2026-02", "2026-02", None, None]
    for url in urls:
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{HTML}link")}
        assert links in PAGES
        assert url.find(f"{MAP}loc").text in links.values()

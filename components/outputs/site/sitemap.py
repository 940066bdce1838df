"""The list of pages for search engines; it needs whole addresses, so there is one only where they are known."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from components.kit.xml_file import xml_bytes

SITEMAP = "sitemap.xml"
_MAP, _HTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[tuple[Mapping[str, str], str]]) -> bytes:
    """Return the sitemap of pages; each is its whole address by language, and the day of its newest facts.

    Every address is listed. A day is as exact as it is known (``2026-02``), and may be empty.
    """
    ET.register_namespace("", _MAP)
    ET.register_namespace("xhtml", _HTML)
    root = ET.Element(f"{{{_MAP}}}urlset")
    for page, changed in pages:
        for own in page.values():
            url = ET.SubElement(root, f"{{{_MAP}}}url")
            ET.SubElement(url, f"{{{_MAP}}}loc").text = own
            if changed:
                ET.SubElement(url, f"{{{_MAP}}}lastmod").text = changed
            for code, other in page.items():
                alternate = {"rel": "alternate", "hreflang": code, "href": other}
                ET.SubElement(url, f"{{{_HTML}}}link", alternate)
    return xml_bytes(root)

"""The list of pages for search engines; it needs whole addresses, so there is one only where they are known."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from components.outputs.site.layout import folder, twin
from components.state.state import LANGUAGES

SITEMAP = "sitemap.xml"
_MAP, _HTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def sitemap(base_url: str, paths: Iterable[str]) -> bytes:
    """Return the sitemap of pages, each with its address in every language."""
    ET.register_namespace("", _MAP)
    ET.register_namespace("xhtml", _HTML)
    root = ET.Element(f"{{{_MAP}}}urlset")
    for path in sorted(paths):
        url = ET.SubElement(root, f"{{{_MAP}}}url")
        ET.SubElement(url, f"{{{_MAP}}}loc").text = base_url + path
        other = folder(LANGUAGES[1])
        swedish = twin(path) if path.startswith(other) else path
        for code, at in zip(LANGUAGES, (swedish, twin(swedish)), strict=True):
            alternate = {"rel": "alternate", "hreflang": code, "href": base_url + at}
            ET.SubElement(url, f"{{{_HTML}}}link", alternate)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"

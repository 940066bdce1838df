"""A tree of XML elements as a file that every reader of XML can read."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from data.plain_text import fit

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"


def xml_bytes(root: ET.Element) -> bytes:
    """Return a document in UTF-8, an element a line; ElementTree would write also what no XML may hold."""
    ET.indent(root)
    return f"{_DECLARATION}{fit(ET.tostring(root, encoding='unicode'))}\n".encode()

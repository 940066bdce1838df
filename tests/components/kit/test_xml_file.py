"""A tree of XML elements becomes a file that an independent reader reads, whatever stands in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from components.kit.xml_file import xml_bytes
from data.plain_text import fit
from tests.data.test_plain_text import any_text


@given(any_text, st.text(max_size=3))
def test_texts_and_attributes_are_read_back(text: str, value: str) -> None:
    root = ET.Element("a")
    ET.SubElement(root, "b", {"c": text + value}).text = f"x{text}{value}x"
    (inner,) = fromstring(xml_bytes(root))
    # A reader of XML makes one kind of line break of all.
    assert inner.text == fit(f"x{text}{value}x").replace("\r\n", "\n").replace("\r", "\n")
    assert inner.attrib["c"] == fit(text + value)


def test_it_says_its_encoding_and_has_an_element_a_line() -> None:
    root = ET.Element("a")
    ET.SubElement(root, "b").text = "å"
    assert xml_bytes(root) == "<?xml version='1.0' encoding='utf-8'?>\n<a>\n  <b>å</b>\n</a>\n".encode()

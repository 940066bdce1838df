"""Words inside a PNG: what it shows and how it was made, as international text (PNG's iTXt)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping

from data.plain_text import fit

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def with_texts(png: bytes, texts: Mapping[str, str]) -> bytes:
    """Return a PNG with texts put before its pixels; the pixels are not touched.

    Keys are 1 to 79 Latin letters. Decoding and compressing the picture again, as
    an imaging library would, costs more than drawing it.
    """
    at = png.index(b"IDAT") - 4
    return png[:at] + b"".join(_text(key, value) for key, value in texts.items()) + png[at:]


def texts_of(png: bytes) -> dict[str, str]:
    """Return the texts that ``with_texts`` put in."""
    found = {}
    for kind, content in _chunks(png):
        if kind == b"iTXt":
            key, _, rest = content.partition(b"\0")
            # Two bytes on packing, then a language and a translated key, both empty and closed by a zero.
            found[key.decode("latin-1")] = rest[4:].decode()
    return found


def _text(key: str, value: str) -> bytes:
    content = key.encode("latin-1") + b"\0" + b"\0\0" + b"\0" + b"\0" + fit(value).encode()
    body = b"iTXt" + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 8 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12

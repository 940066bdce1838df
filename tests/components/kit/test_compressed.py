"""Files are packed once, where that gains anything."""

from __future__ import annotations

import gzip

from components.kit.compressed import SMALLEST, pack

TEXT = b"vatten " * SMALLEST


def test_what_is_packed_is_the_same_and_always_the_same_bytes() -> None:
    file = pack(TEXT, "text/css")
    assert gzip.decompress(file.packed) == file.content == TEXT
    assert file.packed[4:8] == bytes(4)  # where gzip writes the hour


def test_what_gains_nothing_is_left_as_it_is() -> None:
    assert pack(b"a" * (SMALLEST - 1), "text/css").packed == b""
    assert pack(gzip.compress(bytes(i * i % 251 for i in range(9000)), mtime=0), "font/woff2").packed == b""

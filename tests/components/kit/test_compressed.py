"""Files are compressed once, where that gains anything."""

from __future__ import annotations

import gzip

from components.kit.compressed import SMALLEST, compress

TEXT = b"vatten " * SMALLEST


def test_what_is_compressed_is_the_same_and_always_the_same_bytes() -> None:
    file = compress(TEXT, "text/css")
    assert gzip.decompress(file.compressed) == file.content == TEXT
    assert file.compressed[4:8] == bytes(4)  # where gzip writes the hour


def test_what_gains_nothing_is_left_as_it_is() -> None:
    assert compress(b"a" * (SMALLEST - 1), "text/css").compressed == b""
    assert (
        compress(gzip.compress(bytes(i * i % 251 for i in range(9000)), mtime=0), "font/woff2").compressed
        == b""
    )

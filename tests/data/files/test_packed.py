"""Zip files that somebody sent; the hostile ones together: tests/data/editing/test_read_incoming_hostile.py."""

from __future__ import annotations

import io
import zipfile

import pytest

from data.files.packed import MAX_BYTES, RefusedFileError, check_kind, is_packed, open_packed, pieces


def packed(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, held in files.items():
            made.writestr(name, held)
    return content.getvalue()


@pytest.mark.parametrize("overlap", [0, 400])
def test_an_entry_comes_in_pieces_that_overlap(overlap: int) -> None:
    held = bytes(range(256)) * 10_000
    content = packed(a=held)
    assert is_packed(content)
    with open_packed(content) as opened:
        parts = list(pieces(opened, "a", overlap))
    assert len(parts) == 3
    assert parts[0] + b"".join(part[overlap:] for part in parts[1:]) == held


def test_an_entry_that_is_damaged_is_refused() -> None:
    content = bytearray(packed(a=b"x" * 100_000))
    content[45] ^= 0xFF
    with open_packed(bytes(content)) as opened, pytest.raises(RefusedFileError) as error:
        list(pieces(opened, "a"))
    assert error.value.kind == "broken-zip"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"%PDF-", "wrong-type"),
        (b"\xef\xbb\xbf <!doctype HTML>", "wrong-type"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
    ],
)
def test_what_is_surely_no_table(content: bytes, kind: str) -> None:
    with pytest.raises(RefusedFileError) as error:
        check_kind(content)
    assert error.value.kind == kind
    check_kind(b"id,name\n<b>,<html>\n")

"""The form of an answer."""

from __future__ import annotations

from components.kit.worker import HEAD


def test_an_answer_begins_with_thirteen_bytes() -> None:
    assert HEAD.size == 13
    assert HEAD.unpack(HEAD.pack(True, 410, 3_000_000_000)) == (True, 410, 3_000_000_000)

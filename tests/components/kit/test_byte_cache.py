"""A cache within its bytes: the longest unused goes first, the newest never."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.kit.byte_cache import ByteCache

MOST = 100


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 140))))
def test_whatever_is_put_its_bytes_are_bounded_and_the_newest_is_there(puts: list[tuple[int, int]]) -> None:
    kept: ByteCache[bytes] = ByteCache(MOST, len)
    newest: dict[int, int] = {}
    for key, size in puts:
        kept.put(key, bytes(size))
        newest[key] = size
        assert kept.get(key) == bytes(size)
        held = {k: value for k in newest if (value := kept.get(k)) is not None}
        assert all(len(value) == newest[k] for k, value in held.items())
        assert sum(map(len, held.values())) <= MOST or set(held) == {key}


def test_what_was_asked_for_lately_stays() -> None:
    kept: ByteCache[bytes] = ByteCache(MOST, len)
    for key in ("one", "two"):
        kept.put(key, bytes(40))
    assert kept.get("one")
    kept.put("three", bytes(40))
    assert [key for key in ("one", "two", "three") if kept.get(key)] == ["one", "three"]
    kept.clear()
    kept.put("four", bytes(MOST))
    assert [key for key in ("one", "three", "four") if kept.get(key)] == ["four"]

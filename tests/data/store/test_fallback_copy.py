"""The copy of what was shown last: used as it was written, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.records import Dataset
from data.store.fallback_copy import copy_path, read_copy
from data.store.poller import Follower


@pytest.mark.parametrize(
    "change", [lambda b: b[:-20], lambda b: b.replace(b"Anna", b"Anne"), lambda _: b"[1]"]
)
def test_a_copy_that_is_not_what_was_written_is_not_used(
    follow: Callable[[], Follower],
    publish: Callable[[str], Dataset],
    path: Path,
    change: Callable[[bytes], bytes],
) -> None:
    one = publish("one")
    follow().poll()
    copy = copy_path(str(path))
    kept = read_copy(copy)
    assert kept is not None
    assert kept.loaded.dataset == one
    copy.write_bytes(change(copy.read_bytes()))
    assert read_copy(copy) is None


def test_another_store_has_another_copy(path: Path) -> None:
    assert copy_path(str(path)) == copy_path(f"sqlite:///{path}") != copy_path(f"{path}2")
    secret = copy_path("postgresql://anna:one@db/map")
    assert secret == copy_path("postgresql://anna:two@db/map") != copy_path("postgresql://anna:one@db/other")

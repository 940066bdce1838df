"""How many pages are drawn at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

AT_ONCE = 2
"""Python runs one thread at a time: of many pages at once each would be ready when nearly all are."""
drawing = BoundedSemaphore(AT_ONCE)
"""Held while a page is drawn; who comes later waits for it. A run that is stopped or fails gives it back."""


@contextmanager
def while_others_draw() -> Iterator[None]:
    """Give the turn of the page that is drawn to others, for what only waits; take one again afterwards."""
    drawing.release()
    try:
        yield
    finally:
        drawing.acquire()

"""Memory that Python has freed goes back to the system, where the C library can do that."""

from __future__ import annotations

import ctypes
import gc
from functools import cache


def give_back() -> None:
    """Collect garbage and let glibc return its free pages (``malloc_trim(3)``); elsewhere only the former.

    Each of the threads that answer has an arena of its own, whose free pages glibc else keeps.
    """
    gc.collect()
    library = _library()
    if library:
        library.malloc_trim(0)


@cache
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(None)
        library.malloc_trim.argtypes, library.malloc_trim.restype = [ctypes.c_size_t], ctypes.c_int
    except (OSError, AttributeError, TypeError):  # musl, macOS, Windows
        return None
    return library

"""The work of one change without browser or server: view, payload, panel."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.pages import THEME
from components.parts.map.payload import payload
from components.parts.panel.render import panel
from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """Milliseconds: reading the tables, the first view (with its index), then one per filter change (medians)."""

    rows: int
    read: float
    first: float
    view: float
    payload: float
    panel: float


def work(tables: Path, today: date, times: int) -> Work:
    """Return how long each step takes in this process."""
    read, loaded = _timed(lambda: read_folder(tables))
    states = [State(panel="list"), State(theme=(THEME,), panel="list")]
    first, _ = _timed(lambda: build_view(loaded.dataset, states[0], today))
    views, payloads, panels = [], [], []
    for i in range(times):
        state = states[(i + 1) % 2]
        took, view = _timed(partial(build_view, loaded.dataset, state, today))
        views.append(took)
        payloads.append(_timed(partial(payload, view))[0])
        panels.append(_timed(partial(panel, view))[0])
    return Work(
        len(loaded.dataset.partnerships), read, first, median(views), median(payloads), median(panels)
    )


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = do()
    return (time.perf_counter() - start) * 1000, result

"""Which boxes, markers and leaders meet: arrays in, one answer for each row out. All in points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
"""Rows of numbers; a box is left, top, right, bottom, a leader two ends, a marker x, y and how far it reaches."""
GAP = 1.2
"""Points kept free around every name."""


def grown(boxes: Array) -> Array:
    """Return boxes with the space that is kept free around a name."""
    found: Array = boxes + np.array((-GAP, -GAP / 2, GAP, GAP / 2))
    return found


def meet(a: Array, b: Array) -> Flags:
    """Tell of each box in ``a`` whether it meets any in ``b``."""
    if not len(a) or not len(b):
        return np.zeros(len(a), dtype=bool)
    apart = (
        (a[:, None, 2] <= b[None, :, 0])
        | (b[None, :, 2] <= a[:, None, 0])
        | (a[:, None, 3] <= b[None, :, 1])
        | (b[None, :, 3] <= a[:, None, 1])
    )
    found: Flags = np.any(~apart, axis=1)
    return found


def cover(boxes: Array, marks: Array) -> Flags:
    """Tell of each box whether it covers any marker."""
    x = np.clip(marks[None, :, 0], boxes[:, None, 0], boxes[:, None, 2])
    y = np.clip(marks[None, :, 1], boxes[:, None, 1], boxes[:, None, 3])
    near = (x - marks[None, :, 0]) ** 2 + (y - marks[None, :, 1]) ** 2 < (marks[None, :, 2] + 0.4) ** 2
    found: Flags = np.any(near, axis=1)
    return found


def distance(boxes: Array, x: float, y: float) -> Array:
    """Return how far each box is from a point, 0 where the point lies in it."""
    across = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
    down = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
    found: Array = np.hypot(across, down)
    return found


def passed(leaders: Array, marks: Array) -> Array:
    """Count for each leader the markers that it runs over."""
    if not len(marks):
        return np.zeros(len(leaders))
    start, way = leaders[:, None, :2], (leaders[:, 2:] - leaders[:, :2])[:, None]
    to = marks[None, :, :2] - start
    share = np.clip((to * way).sum(axis=2) / np.maximum((way * way).sum(axis=2), 1e-9), 0, 1)
    away = ((to - share[..., None] * way) ** 2).sum(axis=2)
    found: Array = (away < (marks[None, :, 2] * 0.7) ** 2).sum(axis=1).astype(float)
    return found


def run_through(leaders: Array, boxes: Array) -> Flags:
    """Tell of each leader whether it runs through any box."""
    if not len(leaders) or not len(boxes):
        return np.zeros(len(leaders), dtype=bool)
    through: Flags = np.any(_within(leaders, boxes), axis=1)
    return through


def are_hit(boxes: Array, leaders: Array) -> Flags:
    """Tell of each box whether any leader runs through it."""
    if not len(leaders) or not len(boxes):
        return np.zeros(len(boxes), dtype=bool)
    hit: Flags = np.any(_within(leaders, boxes), axis=0)
    return hit


def _within(leaders: Array, boxes: Array) -> Flags:
    """Tell of each leader and box whether they meet: the share of the leader that lies between the box's sides."""
    start, way = leaders[:, None, :2], (leaders[:, 2:] - leaders[:, :2])[:, None]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    around = grown(boxes)[None]
    first, second = (around[..., :2] - start) / way, (around[..., 2:] - start) / way
    enters = np.minimum(first, second).max(axis=2)
    leaves = np.maximum(first, second).min(axis=2)
    found: Flags = (leaves >= np.maximum(enters, 0)) & (enters <= 1)
    return found


def cross(a: Array, b: Array) -> Flags:
    """Tell of each leader in ``a`` whether it crosses any in ``b``."""
    if not len(a) or not len(b):
        return np.zeros(len(a), dtype=bool)
    p, q = a[:, None, :2], a[:, None, 2:]
    r, s = b[None, :, :2], b[None, :, 2:]

    def side(o: Array, u: Array, v: Array) -> Array:
        found: Array = (u[..., 0] - o[..., 0]) * (v[..., 1] - o[..., 1]) - (u[..., 1] - o[..., 1]) * (
            v[..., 0] - o[..., 0]
        )
        return found

    crosses = (side(p, q, r) * side(p, q, s) < 0) & (side(r, s, p) * side(r, s, q) < 0)
    found: Flags = np.any(crosses, axis=1)
    return found

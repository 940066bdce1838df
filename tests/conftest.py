"""What many tests begin with: a small dataset, and the real one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.read import read_folder
from data.records import Dataset

ROOT = Path(__file__).parent.parent

# Whatever store the environment names, a test has its own or none.
for _name in ("DATABASE_URL", "PARTNERSKAPSKARTAN_STORE"):
    os.environ.pop(_name, None)

# How long an example takes says more of the machine, and of what else it is doing, than of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def sample() -> Dataset:
    """Thirteen places, six partnerships, eighteen projects and three articles, taken from the real tables."""
    return _sound(ROOT / "tests" / "data" / "sample")


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The tables that are published."""
    return _sound(ROOT / "data" / "tables")


def _sound(folder: Path) -> Dataset:
    loaded = read_folder(folder)
    assert loaded.problems == ()
    return loaded.dataset

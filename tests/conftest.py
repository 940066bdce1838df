"""What many tests begin with: a small dataset, and the real one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from data.read import read_folder
from data.records import Dataset
from tests.services.postgres import Postgres
from tests.services.postgres import postgres as running_postgres

ROOT = Path(__file__).parent.parent

# Whatever store the environment names, a test has its own or none.
for _name in ("DATABASE_URL", "PARTNERSKAPSKARTAN_STORE"):
    os.environ.pop(_name, None)

# How long an example takes says more of the machine, and of what else it is doing, than of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


TOGETHER = (
    "tests/browser/test_replicas.py",
    "tests/browser/test_hostile.py",
    "tests/browser/test_bad_tables.py",
    "tests/browser/site/test_pages.py",
    "tests/components/site/test_site_build.py",
    "tests/components/site/test_site_hostile.py",
    "tests/components/site/test_site_publication.py",
)
"""Files whose tests share what takes long to make: a site, servers. They stay in one process, and come first."""


class _Scheduling(LoadScopeScheduling):  # type: ignore[misc]  # has no types
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _Scheduling:
    """Hand out tests one by one, in the order in which they were collected, but those of some files together."""
    config.option.loadscopereorder = False
    return _Scheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests first, so that each process starts one browser; what stays together before the rest."""
    files = [str(ROOT / file) for file in TOGETHER]

    def place(item: pytest.Item) -> tuple[bool, int]:
        file = str(item.path)
        return item.get_closest_marker("browser") is None, files.index(file) if file in files else len(files)

    items.sort(key=place)


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; the test is skipped, or fails under CI, where there is none to start."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty store of either kind; what is kept beside it stays in the test's folder."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    if request.param == "sqlite":
        return str(tmp_path / "store of publications.sqlite")
    return str(request.getfixturevalue("postgres").database())


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put back the module that was started: Streamlit's script runner leaves the page's script in its place.

    A process that a later test starts would run that script before anything else, and end.
    """
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before

"""What many tests begin with: a small dataset, and a full one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.services.postgres import Postgres
from tests.services.postgres import postgres as running_postgres

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests" / "tables"
"""The tables whose content tests state: a frozen copy, so that data/tables can be edited."""

# Also for processes that a test starts.
os.environ["PARTNERSKAPSKARTAN_TABLES"] = str(TABLES)

_PUBLISHED = str(ROOT / "data" / "tables") + os.sep
_CHECKED = ROOT / "tests" / "data" / "test_tables.py"
_read: list[str] = []
"""Published tables that this process opened since the last test ended."""

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
    "tests/components/outputs/site/test_build.py",
    "tests/components/outputs/site/test_build_hostile.py",
    "tests/components/outputs/site/test_package.py",
)
"""Files whose tests share what takes long to make: a site, servers. They stay in one process, and come first."""
SAMPLE = Path(__file__).parent / "data" / "sample"


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and str(arguments[0]).startswith(_PUBLISHED) and str(arguments[0]).endswith(".csv"):
        _read.append(str(arguments[0]))


class _Scheduling(LoadScopeScheduling):  # type: ignore[misc]  # has no types
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_configure() -> None:
    """Watch which files this process opens."""
    sys.addaudithook(_watch)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _Scheduling:
    """Hand out tests one by one, in the order in which they were collected, but those of some files together."""
    config.option.loadscopereorder = False
    return _Scheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the browser's tests first, so that each process starts one browser; what stays together before the rest.

    One process alone keeps the order in which it was given the files.
    """
    if not hasattr(config, "workerinput"):
        return
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
    """The whole of the tests' own tables: the published ones as of 2026-11-22."""
    return _sound(TABLES)


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
def own_tables(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that reads the published tables, by whatever way; one file checks that they are sound."""
    yield
    read = sorted(set(_read))
    _read.clear()
    assert request.path == _CHECKED or not read


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put back the module that was started: Streamlit's script runner leaves the page's script in its place.

    A process that a later test starts would run that script before anything else, and end.
    """
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture
def change(tmp_path: Path) -> Callable[..., Loaded]:
    """``change("places.csv", "57.4890", "557.6")`` reads the sample with that text replaced once.

    ``change("places.csv", some_bytes)`` reads it with another file in that
    place, ``change("places.csv", None)`` without the file.
    """

    def changed(file: str, *edit: str | bytes | None) -> Loaded:
        folder = tmp_path / "tables"
        if not folder.exists():
            shutil.copytree(SAMPLE, folder)
        path = folder / file
        match edit:
            case (None,):
                path.unlink()
            case (bytes(content),):
                path.write_bytes(content)
            case (str(old), str(new)):
                text = path.read_text("utf-8")
                assert old in text, old
                path.write_text(text.replace(old, new, 1), "utf-8")
        return read_folder(folder)

    return changed


@pytest.fixture
def sample_bytes() -> Callable[[str], bytes]:
    """The bytes of one file of the sample."""
    return lambda file: (SAMPLE / file).read_bytes()

import multiprocessing
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.geocoding.cache import MATCH_EXPIRY, NO_MATCH_EXPIRY, CachedResult, ResultCache
from geo.result import Alternative, LocateError, Match

TODAY = date(2026, 11, 22)
OTHER = Alternative("Storby", "UG", "", "town", 0.5, 34.0, "")
MATCH = Match("Storby", 0.4, 34.1, "town", "KE", "Busia", "OpenStreetMap node 1", "medium", (OTHER,))


@pytest.fixture
def cache(tmp_path: Path) -> ResultCache:
    return ResultCache(tmp_path / "deep" / "answers.sqlite")


def test_answers_come_back_as_they_were(cache: ResultCache) -> None:
    cache.put(" STORBY ", "KE", "s", CachedResult(MATCH, TODAY))
    assert cache.get("storby", "KE", "s", TODAY) == CachedResult(MATCH, TODAY)
    assert cache.get("storby", "", "s", TODAY) is cache.get("storby", "KE", "other", TODAY) is None


def test_unknown_is_an_answer_too_and_both_grow_old(cache: ResultCache) -> None:
    cache.put("Storby", "", "s", CachedResult(MATCH, TODAY))
    cache.put("Lillby", "", "s", CachedResult(None, TODAY))
    assert cache.get("Lillby", "", "s", TODAY + NO_MATCH_EXPIRY) == CachedResult(None, TODAY)
    assert cache.get("Lillby", "", "s", TODAY + NO_MATCH_EXPIRY + timedelta(1)) is None
    assert cache.get("Storby", "", "s", TODAY + MATCH_EXPIRY) is not None
    assert cache.get("Storby", "", "s", TODAY + MATCH_EXPIRY + timedelta(1)) is None


def test_a_transaction_is_fully_synchronised(cache: ResultCache) -> None:
    with cache._transaction() as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_transaction_that_fails_changes_nothing(cache: ResultCache) -> None:
    def fail() -> None:
        with cache._transaction() as database:
            database.execute("INSERT INTO rate VALUES ('s', 500.0, 0)")
            database.execute("no SQL")

    with pytest.raises(LocateError):
        fail()
    assert cache.reserve("s", 100.0, 1.0, 30.0) == 100.0


def test_a_file_of_the_version_before_is_read_and_written(cache: ResultCache, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    path.parent.mkdir()
    before = sqlite3.connect(path)
    before.execute("PRAGMA journal_mode=WAL")
    before.execute("""CREATE TABLE answer (query TEXT, country TEXT, service TEXT, result TEXT, source TEXT,
        day TEXT, PRIMARY KEY (query, country, service)) WITHOUT ROWID""")
    before.execute("INSERT INTO answer VALUES ('storby', '', 's', NULL, '', '2026-11-22')")
    before.commit()
    before.close()
    assert cache.get("Storby", "", "s", TODAY) == CachedResult(None, TODAY)
    cache.put("Storby", "", "s", CachedResult(MATCH, TODAY))
    assert cache.get("Storby", "", "s", TODAY) == CachedResult(MATCH, TODAY)


def test_moments_are_a_gap_apart_for_all_threads(cache: ResultCache) -> None:
    moments: list[float] = []

    def reserve() -> None:
        moments.extend(cache.reserve("s", 100.0, 1.0, 60.0) for _ in range(5))

    with ThreadPoolExecutor(6) as threads:
        for done in [threads.submit(reserve) for _ in range(6)]:
            done.result()
    assert sorted(moments) == [100.0 + i for i in range(30)]


def test_a_new_file_is_begun_by_many_at_once_and_none_is_refused(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        for number in range(100):
            new = ResultCache(tmp_path / f"{number}.sqlite")
            begun = [threads.submit(new.reserve, "s", 100.0, 1.0, 60.0) for _ in range(8)]
            assert sorted(moment.result() for moment in begun) == [100.0 + i for i in range(8)]


def reserve_in_a_process(path: Path) -> list[float]:
    return [ResultCache(path).reserve("s", 100.0, 1.0, 60.0) for _ in range(5)]


def test_moments_are_a_gap_apart_for_all_processes(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        taken = pool.map(reserve_in_a_process, [tmp_path / "answers.sqlite"] * 3)
    assert sorted(moment for moments in taken for moment in moments) == [100.0 + i for i in range(15)]


def test_a_moment_too_far_away_is_not_taken(cache: ResultCache) -> None:
    cache.postpone("s", 200.0)
    assert cache.reserve("s", 100.0, 1.0, 30.0) == 200.0
    assert cache.reserve("s", 190.0, 1.0, 30.0) == 200.0
    assert cache.reserve("s", 190.0, 1.0, 30.0) == 201.0


def test_a_clock_that_was_wrong_stops_nobody(cache: ResultCache) -> None:
    cache.postpone("s", 1e9)
    assert cache.reserve("s", 100.0, 1.0, 30.0) == 100.0


def test_failures_in_a_row_bring_rest(cache: ResultCache) -> None:
    cache.count_failure("s", 100.0, 3, 300.0)
    cache.count_failure("s", 100.0, 3, 300.0)
    cache.reset_failures("s")
    cache.count_failure("s", 100.0, 3, 300.0)
    cache.count_failure("s", 100.0, 3, 300.0)
    assert cache.reserve("s", 100.0, 1.0, 30.0) == 100.0
    cache.count_failure("s", 100.0, 3, 300.0)
    assert cache.reserve("s", 100.0, 1.0, 30.0) == 400.0
    cache.count_failure("s", 500.0, 3, 300.0)  # the first of a new count
    assert cache.reserve("s", 500.0, 1.0, 30.0) == 500.0


def test_a_broken_file_is_put_aside(cache: ResultCache, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 500)
    cache.put("Storby", "", "s", CachedResult(MATCH, TODAY))
    assert cache.get("Storby", "", "s", TODAY) == CachedResult(MATCH, TODAY)
    assert path.with_suffix(".broken").exists()


def test_no_place_to_write_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LocateError):
        ResultCache(tmp_path / "file" / "answers.sqlite").get("Storby", "", "s", TODAY)


WRITER = """
import sys, itertools
from datetime import date
from pathlib import Path
from geo.geocoding.cache import CachedResult, ResultCache
cache = ResultCache(Path(sys.argv[1]))
for i in itertools.count():
    cache.put(f"name {i}", "", "s", CachedResult(None, date(2026, 11, 22)))
    print(i, flush=True)
"""


def test_what_was_acknowledged_survives_being_killed(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    acknowledged = -1
    for _ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        for _ in range(10):
            acknowledged = max(acknowledged, int(writer.stdout.readline()))
        writer.kill()
        rest = writer.stdout.read().split()
        writer.wait()
        acknowledged = max([acknowledged, *map(int, rest)])
    cache = ResultCache(path)
    assert all(cache.get(f"name {i}", "", "s", TODAY) for i in range(acknowledged + 1))

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from geo.gazetteer import index as gazetteer_index
from geo.gazetteer.gazetteer import open_gazetteer
from geo.gazetteer.index import Index, build, index_path
from geo.gazetteer.sources import OTHER, OWN, IndexEntry, Town
from geo.result import GazetteerError


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three towns instead of the world."""

    def towns(_: dict[int, Town]) -> Iterator[IndexEntry]:
        at = (1.0, 2.0, 5000, "here", "", "")
        yield IndexEntry(1, "Storby", "KE", "", "town", *at, [("Storby", OWN), ("Grand-Ville", OTHER)])
        yield IndexEntry(
            2, "Storby", "UG", "", "town", 1.0, 2.0, 9000, "there", "", "", [("Storby", OWN), ("123", OTHER)]
        )
        yield IndexEntry(3, "Öby", "SE", "", "town", *at, [("Öby", OWN), ("Oby", OTHER)])

    monkeypatch.setattr(gazetteer_index, "towns", towns)
    monkeypatch.setattr(gazetteer_index, "areas", lambda _: iter(()))
    monkeypatch.setattr(gazetteer_index, "registers", lambda _: iter(()))


@pytest.mark.usefixtures("small")
def test_what_was_built_is_found_the_largest_first(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "index.sqlite"
    build(path)
    index = Index(path)
    assert [(row.id, row.own) for row in index.find(["storby"])] == [(2, OWN), (1, OWN)]
    assert [row.id for row in index.find(["storby"], "KE")] == [1]
    assert [row.own for row in index.find(["grandville"])] == [OTHER]
    assert [(row.key, row.marked) for row in index.find(["oby", "oeby"])] == [("oby", "öby"), ("oeby", "")]
    assert index.find(["123"]) == index.find([]) == []
    index.close()


@pytest.mark.usefixtures("small")
def test_building_shows_how_far_it_is_and_leaves_no_litter(tmp_path: Path) -> None:
    (tmp_path / "gazetteer-old.sqlite").write_bytes(b"")
    killed = tmp_path / ".gazetteer-old.sqlite.unfinished-1"
    killed.write_bytes(b"")
    os.utime(killed, (0, 0))
    seen: list[IndexEntry] = []
    path = tmp_path / "gazetteer-new.sqlite"

    def watch(entries: Iterable[IndexEntry], expected: int) -> Iterator[IndexEntry]:
        assert expected > 100_000
        for entry in entries:
            seen.append(entry)
            yield entry

    build(path, watch)
    assert len(seen) == 3
    assert sorted(file.name for file in tmp_path.iterdir()) == ["gazetteer-new.sqlite", "gazetteer.lock"]


@pytest.mark.usefixtures("small")
def test_several_may_want_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    threads = [threading.Thread(target=build, args=(path,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Index(path).find(["storby"])) == 2


@pytest.mark.usefixtures("small")
def test_an_index_is_not_built_twice(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"already there")
    build(path)
    assert path.read_bytes() == b"already there"


def test_what_is_no_index_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_bytes(b"no database" * 100)
    for name in ("bad.sqlite", "missing.sqlite"):
        with pytest.raises(GazetteerError) as caught:
            Index(tmp_path / name)
        assert isinstance(caught.value, OSError)


@pytest.mark.usefixtures("small")
def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    index_path(tmp_path).write_bytes(b"no database" * 100)
    assert open_gazetteer([], tmp_path).find("Storby", "KE")


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError):
        build(tmp_path / "file" / "index.sqlite")


def test_the_name_tells_what_it_was_made_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index_path(tmp_path)
    assert before == index_path(tmp_path)
    monkeypatch.setattr(gazetteer_index, "geonames_version", lambda: "0.0.0")
    assert index_path(tmp_path) != before

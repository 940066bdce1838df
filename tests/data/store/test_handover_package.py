"""The hand-over package: everything in it, the same bytes each time, checkable without this program."""

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.read_folder import read_folder
from data.records import Dataset
from data.store.handover_package import (
    PackageError,
    check_package,
    package_bytes,
    parts,
    under,
    write_package,
)
from data.store.revision import Publication, Revision, files_of, loaded_of

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NAMES = st.text("abcåÄ .-1", min_size=1, max_size=8).filter(
    lambda name: name.strip(".") and name == name.strip()
)


@pytest.fixture(scope="module")
def revision(sample: Dataset) -> Revision:
    files = files_of(sample)
    return Revision(
        Publication(7, 6, NOW, "Anna {{7*7}}", "Nytt <b>", sample.revision, "c" * 64), files, loaded_of(files)
    )


@pytest.fixture(scope="module")
def history(revision: Revision) -> list[Publication]:
    return [
        Publication(8, 7, NOW, "B", "Senare", "", ""),
        revision.entry,
        Publication(6, 5, NOW, "B", "=1+1, förr", "", ""),
    ]


def test_it_holds_what_somebody_needs_in_ten_years(
    revision: Revision, history: list[Publication], tmp_path: Path, sample: Dataset
) -> None:
    path = tmp_path / "package.zip"
    write_package(
        path,
        {**parts(revision, history, {"sweden.json": b"{}"}), **under("site", {"sv/index.html": b"<p>"})},
        revision,
    )
    with zipfile.ZipFile(path) as zipped:
        zipped.extractall(tmp_path)
    folder = tmp_path / "partnerskapskartan-7"
    loaded = read_folder(folder / "tables")
    assert (loaded.dataset, loaded.problems) == (sample, ())
    for name in (
        "data-dictionary.md",
        "boundaries/world.json",
        "boundaries/SOURCE.md",
        "boundaries/sweden.json",
        "site/sv/index.html",
    ):
        assert (folder / name).stat().st_size, name
    swedish, english = ((folder / name).read_text("utf-8") for name in ("LÄS MIG.txt", "README.txt"))
    assert "6 partnerskap med\n  18 projekt" in swedish
    assert "6 partnerships with 18 projects, and 3 articles" in english
    for text in (swedish, english):
        assert "Anna {{7*7}}: Nytt <b>" in text
        assert max(map(len, text.splitlines())) < 90
    lines = (folder / "history.csv").read_text("utf-8").splitlines()
    assert [line.partition(",")[0] for line in lines] == ["number", "7", "6"]
    assert lines[-1] == '6,5,2026-11-22T09:30:00Z,B,"\'=1+1, förr",,'
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_spreadsheet_takes_the_history_for_formulas(revision: Revision, sign: str) -> None:
    written = parts(revision, [Publication(1, 0, NOW, f"{sign}1", "Nytt", "", "")], {})["history.csv"]
    assert written.decode("utf-8").splitlines()[1].split(",")[3] == f"'{sign}1"


def test_the_same_parts_are_the_same_bytes(revision: Revision, history: list[Publication]) -> None:
    held = parts(revision, history, {"sweden.json": b"{}"})
    turned = dict(reversed(held.items()))
    assert package_bytes(held, revision) == package_bytes(turned, revision)
    assert check_package(package_bytes(held, revision)) == []


@settings(max_examples=50)
@given(
    st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.binary(max_size=50), max_size=6)
)
def test_every_part_comes_back(revision: Revision, held: dict[str, bytes]) -> None:
    if len({name.casefold() for name in held}) != len(held):
        with pytest.raises(PackageError):
            package_bytes(held, revision)
        return
    content = package_bytes(held, revision)
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        result = {name.removeprefix("partnerskapskartan-7/"): zipped.read(name) for name in zipped.namelist()}
    del result["SHA256SUMS"]
    assert result == held
    assert check_package(content) == []


def test_a_damaged_part_is_found(revision: Revision) -> None:
    content = package_bytes({"a": b"1", "b": b"2"}, revision)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if not name.endswith("/b"):
                new.writestr(name, b"other" if name.endswith("/a") else old.read(name))
        new.writestr("partnerskapskartan-7/c", b"")
    assert check_package(target.getvalue()) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["", "/a", "../a", "a/../b", "a//b", "a\\b", "SHA256SUMS", "a\nb", "."])
def test_names_that_would_lead_elsewhere_are_refused(revision: Revision, name: str) -> None:
    with pytest.raises(PackageError, match="cannot be the name"):
        package_bytes({name: b""}, revision)


def test_a_package_that_cannot_be_written_leaves_nothing(revision: Revision, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such"):
        write_package(tmp_path / "nowhere" / "package.zip", {}, revision)
    assert list(tmp_path.iterdir()) == []

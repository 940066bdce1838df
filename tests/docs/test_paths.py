"""The files and folders that the documentation names are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(
    p.relative_to(ROOT).as_posix()
    for p in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *(ROOT / "docs").rglob("*.md"),
    )
)
ARCHITECTURE = "docs/architecture.md"
TOPS = (".ci/", ".streamlit/", "bench/", "components/", "data/", "docs/", "geo/", "supply/", "tests/")
SUFFIXES = (".css", ".csv", ".html", ".js", ".md", ".py", ".toml", ".txt", ".typ")
NOT_OURS = {
    ".well-known/security.txt": "a file of the built site",
    "404.html": "the same",
    "build/site/index.html": "the same",
    "en/404.html": "the same",
    "en/index.html": "the same",
    "index.html": "the same",
    "place/index.html": "the same",
    "place/vaxjo/index.html": "the same",
    "table/all.html": "the same",
    "table/index.html": "the same",
    "listing.txt": "an example",
    "proposals.csv": "an example",
    "letters/index.csv": "a file that a command writes",
    "draft.txt": "a line that a folder has which came out of a draft",
    "revision.txt": "a line that a folder has which came out of the store",
    ".streamlit/secrets.toml": "a file of whoever runs the server",
    "st.components.v1.html": "a function of Streamlit",
    "static/index.html": "Streamlit's own file",
}
"""What stands in backticks, looks like a file of this repository and is none, with what it is."""


@pytest.mark.parametrize("page", PAGES)
def test_every_path_in_backticks_is_there(page: str) -> None:
    assert [name for name in named(page) if not is_there(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_between_files_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", text(page))
    paths = [path for t in targets if ":" not in t and (path := t.partition("#")[0])]
    assert [path for path in paths if not ((ROOT / page).parent / path).exists()] == []


def test_what_is_no_file_of_ours_is_still_named() -> None:
    assert set(NOT_OURS) - {token for page in PAGES for token in tokens(page)} == set()


def test_the_architecture_says_which_file_to_open() -> None:
    """Whoever wants to change something finds one file for it, and not the same change twice."""
    _, _, after = text(ARCHITECTURE).partition("\n## I want to change ...\n")
    rows = [line.split(" | ") for line in after.partition("\n## ")[0].splitlines() if line.startswith("| ")][
        2:
    ]
    assert len(rows) >= 30
    assert len({change for change, *_ in rows}) == len(rows)
    assert [
        row for row in rows if not re.fullmatch(r"`[^`*]+`", row[1]) or not (ROOT / row[1][1:-1]).is_file()
    ] == []


def test_the_architecture_names_every_room() -> None:
    rooms = {
        path.parent.relative_to(ROOT).as_posix()
        for top in ("data", "geo", "components")
        for path in (*(ROOT / top).glob("__init__.py"), *(ROOT / top).glob("*/__init__.py"))
    } - {"geo", "components"}
    assert rooms - set(tokens(ARCHITECTURE)) == set()


def named(page: str) -> list[str]:
    """Return what a page names as files and folders of this repository; a name without a folder is a file's."""
    return [
        t.rstrip("/")
        for t in tokens(page)
        if t not in {*NOT_OURS, *SUFFIXES} and (t.startswith(TOPS) or t.endswith(SUFFIXES))
    ]


def tokens(page: str) -> list[str]:
    """Return what stands in backticks and could be a path, a pattern of paths, or a file's name."""
    return re.findall(r"`([A-Za-z0-9_.][\w./*-]*)`", text(page))


def is_there(name: str) -> bool:
    """Say whether a path, a pattern of paths, or a bare file name is in the repository."""
    return any(ROOT.glob(name)) if "/" in name or (ROOT / name).exists() else name in file_names()


@cache
def file_names() -> frozenset[str]:
    folders = (ROOT / top for top in TOPS)
    return frozenset(p.name for folder in folders for p in folder.rglob("*") if p.is_file())


@cache
def text(page: str) -> str:
    """Return a page without its blocks of code, which show commands and examples."""
    return re.sub(
        r"^```.*?^```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )

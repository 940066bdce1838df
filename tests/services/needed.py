"""Finding the programs, and what becomes of a test when they are not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

WHERE = ("/usr/sbin", "/usr/local/sbin")
"""Folders for servers, which are not on everybody's path."""


def program(name: str, more: Iterable[Path] = ()) -> str:
    """Return a program's path. Without it the test is skipped, or fails where every test is to run (``CI``)."""
    for folder in (os.environ.get("PATH", ""), *map(str, more), *WHERE):
        if result := shutil.which(name, path=folder):
            return result
    reason = f"{name} is not installed; as administrator, .ci/install-services installs it"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)

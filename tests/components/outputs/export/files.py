"""Files as the page gives them and as the command writes them, and what is in them."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from click.testing import CliRunner
from openpyxl import load_workbook

import manage
from components.outputs.export.download import Download, download, download_address
from components.state.state import State
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
ROOT_ADDRESS = "https://example.org/karta/"
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "=HYPERLINK(\"http://evil.example\";\"x\")",
    "=cmd|' /C calc'!A0", "#N/A", "#REF!", "{{7*7}}", "<script>", "\"quoted\"; ;", "'apostrophe",
    "a\x00b\x0bc", "x" * 40_000,
]  # fmt: skip


def get(kind: str, state: State, dataset: Dataset = REAL) -> Download:
    return download(dataset, TODAY, kind, urlsplit(download_address(state, kind)).query, ROOT_ADDRESS)


def sheets(content: bytes) -> tuple[list[tuple[Any, ...]], dict[str, Any]]:
    book = load_workbook(BytesIO(content))
    rows, about = book.worksheets
    return list(rows.iter_rows(values_only=True)), dict(about.iter_rows(values_only=True))


def table(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def run(*words: str | Path) -> tuple[int, bytes, str]:
    """``manage.py list``: its code, what it wrote and what it said."""
    result = CliRunner().invoke(manage.manage, ["list", *map(str, words)])
    return result.exit_code, result.stdout_bytes, result.stderr

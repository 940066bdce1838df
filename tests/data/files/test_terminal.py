"""What reaches a terminal cannot command it, and what is for a file arrives unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO, TextIOWrapper
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.terminal import Terminal, escaped, for_people, shortened
from tests.conftest import ROOT
from tests.pseudo_terminal import on_terminal

ANY = st.text(st.characters(codec=None, categories=None))
"""Lone surrogates too."""


@given(ANY)
def test_only_printable_characters_are_left_and_those_are_as_they_were(text: str) -> None:
    result = escaped(text)
    assert result.replace("\u00a0", " ").replace("\u202f", " ").isprintable()
    result.encode("utf-8")
    assert "".join(letter for letter in text if letter.isprintable()) in (result, text) or len(result) > len(
        text
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Åre kommun – 中文", "Åre kommun – 中文"),
        ("1\u00a0000\u202fkr", "1\u00a0000\u202fkr"),
        ("\x1b[2J\x9b31m\x07", r"\x1b[2J\x9b31m\x07"),
        ("a\r\nb\tc\x00\x7f", r"a\r\nb\tc\x00\x7f"),
        ("\u202e\u2066\u200b\u2028\ufeff", r"\u202e\u2066\u200b\u2028\ufeff"),
        ("\ud800\uffff\U000e0041", r"\ud800\uffff\U000e0041"),
    ],
)
def test_what_cannot_be_printed_is_written_out(text: str, result: str) -> None:
    assert escaped(text) == result


@given(ANY, st.integers(9, 60))
def test_what_is_too_long_keeps_its_beginning_and_its_end(text: str, longest: int) -> None:
    result = shortened(text, longest)
    assert len(result) <= longest
    assert result == text or (text.startswith(result[:4]) and text.endswith(result[-2:]))


@given(st.lists(ANY, max_size=5))
def test_a_stream_for_people_writes_nothing_but_lines(texts: list[str]) -> None:
    stream = StringIO()
    terminal = Terminal(stream)
    for text in texts:
        terminal.write(text)
    terminal.writelines(texts)
    terminal.buffer.write("".join(texts).encode("utf-8", "surrogatepass") + b"\xff\x1b")
    output = stream.getvalue()
    for text in texts:
        if text.startswith("\r"):  # a bar of progress goes back to the line's start
            output = output.replace("\r", "", 1)
    assert escaped(output.replace("\r", ""), also="\n\t") == output.replace("\r", "")


def test_a_bar_of_progress_moves_and_nothing_more_than_that() -> None:
    class Shown(StringIO):
        def isatty(self) -> bool:
            return True

    stream = Shown()
    with click.progressbar([1, 2], label="Gör\x1b[2J", file=for_people(stream)) as bar:
        list(bar)
    assert "100%" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()
    assert stream.getvalue().count("\r") > 1


def test_what_a_program_reads_is_left_as_it_is(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w", encoding="utf-8") as file:
        assert for_people(file, always=False) is file
        assert isinstance(file, TextIOWrapper)


def test_a_command_on_a_terminal_shows_a_table_without_its_escape_sequences(tmp_path: Path) -> None:
    """The same table goes into a pipe byte for byte."""
    script = tmp_path / "shows.py"
    script.write_text(
        "import sys, click\n"
        "from data.files.terminal import for_people\n"
        "sys.stdout, sys.stderr = for_people(sys.stdout, always=False), for_people(sys.stderr)\n"
        r"click.echo('Åre\x1b[2J\u202e\rb'); click.echo(b'a;b\r\n\x1b]0;x\x07\n'); click.echo('\x9bwrong', err=True)"
    )
    command = [sys.executable, str(script)]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    shown = on_terminal(command, **environment)
    assert b"\x1b" not in shown
    assert "Åre\\x1b[2J\\u202e\\rb" in shown.decode()
    assert "\\x9bwrong" in shown.decode()
    piped = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=True)
    assert b"a;b\r\n\x1b]0;x\x07\n" in piped.stdout
    assert piped.stderr == b"\\x9bwrong\n"

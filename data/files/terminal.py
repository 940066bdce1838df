"""Text on its way to a terminal or a log: what would command a terminal is written out instead.

Tables, files and requests bring text that nobody has looked at. An escape sequence in it can wipe a terminal, change
its title or put words into a line that the program never wrote; so can a lone line end, and a character that turns
the direction of writing. ``data/plain_text.py`` replaces such characters in what a sentence quotes; here they can be
told from each other, as whoever looks for a fault needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TextIO

_SPACES = "\u00a0\u202f"
"""Spaces in numbers and dates that do not break; they look like spaces."""
_CURSOR = re.compile(r"\x1b\[\?25[lh]")
"""Hides the cursor and shows it again: Click, around a bar of progress. The bar is as good without."""


def escaped(text: str, also: str = "") -> str:
    r"""Return the text with each character that cannot be printed as Python writes it: ``\x1b``, ``\u202e``, ``\n``.

    The characters of ``also`` pass.
    """
    if text.isprintable():
        return text
    passing = _SPACES + also
    return "".join(
        letter
        if letter.isprintable() or letter in passing
        else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def shortened(text: str, longest: int) -> str:
    """Return the text without its middle where it is longer; what went wrong stands at the end of many messages."""
    if len(text) <= longest:
        return text
    end = longest // 3
    return f"{text[: longest - end - 1]}…{text[-end:]}"


class Terminal:
    """A stream for people: lines and tabs pass, and all that is not printable is :func:`escaped`.

    A carriage return passes at the beginning of what is written at once, where it moves to the start of a line that
    the program itself wrote: a bar of progress. All else is the stream's own.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.buffer = _Bytes(self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text; return its length."""
        start = "\r" if text.startswith("\r") else ""
        line_ends = _CURSOR.sub("", text).removeprefix(start).replace("\r\n", "\n")
        self._stream.write(start + escaped(line_ends, also="\n\t"))
        return len(text)

    def writelines(self, texts: Iterable[str]) -> None:
        """Write several texts."""
        for text in texts:
            self.write(text)


class _Bytes:
    """The bytes of a file that is shown on a terminal, as text."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def write(self, content: bytes) -> int:
        self._terminal.write(bytes(content).decode("utf-8", "backslashreplace"))
        return len(content)

    def flush(self) -> None:
        self._terminal.flush()


def for_people(stream: TextIO, *, always: bool = True) -> TextIO:
    """Return a stream whose text is for people: as what is wrong is, wherever it goes.

    With ``always`` false only where it is a terminal; what a program or a file takes in is left as it is.
    """
    result: Any = Terminal(stream)
    return result if always or stream.isatty() else stream

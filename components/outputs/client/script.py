"""Values in a script file: text that a browser parses as JSON, never as script."""

from __future__ import annotations

import sys

from components.kit.json_file import json_text
from geo.naming.fold import fold

_IN_QUOTES = str.maketrans({
    "\\": "\\\\",
    "'": "\\'",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
})  # fmt: skip


def call(function: str, *values: object) -> bytes:
    """Return a script that calls one of our functions with values.

    A page opened from a folder may not fetch a file, but may run one as a script: so data are scripts of
    one call. Each value is JSON within a quoted text; whatever a text may hold stays in it,
    so that a file which the browser writes of it needs no rule of its own.
    """
    return f"{function}({', '.join(map(_parsed, values))});\n".encode()


def _parsed(value: object) -> str:
    text = json_text(value)
    # A "<" can begin nothing even if somebody puts the file into a page.
    quoted = text.replace("<", "\\u003c").translate(_IN_QUOTES)
    return f"JSON.parse('{quoted}')"


def foldings() -> list[tuple[str, str]]:
    """Return the letters whose folded case is not their small letter (``ß`` is ``ss``), with that case."""
    letters = map(chr, range(sys.maxunicode + 1))
    return [(c, c.casefold()) for c in letters if c.casefold() != c.lower() and fold(c)]

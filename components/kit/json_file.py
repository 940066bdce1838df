"""Values as a JSON file that every reader of JSON can read."""

from __future__ import annotations

import json
import re
from datetime import date

from data.plain_text import fit

_ESCAPE = re.compile(r"""\\(?:(["\\nrt])|u00[01][0-9a-f]|[bf])""")
"""What JSON writes in other signs: those in the group a text may hold. The reader would get the others back, and a
drawing of them ends the process of the renderer."""


def json_bytes(value: object, indent: int | None = None) -> bytes:
    """Return a document in UTF-8, without a line's break unless it is indented; the same value gives the same bytes."""
    return json_text(value, indent).encode()


def json_text(value: object, indent: int | None = None) -> str:
    """Return the text of a document; days are ISO 8601. Raises ValueError for what is no number, as NaN."""
    separators = None if indent else (",", ":")
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators, default=_iso
    )
    return fit(_ESCAPE.sub(lambda sign: sign[0] if sign[1] else "\N{REPLACEMENT CHARACTER}", text))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"JSON holds no {type(value).__name__}")

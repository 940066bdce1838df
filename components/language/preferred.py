"""Negotiates the language with a browser."""

from __future__ import annotations

import re

_PART = re.compile(r"\s*([A-Za-z]{1,8}|\*)[^;,]*(?:;\s*q\s*=\s*([0-9.]+))?\s*")


def preferred(accepted: str) -> str:
    """Return the code of the language for an ``Accept-Language`` header (RFC 9110, 12.5.4).

    That is the first of the reader's languages that we have; English for who has neither; Swedish
    where nothing is said.
    """
    parts = (found for part in accepted.split(",") if (found := _PART.fullmatch(part)))
    wishes = [(_weight(part[2]), part[1].lower()) for part in parts]
    read = [code for weight, code in sorted(wishes, key=lambda w: -w[0]) if weight > 0]
    ours = [code for code in read if code in ("sv", "en")]
    return ours[0] if ours else "sv" if not read or "*" in read else "en"


def _weight(text: str | None) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0

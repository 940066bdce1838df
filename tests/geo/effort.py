"""How much work a text may be, and texts made to be much."""

from __future__ import annotations

CALLS = 100_000
"""Calls that a text may cost. A call takes 0.1 to 0.25 microseconds of a shared core, so this is half of 50 ms.

Calls stand for time only where what a single one reads is bounded as well: names are
cut to 200 characters, texts to 3,000, and each key brings a limited number of rows.
"""

PATHOLOGICAL = {
    "one letter": "a" * 10_000,
    "combining marks": "e\u0301\u0302\u0303" * 3000,
    "wording only": "county of " * 2000,
    "wording inside wording": "City of Region of X District Council Municipality County " * 300,
    "what joins": "Municipio de los de la de los " * 500,
    "an ordinary word over and over": "Vara och " * 2000,
    "namesakes": "San José, Santa Cruz, " * 1000,
    "every ending": "Kommunen i Nya Vestra wska ska Council",
    "Cyrillic": "Львівська область " * 500,
    "joined pictures": "\U0001f469\u200d\U0001f469\u200d\U0001f467 " * 2000,
}
"""Texts made to be much work; by what they are."""
